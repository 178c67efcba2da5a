import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import { type Fault, isolated } from "../../../query/row-result.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, item, nowOf, total } from "../../../query/storage-value.ts";
import { sessionKeys } from "../../accounts.ts";
import type { StakePoolField, StakePoolRow, WorkerSession } from "../../model.ts";
import { needsOf, poolRow } from "../../stake-pool-state.ts";
import { Session } from "../../workers/worker-session.ts";
import type { ChainV1 } from "../chain-context.ts";
import { statusOf } from "./worker.ts";

/**
 * Two rounds at most: the pools' records, then the miners of their workers, which also tell who cools down.
 *
 * @returns one for each pid: `null` where there is no such pool, a fault where its bytes cannot be read
 */
export function* readStakePools(
	chain: ChainV1,
	pids: readonly number[],
	fields: ReadonlySet<StakePoolField>,
): Read<readonly (StakePoolRow | Fault | null)[]> {
	const { phalaMining, phalaStakePool } = chain.entries;
	const { miners, stakes } = phalaMining;
	const needs = needsOf(fields);
	const period = item(phalaMining.coolDownPeriod);
	const heads = pids.map((pid) => ({
		pid,
		record: item(phalaStakePool.stakePools, pid),
		whitelist: needs.whitelist ? item(phalaStakePool.poolContributionWhitelists, pid) : null,
		description: needs.description ? item(phalaStakePool.poolDescriptions, pid) : null,
	}));
	const keys = heads.flatMap(({ record, whitelist, description }) =>
		[record, whitelist, description].flatMap((wanted) => wanted?.key ?? []),
	);
	const head = yield { keys: needs.sessions ? [period.key, ...keys] : keys };
	const pools = heads.map(({ pid, record, whitelist, description }) =>
		isolated(pid, () => {
			const pool = record.of(head);
			if (pool === null) return null;
			const named = needs.coolingDown || needs.sessions ? pool.workers : [];
			const maps = needs.sessions ? [miners.under(), stakes.under()] : [miners.under()];
			const told = { whitelist: whitelist?.of(head) ?? null, description: description?.of(head) ?? null };
			return { pid, pool, ...told, named, ordered: sessionKeys(pid, named, maps).flat() };
		}),
	);
	const ordered = pools.flatMap((pool) => (pool !== null && "ordered" in pool ? pool.ordered : []));
	const rest = ordered.length > 0 ? yield { ordered } : head;
	const coolDownSeconds = needs.sessions ? Number(period.of(head)) : 0;
	const rules = {
		addresses: chain.addresses,
		gracePeriodSeconds: chain.constants.gracePeriodSeconds,
		generation: 1,
		// Where the cap is looked at before the queue is paid, the queue makes no room.
		queueMakesRoom: chain.rules.whitelists,
	} as const;
	let told = 0;
	return pools.map((found) => {
		if (found === null || !("ordered" in found)) return found;
		const { pid, pool, named, whitelist, description } = found;
		const at = told;
		told += found.ordered.length;
		return isolated(pid, () => {
			const known = named.map((publicKey, i) => {
				const info = miners.decode(rest.ordered.at(at + i) ?? null);
				return { publicKey, info, behind: rest.ordered.at(at + named.length + i) ?? null };
			});
			return poolRow(
				{
					pid,
					owner: pool.owner,
					commissionPpm: pool.payoutCommission ?? 0,
					cap: pool.cap,
					totalStake: pool.totalStake,
					totalShares: pool.totalShares,
					workers: pool.workers,
					coolingDownWorkers: known.flatMap(({ publicKey, info }) =>
						info && statusOf(info) === "CoolingDown" ? [publicKey] : [],
					),
					queue: pool.withdrawQueue.map(({ user, shares, startTime }) => ({
						user,
						shares,
						startedAt: Number(startTime),
					})),
					freeStake: pool.freeStake,
					stakedStake: pool.totalStake - pool.freeStake,
					releasingStake: pool.releasingStake,
					ownerReward: pool.ownerReward,
					sessions: needs.sessions
						? known.flatMap(({ publicKey, info, behind }): WorkerSession[] => {
								if (info === null) return [];
								const staked = stakes.decode(behind);
								return [new Session(publicKey, statusOf(info), info, staked, coolDownSeconds)];
							})
						: [],
					whitelist,
					description,
					now: nowOf(rest),
					block: blockOf(rest),
				},
				fields,
				rules,
			);
		});
	});
}

/** One round: how many pools there are. No pool is ever removed, so their ids are all below that. */
export function* readPoolCount({ entries }: ChainV1): Read<number> {
	const count = item(entries.phalaStakePool.poolCount);
	return Number(count.of(yield { keys: [count.key] }));
}

/** Ids of all pools: one round. */
export function* readStakePoolIds(chain: ChainV1): Read<readonly number[]> {
	const count = yield* readPoolCount(chain);
	return Array.from({ length: count }, (_, pid) => pid);
}

/** Shares that the account's request in the queue asks for, as far as the pool's record goes; 0 without one. */
export function queuedBy(pool: PoolInfo, account: string): bigint {
	return total(pool.withdrawQueue, ({ user, shares }) => (user === account ? shares : 0n));
}
