import type { Hex } from "../../codec/hex.ts";
import type { PalletGeneration } from "../../math/fixed.ts";
import { MIN_SCORE, smax, smin } from "../../math/stake.ts";
import type { Reason } from "../chain-adapter.ts";
import type { Tokenomics } from "../model.ts";
import { refused } from "../rules/rule-error.ts";

/** What the bounds of a stake follow from. */
export interface StakeFacts {
	readonly worker: Hex;
	/** `null`: the registry does not know the worker. */
	readonly registered: { readonly confidenceLevel: number; readonly initialScore: number | null } | null;
	readonly tokenomics: Tokenomics | null;
}

/** Where score and stake do not allow a start: score, Smin, Smax. */
export function stakeRules(
	{ worker, registered, tokenomics }: StakeFacts,
	stake: bigint,
	generation: PalletGeneration,
): Reason[] {
	const score = registered?.initialScore ?? null;
	if (registered === null || score === null) return [refused("BENCHMARK_MISSING", { publicKey: worker })];
	if (score < MIN_SCORE) return [refused("BENCHMARK_TOO_LOW", { score, minimum: MIN_SCORE })];
	if (!tokenomics) return [refused("CHAIN_FAULT", {})];
	const minimum = smin(score, tokenomics, generation);
	if (stake < minimum) return [refused("STAKE_TOO_LOW", { minimum })];
	const maximum = smax(score, registered.confidenceLevel, tokenomics, generation);
	return maximum === null || stake > maximum ? [refused("STAKE_TOO_HIGH", { maximum })] : [];
}
