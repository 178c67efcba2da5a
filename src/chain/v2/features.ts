import { type QueueRules, queueRules } from "../../math/queue.ts";

/**
 * Differences between runtimes of generation 2, detected by their metadata, never by a version.
 *
 * Each field is `true` for the newer behaviour.
 */
export interface RuntimeFlags {
	/**
	 * W-PHA below the asset's minimum is dropped (specs from 1250, which store `UnmintableDust`): tiny requests are burnt, tiny
	 * wraps credit nothing. Before, a remainder goes to the recipient too, and an amount that cannot be credited fails: a wrap with an
	 * error, a payment by making the extrinsic impossible to include.
	 */
	readonly dropsDust: boolean;
	/** A locked vault may not contribute either (specs from 1250, which have `VaultQueuePeriod`); before, it may not withdraw only. */
	readonly locksContributions: boolean;
	/** A vault's commission is settled before anything changes its price (specs from 1260, which have `CommissionNotChanged`). */
	readonly settlesGains: boolean;
	/** A vault whose first request has waited three grace periods is shut down (specs from 1260, which emit `ForceShutdown`). */
	readonly limitsWaiting: boolean;
	/** `phalaBasePool.claimReimbursement` exists (specs from 1260). */
	readonly reimburses: boolean;
}

/** The flags, and the rules that follow from them. */
export interface RuntimeFeatures extends RuntimeFlags {
	/** Rules of the queue for a W-PHA minimum balance. */
	queue(minimum: bigint): QueueRules;
}

/** Before spec 1250, free stake up to this did not serve the queue, whatever the W-PHA minimum was. */
const FIXED_MINIMUM = 10_000_000_000n;

/** The features that follow from the flags of a runtime. */
export function deriveFeatures(flags: RuntimeFlags): RuntimeFeatures {
	return {
		...flags,
		queue: (minimum) =>
			flags.dropsDust ? queueRules(2, minimum) : { minBalance: FIXED_MINIMUM, burnsDust: false, generation: 2 },
	};
}
