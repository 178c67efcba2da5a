import type { StakePool } from "../../../../generated/v2/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { sessionAccount } from "../../accounts.ts";
import { blockOf, type Item, item, nowOf, total } from "../../item.ts";
import { needsOf, type PoolNeeds, poolRow, STATE_FIELDS } from "../../pool-row.ts";
import type { Answer, Read } from "../../read.ts";
import { type Fault, isolated, only } from "../../rows.ts";
import { Session } from "../../session.ts";
import type { StakePoolField, StakePoolRow, StakePoolState, WorkerSession } from "../../types.ts";
import type { ChainV2 } from "../context.ts";
import { queueOf, stakePoolOf, totalsOf } from "./base-pool.ts";
import { wrappedOf } from "./item.ts";
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
	const rest = yield { keys: pools.flatMap((pool) => (pool !== null && "wants" in pool ? pool.wants.keys : [])) };
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
					...wants.of(rest, coolDownSeconds),
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
	const computing = needs.sessions
		? workers.map((publicKey) => {
				const account = sessionAccount(pid, publicKey);
				return { publicKey, session: item(sessions, account), stake: item(stakes, account) };
			})
		: [];
	const keys = keysIn([free, staked, owed, ...queue.map(({ shares }) => shares), ...releasing]);
	for (const { session, stake } of computing) keys.push(session.key, stake.key);
	return {
		keys,
		of: (answer: Answer, coolDownSeconds: number) => ({
			freeStake: free?.of(answer) ?? 0n,
			stakedStake: staked?.of(answer) ?? 0n,
			ownerReward: owed?.of(answer) ?? 0n,
			releasingStake: total(releasing, (stake) => stake.of(answer) ?? 0n),
			queue: queue.map(({ request, shares }) => ({
				user: request.user,
				shares: shares.of(answer),
				startedAt: Number(request.startTime),
			})),
			sessions: computing.flatMap(({ publicKey, session, stake }): WorkerSession[] => {
				const info = session.of(answer);
				return info ? [new Session(publicKey, STATUS[info.state], info, stake.of(answer), coolDownSeconds)] : [];
			}),
		}),
	};
}

function keysIn(items: readonly (Item<unknown> | null)[]): Hex[] {
	return items.flatMap((wanted) => wanted?.key ?? []);
}

/** Everything there is to tell of one pool. Throws `WRONG_POOL_KIND`, `DECODE_FAILED`. */
export function* readStakePool(chain: ChainV2, pid: number): Read<StakePoolState | null> {
	return only(yield* readStakePools(chain, [pid], STATE_FIELDS));
}
