import type { RuleFailure } from "./operation.ts";
import { ruleFailure } from "./rules/rule-failure.ts";

/**
 * PHA that a contribution of everything leaves to pay fees with, pico: 0.1 PHA.
 *
 * - Covers the fee of the contribution itself, and those of a withdrawal, an unwrap and a transfer, which take the stake out again
 * - More than 20 times those fees: 0.0014 PHA a call in generation 1, 0.0001 PHA in generation 2. The chain raises them while its blocks
 *   are full
 * - A constant, because a plan's calls are known before its fee is
 */
export const FEE_RESERVE = 100_000_000_000n;

/**
 * What a contribution of everything contributes, pico.
 *
 * @param wrapped - W-PHA of the account; 0 in generation 1
 * @param spendable - PHA that can be contributed and stays usable for fees otherwise
 */
export function computeEverything(wrapped: bigint, spendable: bigint): bigint {
	return wrapped + (spendable > FEE_RESERVE ? spendable - FEE_RESERVE : 0n);
}

/**
 * `INSUFFICIENT_BALANCE` where a contribution of everything would be below the chain's minimum.
 *
 * @param amount - what {@link computeEverything} returned
 * @param available - W-PHA and PHA of the account, the reserve included
 */
export function checkEverything(
	{ minContribution }: { readonly minContribution: bigint },
	amount: bigint,
	available: bigint,
): RuleFailure[] {
	const required = minContribution + FEE_RESERVE;
	return amount < minContribution ? [ruleFailure("INSUFFICIENT_BALANCE", { available, required })] : [];
}
