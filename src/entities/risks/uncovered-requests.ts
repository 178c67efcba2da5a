import { isPhalaError, shareValue } from "../../chain/loaded-with-reads.ts";
import { isExpired, type QueueRules, serveQueue } from "../../math/queue.ts";
import { type PoolTotals, sharePrice, sharesFor } from "../../math/shares.ts";
import type { PoolFacts, QueuedRequest } from "./risk-facts.ts";

/** A pool whose queue was paid with its free stake, as the chain does before it looks for overdue requests. */
export interface ServedPool extends PoolTotals {
	readonly freeStake: bigint;
	readonly releasingStake: bigint;
	readonly queue: readonly QueuedRequest[];
	/** What the service paid, pico PHA. */
	readonly paid: bigint;
	readonly rules: QueueRules;
}

type Unserved = Pick<PoolFacts, "totalStake" | "totalShares" | "freeStake" | "releasingStake" | "queue">;

/** A queue that the chain cannot serve, because its arithmetic overflows, stays as it is. */
export function servePool(pool: Unserved, rules: QueueRules): ServedPool {
	const { totalStake, totalShares, freeStake, releasingStake, queue } = pool;
	return (
		unlessOverflow(() => serve(pool, rules)) ??
		({ totalStake, totalShares, freeStake, releasingStake, queue, paid: 0n, rules } satisfies ServedPool)
	);
}

function serve(pool: Unserved, rules: QueueRules): ServedPool {
	const served = serveQueue(pool, pool.queue, rules);
	const paid = served.steps.reduce((sum, { amount }) => sum + amount, 0n);
	// W-PHA below its minimum does not stay in an account.
	const isDropped = rules.generation === 2 && served.freeStake < rules.minBalance;
	const { totalStake, totalShares, queue } = served;
	const freeStake = isDropped ? 0n : served.freeStake;
	return { totalStake, totalShares, freeStake, releasingStake: pool.releasingStake, queue, paid, rules };
}

/** Whether the chain can find requests overdue: never while shares have no price. */
export function hasPrice(pool: ServedPool): boolean {
	return unlessOverflow(() => Boolean(sharePrice(pool, pool.rules.generation))) ?? true;
}

/** The first request that free and releasing stake do not cover; `null`: all are covered, or shares have no price. */
export function findUncovered(pool: ServedPool): QueuedRequest | null {
	if (!hasPrice(pool)) return null;
	let budget = pool.freeStake + pool.releasingStake;
	for (const request of pool.queue) {
		budget -= shareValue(request.shares, pool, pool.rules.generation);
		if (budget < 0n) return request;
	}
	return null;
}

/** Value of the requests in the queue up to the last one that started until `startedAt`, pico PHA. */
export function valueUntil(pool: ServedPool, startedAt: number): bigint {
	const end = pool.queue.findLastIndex((request) => request.startedAt <= startedAt) + 1;
	return pool.queue
		.slice(0, end)
		.reduce((sum, { shares }) => sum + shareValue(shares, pool, pool.rules.generation), 0n);
}

/** Limits of a contribution that is to cover requests. */
export interface CoverRules {
	/** When the requests must not be overdue, seconds since the epoch. */
	readonly at: number;
	readonly gracePeriodSeconds: number;
	/** Of vaults; `undefined` where time alone forces nothing. */
	readonly vaultQueuePeriodSeconds?: number | undefined;
	readonly minContribution: bigint;
}

/**
 * The least contribution after which no request forces an exit at a time; `null` where the chain's arithmetic overflows.
 *
 * @param pool - before its queue is served
 * @param missing - value to cover: the contribution rounds by some pico more
 */
export function leastContribution(
	pool: Unserved,
	missing: bigint,
	rules: QueueRules,
	cover: CoverRules,
): bigint | null {
	return unlessOverflow(() => {
		let amount = missing > cover.minContribution ? missing : cover.minContribution;
		for (let more = 1n; more < 1n << 40n && !covers(pool, amount, rules, cover); more *= 2n) amount += more;
		return amount;
	});
}

function covers(pool: Unserved, amount: bigint, rules: QueueRules, { at, ...limits }: CoverRules): boolean {
	const grown = {
		...pool,
		totalStake: pool.totalStake + amount,
		totalShares: pool.totalShares + sharesFor(amount, pool, rules.generation),
		freeStake: pool.freeStake + amount,
	};
	const served = serve(grown, rules);
	const budget = served.freeStake + served.releasingStake;
	return !isExpired(served, served.queue, budget, at, { ...limits, generation: rules.generation });
}

/** `compute`; `null` where amounts are beyond the chain's own arithmetic. */
function unlessOverflow<T>(compute: () => T): T | null {
	try {
		return compute();
	} catch (error) {
		if (isPhalaError(error, "INVALID_AMOUNT")) return null;
		throw error;
	}
}
