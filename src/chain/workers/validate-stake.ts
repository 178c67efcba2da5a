import type { Hex } from "../../codec/hex.ts";
import type { PalletGeneration } from "../../math/fixed.ts";
import { MIN_SCORE, smax, smin } from "../../math/stake.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { Tokenomics } from "../model/network.ts";
import type { RuleFailure } from "../operation.ts";

/** A worker's records that bound its stake. */
export interface StakeFacts {
	readonly worker: Hex;
	/** `null`: not registered. */
	readonly registered: { readonly confidenceLevel: number; readonly initialScore: number | null } | null;
	readonly tokenomics: Tokenomics | null;
}

/** Checks score, Smin, Smax of a start, in the order of the chain. */
export function validateStake(
	{ worker, registered, tokenomics }: StakeFacts,
	stake: bigint,
	generation: PalletGeneration,
): RuleFailure[] {
	const score = registered?.initialScore ?? null;
	if (registered === null || score === null) return [ruleFailure("BENCHMARK_MISSING", { publicKey: worker })];
	if (score < MIN_SCORE) return [ruleFailure("BENCHMARK_TOO_LOW", { score, minimum: MIN_SCORE })];
	if (!tokenomics) return [ruleFailure("CHAIN_FAULT", {})];
	const minimum = smin(score, tokenomics, generation);
	if (stake < minimum) return [ruleFailure("STAKE_TOO_LOW", { minimum })];
	const maximum = smax(score, registered.confidenceLevel, tokenomics, generation);
	return maximum === null || stake > maximum ? [ruleFailure("STAKE_TOO_HIGH", { maximum })] : [];
}
