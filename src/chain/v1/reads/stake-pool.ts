import type { PoolInfo } from "../../../../generated/v1/surface.ts";
import { capGap, delegable } from "../../../math/shares.ts";
import { sessionAccount } from "../../accounts.ts";
import { blockOf, item, keysOf, nowOf, total } from "../../item.ts";
import { poolState } from "../../pool-state.ts";
import type { Read } from "../../read.ts";
import type { StakePoolState } from "../../types.ts";
import type { ChainV1 } from "../context.ts";
import { statusOf } from "./worker.ts";

/** Two rounds: the pool's records, then the miners of its workers, to tell which of them cool down. */
export function* readStakePool(chain: ChainV1, pid: number): Read<StakePoolState | null> {
	const { phalaMining, phalaStakePool } = chain.entries;
	const record = item(phalaStakePool.stakePools, pid);
	const listed = item(phalaStakePool.poolContributionWhitelists, pid);
	const words = item(phalaStakePool.poolDescriptions, pid);
	const head = yield { keys: keysOf([record, listed, words]) };
	const pool = record.of(head);
	if (pool === null) return null;

	const miners = pool.workers.map((worker) => item(phalaMining.miners, sessionAccount(pid, worker)));
	const rest = miners.length > 0 ? yield { keys: keysOf(miners) } : head;
	const coolingDown = pool.workers.filter((_, i) => {
		const miner = miners[i]?.of(rest);
		return miner && statusOf(miner) === "CoolingDown";
	});

	const { gracePeriodSeconds } = chain.constants;
	const shared = poolState(
		chain.addresses,
		{
			totalStake: pool.totalStake,
			totalShares: pool.totalShares,
			queue: pool.withdrawQueue.map(({ user, shares, startTime }) => ({ user, shares, startedAt: Number(startTime) })),
			freeStake: pool.freeStake,
			releasingStake: pool.releasingStake,
			whitelist: listed.of(head),
			description: words.of(head),
			now: nowOf(rest),
		},
		{ gracePeriodSeconds, generation: 1 },
	);
	const queuedValue = total(shared.withdrawQueue, ({ value }) => value);
	return {
		pid,
		owner: chain.addresses.format(pool.owner),
		commissionPpm: pool.payoutCommission ?? 0,
		cap: pool.cap,
		...shared,
		stakedStake: pool.totalStake - pool.freeStake,
		ownerReward: pool.ownerReward,
		capGap: capGap(pool),
		// Where the cap is looked at before the queue is paid, the queue makes no room.
		delegable: delegable(pool, chain.rules.whitelists ? queuedValue : 0n),
		workers: pool.workers,
		coolingDownWorkers: coolingDown,
		block: blockOf(rest),
	};
}

/** Ids of all pools: one round. */
export function* readStakePoolIds({ entries }: ChainV1): Read<readonly number[]> {
	const { stakePools } = entries.phalaStakePool;
	const prefix = stakePools.under();
	const answer = yield { prefixes: [prefix] };
	return answer
		.keysUnder(prefix)
		.map((key) => Number(stakePools.args(key)[0]))
		.sort((a, b) => a - b);
}

/** Shares that the account's request in the queue asks for, as far as the pool's record goes; 0 without one. */
export function queuedBy(pool: PoolInfo, account: string): bigint {
	return total(pool.withdrawQueue, ({ user, shares }) => (user === account ? shares : 0n));
}
