import { callNames, eventNames } from "../metadata/decode.ts";
import type { MetadataScan } from "../metadata/scan.ts";

/**
 * Where runtimes of generation 1 differ in what they can and do. Told by what their metadata has, never by a version.
 *
 * Each field is `true` for the newer behaviour (specs from 1180).
 */
export interface RuntimeFeatures {
	/** Rewards of owner and delegators can be claimed apart; before, one call claimed both. */
	readonly claimsApart: boolean;
	/**
	 * Pools have whitelists. With them came another order of checks in `contribute`: the cap is looked at last, once the contribution
	 * has paid the queue.
	 */
	readonly whitelists: boolean;
	/** Pools have descriptions. */
	readonly descriptions: boolean;
	/** Settlements tell what they brought a pool. */
	readonly tellsRewards: boolean;
}

/** The rules of the runtime that `scan` describes. */
export function detectFeatures(scan: MetadataScan): RuntimeFeatures {
	const calls = callNames(scan, "PhalaStakePool");
	return {
		claimsApart: calls.includes("claim_owner_rewards") && calls.includes("claim_staker_rewards"),
		whitelists: calls.includes("add_staker_to_whitelist"),
		descriptions: calls.includes("set_pool_description"),
		tellsRewards: eventNames(scan, "PhalaStakePool").includes("RewardReceived"),
	};
}
