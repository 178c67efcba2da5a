import type { PalletGeneration } from "../math/fixed.ts";
import { valueOf as chainValue, type PoolTotals, sharePrice } from "../math/shares.ts";

/**
 * Value of shares as reads return it: what the chain computes. Where its fixed-point numbers cannot hold the amounts (generation 2, from 2⁸⁰
 * on, more than there is PHA) it computes nothing, and the value is the exact part of the stake.
 */
export function shareValue(shares: bigint, pool: PoolTotals, generation: PalletGeneration): bigint {
	return orElse(
		() => chainValue(shares, pool, generation),
		() => pool.totalShares && (shares * pool.totalStake) / pool.totalShares,
	);
}

/** Share price as reads return it; `null` also where the chain's fixed-point numbers cannot hold it. */
export function readableSharePrice(pool: PoolTotals, generation: PalletGeneration): bigint | null {
	return orElse(
		() => sharePrice(pool, generation),
		() => null,
	);
}

/** `compute`, or `otherwise` where the chain's arithmetic overflows. */
export function orElse<T>(compute: () => T, otherwise: () => T): T {
	try {
		return compute();
	} catch {
		return otherwise();
	}
}
