import { type QueueRules, queueRules } from "../../math/queue.ts";

/**
 * Where runtimes of generation 2 differ in what they do. Told by what their metadata has, never by a version.
 *
 * Each field is `true` for the newer behaviour.
 */
export interface RuntimeFlags {
	/**
	 * W-PHA below the asset's minimum is given up (specs from 1250, which keep `UnmintableDust`): tiny requests are burnt, tiny
	 * wraps credit nothing. Before, a rest goes along to the recipient, and what cannot be credited fails: a wrap with an error,
	 * a payment by making the whole extrinsic impossible to include.
	 */
	readonly dropsDust: boolean;
	/** A locked vault may not contribute either (specs from 1250, which have `VaultQueuePeriod`); before, it may not withdraw. */
	readonly locksContributions: boolean;
	/** A vault's commission is settled before anything changes its price (specs from 1260, which know `CommissionNotChanged`). */
	readonly settlesGains: boolean;
	/** A vault whose first request waits three grace periods is shut down (specs from 1260, which report `ForceShutdown`). */
	readonly limitsWaiting: boolean;
	/** `phalaBasePool.claimReimbursement` is there (specs from 1260). */
	readonly reimburses: boolean;
}

/** The same, and what follows. */
export interface RuntimeFeatures extends RuntimeFlags {
	/** How a queue is served where the W-PHA minimum is that much. */
	queue(minimum: bigint): QueueRules;
}

/** Free stake up to this served no queue before specs of 1250, whatever the W-PHA minimum was. */
const FIXED_MINIMUM = 10_000_000_000n;

/** What follows from the flags of a runtime. */
export function deriveFeatures(flags: RuntimeFlags): RuntimeFeatures {
	return {
		...flags,
		queue: (minimum) =>
			flags.dropsDust ? queueRules(minimum) : { minBalance: FIXED_MINIMUM, burnsDust: false, generation: 2 },
	};
}
