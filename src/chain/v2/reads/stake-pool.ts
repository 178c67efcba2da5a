import { capGap, delegable } from "../../../math/shares.ts";
import { sessionAccount } from "../../accounts.ts";
import { blockOf, item, keysOf, nowOf, total } from "../../item.ts";
import { poolState } from "../../pool-state.ts";
import type { Read } from "../../read.ts";
import type { StakePoolState } from "../../types.ts";
import type { ChainV2 } from "../context.ts";
import { queueOf, stakePoolOf, totalsOf } from "./base-pool.ts";
import { wrappedOf } from "./item.ts";

/** Two rounds: the pool's records, then its accounts, its queue and its cooling-down workers. */
export function* readStakePool(chain: ChainV2, pid: number): Read<StakePoolState | null> {
	const { phalaBasePool, phalaComputation } = chain.entries;
	const record = item(phalaBasePool.pools, pid);
	const listed = item(phalaBasePool.poolContributionWhitelists, pid);
	const words = item(phalaBasePool.poolDescriptions, pid);
	const head = yield { keys: keysOf([record, listed, words]) };
	const proxy = record.of(head);
	if (proxy === null) return null;
	const pool = stakePoolOf(pid, proxy);
	const base = pool.basepool;

	const free = wrappedOf(chain, base.poolAccountId);
	const staked = wrappedOf(chain, pool.lockAccount);
	const owed = wrappedOf(chain, pool.ownerRewardAccount);
	const queued = queueOf(chain, base);
	const stakes = pool.cdWorkers.map((worker) => item(phalaComputation.stakes, sessionAccount(pid, worker)));
	const rest = yield { keys: keysOf([free, staked, owed, ...stakes, ...queued.map(({ shares }) => shares)]) };

	const { gracePeriodSeconds } = chain.constants;
	const capped = { cap: pool.cap, totalStake: base.totalValue };
	const shared = poolState(
		chain.addresses,
		{
			...totalsOf(base),
			queue: queued.map(({ request, shares }) => ({
				user: request.user,
				shares: shares.of(rest),
				startedAt: Number(request.startTime),
			})),
			freeStake: free.of(rest),
			releasingStake: total(stakes, (stake) => stake.of(rest) ?? 0n),
			whitelist: listed.of(head),
			description: words.of(head),
			now: nowOf(rest),
		},
		{ gracePeriodSeconds, generation: 2 },
	);
	return {
		pid,
		owner: chain.addresses.format(base.owner),
		commissionPpm: pool.payoutCommission ?? 0,
		cap: pool.cap,
		...shared,
		stakedStake: staked.of(rest),
		ownerReward: owed.of(rest),
		capGap: capGap(capped),
		delegable: delegable(
			capped,
			total(shared.withdrawQueue, ({ value }) => value),
		),
		workers: pool.workers,
		coolingDownWorkers: pool.cdWorkers,
		block: blockOf(rest),
	};
}
