import { type QueueRules, queueRules } from "../../math/queue.ts";
import { callNames, errorNames, eventNames } from "../metadata/decode.ts";
import type { MetadataScan } from "../metadata/scan.ts";

/**
 * Where runtimes of generation 2 differ in what they do. Told by what their metadata has, never by a version.
 *
 * Each field is `true` for the newer behaviour.
 */
export interface Rules {
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
	/** How a queue is served where the W-PHA minimum is that much. */
	queue(minimum: bigint): QueueRules;
}

/** Free stake up to this served no queue before specs of 1250, whatever the W-PHA minimum was. */
const FIXED_MINIMUM = 10_000_000_000n;

/** The rules of the runtime that `scan` describes. */
export function rulesOf(scan: MetadataScan): Rules {
	const dropsDust = scan.pallets.get("PhalaWrappedBalances")?.storage.has("UnmintableDust") ?? false;
	return {
		dropsDust,
		locksContributions: scan.pallets.get("PhalaVault")?.constants.has("VaultQueuePeriod") ?? false,
		settlesGains: errorNames(scan, "PhalaVault").includes("CommissionNotChanged"),
		limitsWaiting: eventNames(scan, "PhalaVault").includes("ForceShutdown"),
		reimburses: callNames(scan, "PhalaBasePool").includes("claim_reimbursement"),
		queue: (minimum) =>
			dropsDust ? queueRules(minimum) : { minBalance: FIXED_MINIMUM, burnsDust: false, generation: 2 },
	};
}
