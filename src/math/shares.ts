import { PhalaError } from "../errors/error.ts";
import { divBalance, leastFor, mulBalance, type PalletGeneration, positive, toFixed } from "./fixed.ts";

/** Totals of a pool, which determine its share price. Smallest units, both from one block. @public */
export interface PoolTotals {
	/** All that is delegated (generation 2: `total_value`). */
	readonly totalStake: bigint;
	/** Ownership units of all delegators, queued ones included. */
	readonly totalShares: bigint;
}

/** Cap and total stake of a pool. Smallest units. @public */
export interface PoolCap {
	/** The limit; `null`: none. */
	readonly cap: bigint | null;
	/** All that is delegated. */
	readonly totalStake: bigint;
}

/** Amounts and share counts up to this are dust: 1000 smallest units. @public */
export const DUST = 1000n;

/**
 * Whether the chain treats an amount or share count as nothing.
 *
 * @param amount - smallest units
 * @remarks Source: dust rule of both generations, `x ≤ 1000`
 * @public
 */
export function isDust(amount: bigint): boolean {
	return amount <= DUST;
}

/**
 * Value of one share.
 *
 * - Generation 1 uses the lowest 64 bits of both totals, as {@link toFixed}
 *
 * @returns U64F64 bits (value · 2⁶⁴), rounded down; `null` while there are no shares, and for a price of 2⁶⁴ or more
 * @throws PhalaError `INVALID_AMOUNT` outside the range of {@link toFixed}
 * @remarks Source: share price of both generations, a checked division
 * @public
 */
export function sharePrice(pool: PoolTotals, generation: PalletGeneration): bigint | null {
	const shares = toFixed(pool.totalShares, generation);
	if (!shares) return null;
	const price = (toFixed(pool.totalStake, generation) << 64n) / shares;
	return price >> 128n ? null : price;
}

/**
 * Shares a contribution mints at the price before it.
 *
 * - Rounds down as the chain does: even at price 1 an amount that is no multiple of 5¹² mints one share less
 * - A pool without shares mints 1:1
 *
 * @param amount - smallest units
 * @param pool - totals at one block
 * @returns shares, same scale as `pool.totalShares`
 * @throws PhalaError `POOL_BANKRUPT` when shares exist and value is zero; `INVALID_AMOUNT`
 * @remarks Source: `phalaStakePool.contribute`, `phalaStakePoolv2.contribute`, `phalaVault.contribute`
 * @example
 * ```ts
 * sharesFor(parsePha("10"), { totalStake: parsePha("1001"), totalShares: parsePha("1000") }, 2) // 9_990_009_990_009n
 * ```
 * @public
 */
export function sharesFor(amount: bigint, pool: PoolTotals, generation: PalletGeneration): bigint {
	if (pool.totalShares && !pool.totalStake) {
		throw new PhalaError("POOL_BANKRUPT", "The shares are worth nothing.", {
			pid: null,
			dispatch: null,
		});
	}
	const price = sharePrice(pool, generation);
	return price ? divBalance(amount, price, generation) : amount;
}

/**
 * Value of shares, rounded down as the chain does; 0 in a pool without shares.
 *
 * @param shares - same scale as `pool.totalShares`
 * @param pool - totals at one block
 * @returns smallest units
 * @throws PhalaError `INVALID_AMOUNT` outside the range of {@link toFixed}
 * @remarks Source: `bmul(shares, price)` of both generations
 * @public
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: the plain word; nothing here calls the global one
export function valueOf(shares: bigint, pool: PoolTotals, generation: PalletGeneration): bigint {
	return mulBalance(shares, sharePrice(pool, generation) ?? 0n, generation);
}

/**
 * Shares to withdraw for `amount`: the least that are worth as much.
 *
 * - Never more than `owned`; all of them in a pool whose shares are worth nothing
 * - All of them too where the rest, or its value, would be dust: the chain pays out no such rest
 *
 * @param amount - smallest units
 * @param pool - totals at one block
 * @param owned - shares the delegator has, queued ones included
 * @throws PhalaError `INVALID_AMOUNT` for totals outside the range of {@link toFixed}, and for an amount that is not a u128
 * @remarks Source: `bmul(shares, price)` and the dust rule of both generations
 * @public
 */
export function sharesToWithdraw(
	amount: bigint,
	pool: PoolTotals,
	owned: bigint,
	generation: PalletGeneration,
): bigint {
	const price = sharePrice(pool, generation);
	if (!price) return owned;
	const shares = leastFor(amount, price, generation);
	const rest = owned - shares;
	return isDust(rest) || isDust(mulBalance(rest, price, generation)) ? owned : shares;
}

/**
 * How far a pool is from its cap, never below 0.
 *
 * @returns smallest units; `null`: unlimited
 * @remarks Source: `cap` and total stake (generation 2: `total_value`)
 * @public
 */
export function capGap(pool: PoolCap): bigint | null {
	return pool.cap === null ? null : positive(pool.cap - pool.totalStake);
}

/**
 * The most that one contribution may be: the contribution pays the withdraw queue before the chain checks the cap.
 *
 * - 0 when the pool is over its cap already (generation 2: rewards can push it there)
 * - Exact up to the chain's rounding: leave 1000 smallest units
 *
 * @param pool - cap and total at one block
 * @param queuedValue - value of all queued shares, smallest units
 * @returns smallest units; `null`: unlimited
 * @remarks Source: `contribute` of both generations (generation 1 before spec 1180 checks first: there it is the cap gap)
 * @public
 */
export function delegable(pool: PoolCap, queuedValue: bigint): bigint | null {
	if (pool.cap === null) return null;
	return pool.totalStake > pool.cap ? 0n : pool.cap - pool.totalStake + queuedValue;
}
