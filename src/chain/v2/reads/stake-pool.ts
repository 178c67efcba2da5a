import type { StakePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type Fault, isolated } from "../../../query/row-result.ts";
import type { Answer, Read } from "../../../query/storage-query.ts";
import { blockOf, type Item, item, nowOf, present, total } from "../../../query/storage-value.ts";
import { sessionAccount, sessionKeys } from "../../accounts.ts";
import type { StakePoolField, StakePoolRow, WorkerSession } from "../../model.ts";
import { needsOf, type PoolNeeds, poolRow } from "../../stake-pool-state.ts";
import { Session } from "../../workers/worker-session.ts";
import type { ChainV2 } from "../chain-context.ts";
import { queueOf, stakePoolOf, totalsOf } from "./base-pool.ts";
import { wrappedOf } from "./share-nft.ts";
import { STATUS } from "./worker.ts";

/**
 * Two rounds: the pools' records, then their accounts, queues and sessions, as far as the fields need them.
 *
 * @returns one for each pid: `null` where there is no such pool, a fault where it is a vault or its bytes cannot be read
 */
export function* readStakePools(
	chain: ChainV2,
	pids: readonly number[],
	fields: ReadonlySet<StakePoolField>,
): Read<readonly (StakePoolRow | Fault | null)[]> {
	const { phalaBasePool, phalaComputation } = chain.entries;
	const needs = needsOf(fields);
	const period = item(phalaComputation.coolDownPeriod);
	const heads = pids.map((pid) => ({
		pid,
		record: item(phalaBasePool.pools, pid),
		whitelist: needs.whitelist ? item(phalaBasePool.poolContributionWhitelists, pid) : null,
		description: needs.description ? item(phalaBasePool.poolDescriptions, pid) : null,
	}));
	const keys = heads.flatMap(({ record, whitelist, description }) => keysIn([record, whitelist, description]));
	const head = yield { keys: needs.sessions ? [period.key, ...keys] : keys };
	const pools = heads.map(({ pid, record, whitelist, description }) =>
		isolated(pid, () => {
			const found = record.of(head);
			if (found === null) return null;
			const pool = stakePoolOf(pid, found);
			const told = { whitelist: whitelist?.of(head) ?? null, description: description?.of(head) ?? null };
			return { pid, pool, ...told, wants: wantsOf(chain, pid, pool, needs) };
		}),
	);
	const wanting = pools.flatMap((pool) => (pool !== null && "wants" in pool ? [pool.wants] : []));
	const rest = yield {
		keys: wanting.flatMap(({ keys }) => keys),
		ordered: wanting.flatMap(({ ordered }) => ordered),
	};
	let told = 0;
	const coolDownSeconds = needs.sessions ? Number(period.of(head)) : 0;
	const rules = {
		addresses: chain.addresses,
		gracePeriodSeconds: chain.constants.gracePeriodSeconds,
		generation: 2,
		queueMakesRoom: true,
	} as const;
	return pools.map((found) => {
		if (found === null || !("wants" in found)) return found;
		const { pid, pool, whitelist, description, wants } = found;
		const place = told;
		told += wants.ordered.length;
		return isolated(pid, () =>
			poolRow(
				{
					pid,
					owner: pool.basepool.owner,
					commissionPpm: pool.payoutCommission ?? 0,
					cap: pool.cap,
					...totalsOf(pool.basepool),
					workers: pool.workers,
					coolingDownWorkers: pool.cdWorkers,
					...wants.of(rest, place, coolDownSeconds),
					whitelist,
					description,
					now: nowOf(rest),
					block: blockOf(rest),
				},
				fields,
				rules,
			),
		);
	});
}

/** What one pool's fields need in the second round. */
function wantsOf(chain: ChainV2, pid: number, pool: StakePool, needs: PoolNeeds) {
	const { basepool, cdWorkers, workers } = pool;
	const { sessions, stakes } = chain.entries.phalaComputation;
	const free = needs.freeStake ? wrappedOf(chain, basepool.poolAccountId) : null;
	const staked = needs.stakedStake ? wrappedOf(chain, pool.lockAccount) : null;
	const owed = needs.ownerReward ? wrappedOf(chain, pool.ownerRewardAccount) : null;
	const queue = needs.queue ? queueOf(chain, basepool) : [];
	const releasing = needs.releasingStake ? cdWorkers.map((worker) => item(stakes, sessionAccount(pid, worker))) : [];
	const named = needs.sessions ? workers : [];
	const ordered = sessionKeys(pid, named, [sessions.under(), stakes.under()]).flat();
	return {
		keys: keysIn([free, staked, owed, ...queue.map(({ shares }) => shares), ...releasing]),
		/** Sessions of the workers, then stakes of the workers. */
		ordered,
		/** `place`: of the first of them among the ordered ones of the answer. */
		of: (answer: Answer, place: number, coolDownSeconds: number) => ({
			freeStake: free?.of(answer) ?? 0n,
			stakedStake: staked?.of(answer) ?? 0n,
			ownerReward: owed?.of(answer) ?? 0n,
			releasingStake: total(releasing, (stake) => stake.of(answer) ?? 0n),
			queue: queue.map(({ request, shares }) => ({
				user: request.user,
				shares: shares.of(answer),
				startedAt: Number(request.startTime),
			})),
			sessions: present(named, (publicKey, i): WorkerSession | null => {
				const info = sessions.decode(answer.ordered.at(place + i) ?? null);
				if (info === null) return null;
				const behind = stakes.decode(answer.ordered.at(place + named.length + i) ?? null);
				return new Session(publicKey, STATUS[info.state], info, behind, coolDownSeconds);
			}),
		}),
	};
}

function keysIn(items: readonly (Item<unknown> | null)[]): Hex[] {
	return items.flatMap((wanted) => wanted?.key ?? []);
}
