import { callNames, eventNames } from "../metadata/decode.ts";
import type { MetadataScan } from "../metadata/scan.ts";

/**
 * Differences between runtimes of generation 1, detected by their metadata, never by a version.
 *
 * Each field is `true` for the newer behaviour (specs from 1180).
 */
export interface RuntimeFeatures {
	/** Rewards of owner and delegators have a call each; before, one call claimed both. */
	readonly claimsApart: boolean;
	/**
	 * Pools have whitelists, and `contribute` checks the cap last, after the contribution has paid the queue.
	 */
	readonly whitelists: boolean;
	/** Pools have descriptions. */
	readonly descriptions: boolean;
	/** Settlements emit an event with the rewards of each pool. */
	readonly rewardEvents: boolean;
}

/** The features of the runtime that `scan` describes. */
export function detectFeatures(scan: MetadataScan): RuntimeFeatures {
	const calls = callNames(scan, "PhalaStakePool");
	return {
		claimsApart: calls.includes("claim_owner_rewards") && calls.includes("claim_staker_rewards"),
		whitelists: calls.includes("add_staker_to_whitelist"),
		descriptions: calls.includes("set_pool_description"),
		rewardEvents: eventNames(scan, "PhalaStakePool").includes("RewardReceived"),
	};
}
