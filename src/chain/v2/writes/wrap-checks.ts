import { ruleFailure } from "../../loaded-with-writes.ts";
import type { RuleFailure } from "../../operation.ts";
import type { ChainV2 } from "../chain-context.ts";

/** `WRAPPED_ASSET_MISSING` where the W-PHA asset does not exist. */
export function checkAsset(exists: boolean): RuleFailure[] {
	return exists ? [] : [ruleFailure("WRAPPED_ASSET_MISSING", {})];
}

/** `REST_WOULD_BURN` where `rest` stays in an account that cannot hold less than `minimum`. */
export function checkRest(rest: bigint, minimum: bigint): RuleFailure[] {
	return rest > 0n && rest < minimum ? [ruleFailure("REST_WOULD_BURN", { amount: rest, minimum })] : [];
}

/** `WRAP_WOULD_BURN` where the runtime accepts the wrap and credits nothing. */
export function checkWrapBurn({ features }: ChainV2, amount: bigint, wrapped: bigint, minimum: bigint): RuleFailure[] {
	const tiny = amount > 0n && wrapped + amount < minimum;
	return tiny && features.dropsDust ? [ruleFailure("WRAP_WOULD_BURN", { amount, minimum })] : [];
}

/** `BALANCE_TOO_SMALL` where an early runtime rejects a wrap for which later ones credit nothing. */
export function checkCredit({ features }: ChainV2, amount: bigint, wrapped: bigint, minimum: bigint): RuleFailure[] {
	const tiny = amount > 0n && wrapped + amount < minimum;
	return tiny && !features.dropsDust ? [ruleFailure("BALANCE_TOO_SMALL", { minimum })] : [];
}
