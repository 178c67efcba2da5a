import { divBalance, min, mulBalance, type PalletGeneration } from "./fixed.ts";
import { DUST, isDust, type PoolTotals, sharePrice, valueOf as shareValue } from "./shares.ts";

/**
 * Most payments of a service besides one for each request. Requests take one, and few more where generation 1 cuts a payment to 2⁶⁴ pico:
 * some 60 for all PHA there is. Where more would follow, the price collapsed during the service, and no block holds them all.
 */
export const MAX_STEPS = 1000;

/** One payment, or one burn, of a queue service. `R` is the caller's own request. @public */
export interface QueueStep<R> {
	/** The request as it was given, with the shares it had before the whole service. */
	readonly request: R;
	/** Amount paid, smallest units. */
	readonly amount: bigint;
	/**
	 * Shares that leave with the payment, as the chain's event counts them: those paid for, and in generation 2 a rest of at most 1000.
	 */
	readonly shares: bigint;
	/** Shares that leave the queue apart from a payment: all that waited when it was worth too little; generation 1: a rest of at most 1000. */
	readonly dropped: bigint;
	/** Shares that go on waiting; 0: the request is done. */
	readonly rest: bigint;
	/** Whether the waiting shares were worth too little and were burnt. */
	readonly burnt: boolean;
}

/** Result of a queue service. @public */
export interface ServedQueue<R> extends PoolTotals {
	/** In order; at most one payment per request and service, apart from rounding, and a burn of the rest. */
	readonly steps: readonly QueueStep<R>[];
	/** Requests that still wait, in order, with their remaining shares; other fields as given. */
	readonly queue: readonly R[];
	/** Remaining free stake. Generation 2: less than the W-PHA minimum does not stay in the pool's account. */
	readonly freeStake: bigint;
}

/** How a runtime serves its queue. @public */
export interface QueueRules {
	/** Serving continues while there is more free stake than this: W-PHA minimum balance (2), dust limit of 1000 (1). */
	readonly minBalance: bigint;
	/** Whether requests worth no more than `minBalance` are burnt unpaid: generation 2 only, from after spec 1241. */
	readonly burnsDust: boolean;
	/** Whose arithmetic. */
	readonly generation: PalletGeneration;
}

/**
 * How a generation serves its queue.
 *
 * - Generation 2: as specs from 1250 on do. `phala.parameters()` has the rules of the runtime at hand
 *
 * @param generation - of the pallets
 * @param minBalance - generation 2: the W-PHA minimum balance, smallest units
 * @remarks Source: queue service of `phalaStakePool` (1) and `phalaBasePool` (2)
 * @public
 */
export function queueRules(generation: 1): QueueRules;
/** `queueRules` of generation 2. @public */
export function queueRules(generation: 2, minBalance: bigint): QueueRules;
export function queueRules(generation: PalletGeneration, minBalance = DUST): QueueRules {
	return { minBalance, burnsDust: generation === 2, generation };
}

/**
 * Serves a withdraw queue from free stake, as the chain does on contribute, withdraw, reclaim and on demand.
 *
 * - First in line first; a payment never exceeds the free stake
 * - The number of shares to pay follows from the price before the service, the payment from the price at the moment,
 *   which rises with every request that is burnt
 * - A rest of at most 1000 shares is dropped; a request worth too little is burnt where the rules require it, and so is what
 *   a payment leaves of one, even when there is nothing left to pay with
 * - Nothing happens while there are no shares; ends after 1000 payments besides one for each request, as where a share costs more than
 *   all free stake: the chain would not end in a block
 * - Pure: neither `pool` nor `queue` is changed
 *
 * @param pool - totals and free stake at one moment, smallest units
 * @param queue - requests in the chain's order
 * @param rules - of the runtime: `queueRules`
 * @throws PhalaError `INVALID_AMOUNT` outside the range of {@link toFixed}
 * @remarks Source: queue service of `phalaBasePool` (2) and `phalaStakePool` (1; without its changes to the delegator's own record)
 * @public
 */
export function serveQueue<R extends { readonly shares: bigint }>(
	pool: PoolTotals & { readonly freeStake: bigint },
	queue: readonly R[],
	rules: QueueRules,
): ServedQueue<R> {
	const { minBalance, burnsDust, generation } = rules;
	let { totalStake, totalShares, freeStake } = pool;
	const price = sharePrice(pool, generation);
	const steps: QueueStep<R>[] = [];
	const worth = (shares: bigint) => shareValue(shares, { totalStake, totalShares }, generation);
	let at = 0;
	/** Of the request that is served: what its last payment left. */
	let rest = 0n;
	for (let request = queue[0]; price !== null && request; request = queue[at]) {
		const waiting = rest || request.shares;
		const serving = freeStake > minBalance;
		const judged = burnsDust && (serving || waiting < request.shares);
		const burnt = judged && worth(waiting) <= minBalance;
		const paid = serving && !burnt ? (price ? min(divBalance(freeStake, price, generation), waiting) : waiting) : 0n;
		if (!(paid || burnt) || steps.length > at + MAX_STEPS) break;
		const amount = min(worth(paid), freeStake);
		rest = burnt || isDust(waiting - paid) ? 0n : waiting - paid;
		// Generation 1 drops a rest from the queue only: those shares stay with the delegator.
		const gone = generation === 1 ? paid : waiting - rest;
		const shares = burnt ? 0n : gone;
		steps.push({ request, amount, shares, dropped: waiting - rest - shares, rest, burnt });
		freeStake -= amount;
		totalShares -= gone;
		if (!burnt) totalStake = isDust(totalStake - amount) ? 0n : totalStake - amount;
		if (!rest) at += 1;
	}
	const left = queue.slice(at);
	if (left[0] && rest) left[0] = { ...left[0], shares: rest };
	return { steps, queue: left, totalStake, totalShares, freeStake };
}

/** When a queue forces a pool to stop. @public */
export interface ExpiryRules {
	/** How long a request that is not covered may wait, seconds. */
	readonly gracePeriodSeconds: number;
	/** Vaults: how long any request may wait, seconds. @defaultValue no limit */
	readonly vaultQueuePeriodSeconds?: number | undefined;
	/** Of the pallets, whose arithmetic is used. */
	readonly generation: PalletGeneration;
}

/**
 * Whether a pool's workers may be stopped (generation 2: by anyone, on demand; generation 1: by the chain).
 *
 * - The first request that `budget` does not cover has waited longer than the grace period, strictly
 * - Never while shares have no price
 *
 * @param pool - totals at one block
 * @param queue - requests in the chain's order, `startedAt` in seconds since the epoch
 * @param budget - free stake plus releasing stake, smallest units
 * @param now - the chain's time, seconds since the epoch
 * @param rules - of the runtime
 * @throws PhalaError `INVALID_AMOUNT` outside the range of {@link toFixed}
 * @remarks Source: `checkAndMaybeForceWithdraw` (2), `phalaStakePool` on_finalize (1)
 * @public
 */
export function isExpired(
	pool: PoolTotals,
	queue: readonly { readonly shares: bigint; readonly startedAt: number }[],
	budget: bigint,
	now: number,
	rules: ExpiryRules,
): boolean {
	const { gracePeriodSeconds, vaultQueuePeriodSeconds: maximumAge, generation } = rules;
	const price = sharePrice(pool, generation);
	if (!price) return false;
	let left = budget;
	for (const { shares, startedAt } of queue) {
		const age = now - startedAt;
		if (maximumAge !== undefined && age > maximumAge) return true;
		left -= mulBalance(shares, price, generation);
		if (left < 0n) return age > gracePeriodSeconds;
	}
	return false;
}
