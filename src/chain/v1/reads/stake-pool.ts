import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import { catchRowError, type RowError, singleRow } from "../../../query/row-result.ts";
import { keyList, type StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, chainSeconds, storageValue, sumBy } from "../../../query/storage-value.ts";
import { sessionStorageKeys } from "../../accounts.ts";
import type { PoolReads } from "../../chain-adapter.ts";
import type { StakePoolField, StakePoolRow } from "../../model/stake-pool.ts";
import type { WorkerSession } from "../../model/worker.ts";
import { STATE_FIELDS } from "../../stake-pool-fields.ts";
import { requiredParts, stakePoolRowBuilder } from "../../stake-pool-state.ts";
import { buildWorkerSession } from "../../workers/worker-session.ts";
import type { ChainV1 } from "../chain-context.ts";
import { parseWorkerStatus } from "./worker-status.ts";

/** The reads of one pool. */
export function createPoolReadsV1(chain: ChainV1): PoolReads {
	return { stakePool: (pid) => singleRow(readStakePools(chain, [pid], STATE_FIELDS)) };
}

/**
 * Two rounds at most: the pools' records, then the miners of their workers, whose status includes cooling down.
 *
 * @returns one for each pid: `null` where there is no such pool, a {@link RowError} where its bytes do not decode
 */
export function* readStakePools(
	chain: ChainV1,
	pids: readonly number[],
	fields: ReadonlySet<StakePoolField>,
): StorageQuery<readonly (StakePoolRow | RowError | null)[]> {
	const { phalaMining, phalaStakePool } = chain.entries;
	const { miners, stakes } = phalaMining;
	const needs = requiredParts(fields);
	const period = storageValue(phalaMining.coolDownPeriod);
	const heads = pids.map((pid) => ({
		pid,
		record: storageValue(phalaStakePool.stakePools, pid),
		whitelist: needs.whitelist ? storageValue(phalaStakePool.poolContributionWhitelists, pid) : null,
		description: needs.description ? storageValue(phalaStakePool.poolDescriptions, pid) : null,
	}));
	const keys = heads.flatMap(({ record, whitelist, description }) =>
		[record, whitelist, description].flatMap((value) => value?.key ?? []),
	);
	const head = yield { keys: needs.sessions ? [period.key, ...keys] : keys };
	const pools = heads.map(({ pid, record, whitelist, description }) =>
		catchRowError(pid, () => {
			const pool = record.from(head);
			if (pool === null) return null;
			const named = needs.coolingDown || needs.sessions ? pool.workers : [];
			const maps = needs.sessions ? [miners.under(), stakes.under()] : [miners.under()];
			const [minerKeys = [], stakeKeys = []] = sessionStorageKeys(pid, named, maps);
			const texts = { whitelist: whitelist?.from(head) ?? null, description: description?.from(head) ?? null };
			return { pid, pool, ...texts, named, miners: keyList(minerKeys), stakes: keyList(stakeKeys) };
		}),
	);
	const lists = pools.flatMap((pool) => (pool !== null && "miners" in pool ? [pool.miners, pool.stakes] : []));
	const rest = lists.some(({ keys }) => keys.length > 0) ? yield { lists } : null;
	const coolDownSeconds = needs.sessions ? Number(period.from(head)) : 0;
	const rules = {
		addresses: chain.addresses,
		gracePeriodSeconds: chain.constants.gracePeriodSeconds,
		generation: 1,
		// Where the cap is checked before the queue is paid, the queue does not add to the cap gap.
		queueMakesRoom: chain.features.whitelists,
	} as const;
	const build = stakePoolRowBuilder(fields, rules);
	return pools.map((row) => {
		if (row === null || !("miners" in row)) return row;
		const { pid, pool, named, whitelist, description } = row;
		const minerValues = rest?.valuesOf(row.miners);
		const stakeValues = rest?.valuesOf(row.stakes);
		return catchRowError(pid, () => {
			const known = named.map((publicKey, i) => {
				const info = miners.decode(minerValues?.at(i) ?? null);
				return { publicKey, info, behind: stakeValues?.at(i) ?? null };
			});
			return build({
				pid,
				owner: pool.owner,
				commissionPpm: pool.payoutCommission ?? 0,
				cap: pool.cap,
				totalStake: pool.totalStake,
				totalShares: pool.totalShares,
				workers: pool.workers,
				coolingDownWorkers: known.flatMap(({ publicKey, info }) =>
					info && parseWorkerStatus(info) === "CoolingDown" ? [publicKey] : [],
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
							return [buildWorkerSession(publicKey, parseWorkerStatus(info), info, staked, coolDownSeconds)];
						})
					: [],
				whitelist,
				description,
				now: chainSeconds(head),
				block: blockRef(head),
			});
		});
	});
}

/** Shares of the account's request in the pool's queue; 0 without a request. */
export function sharesQueuedBy(pool: PoolInfo, account: string): bigint {
	return sumBy(pool.withdrawQueue, ({ user, shares }) => (user === account ? shares : 0n));
}
