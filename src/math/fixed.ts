import { invalidValue } from "./invalid-argument.ts";

/** Generation of the pallets: 1 (`phalaStakePool`) or 2 (`phalaStakePoolv2`). They round balances differently. @public */
export type PalletGeneration = 1 | 2;

/** Smallest units in one PHA: 10¹². @public */
export const PHA = 1_000_000_000_000n;

/** The number 1 as U64F64 bits: 2⁶⁴. @public */
export const ONE = 1n << 64n;

/** The same value, an unsigned integer of `bits` bits. Throws `INVALID_AMOUNT`. */
export function u128(value: bigint, bits = 128n): bigint {
	if (typeof value === "bigint" && value >> bits === 0n) return value;
	throw invalidValue("INVALID_AMOUNT", "amount", value, `a bigint from 0 to 2^${bits} - 1`);
}

/** The smaller of two. */
export function min(a: bigint, b: bigint): bigint {
	return a < b ? a : b;
}

/** `value`, or 0 where it is negative. */
export function positive(value: bigint): bigint {
	return value > 0n ? value : 0n;
}

/**
 * A balance as U64F64 bits of whole PHA, rounded down.
 *
 * - Generation 1 keeps 64 fractional bits, and of the balance itself the lowest 64 bits: from 2⁶⁴ on (18.4 million PHA) it wraps
 * - Generation 2 keeps 48 fractional bits and takes less than 2⁸⁰
 *
 * @param amount - smallest units (10⁻¹² PHA)
 * @param generation - of the pallets, whose arithmetic is used
 * @returns U64F64 bits (value · 2⁶⁴)
 * @throws PhalaError `INVALID_AMOUNT` outside the generation's range
 * @remarks Source: balance conversion of `phalaStakePool` (1) and `phalaBasePool` (2)
 * @public
 */
export function toFixed(amount: bigint, generation: PalletGeneration): bigint {
	if (generation === 1) return ((u128(amount) % ONE) << 64n) / PHA;
	return ((u128(amount, 80n) << 48n) / PHA) << 16n;
}

/**
 * U64F64 bits of whole PHA as a balance, rounded down.
 *
 * - `fromFixed(toFixed(x))` is `x` for multiples of 5¹², else `x − 1`
 * - Generation 1: at most 2⁶⁴ − 1 (18.4 million PHA), to which larger values are cut; of products and quotients that do not fit u128 it
 *   keeps the lowest 128 bits
 *
 * @param bits - U64F64 bits
 * @param generation - of the pallets, whose arithmetic is used
 * @returns smallest units (10⁻¹² PHA)
 * @throws PhalaError `INVALID_AMOUNT` for a value that is not a u128
 * @remarks Source: balance conversion of `phalaStakePool` (1) and `phalaBasePool` (2)
 * @public
 */
export function fromFixed(bits: bigint, generation: PalletGeneration): bigint {
	if (generation === 1) return min(((u128(bits, 256n) % ONE ** 2n) * PHA) >> 64n, ONE - 1n);
	return ((u128(bits) >> 16n) * PHA) >> 48n;
}

/**
 * Product of two U64F64 numbers, rounded down.
 *
 * @throws PhalaError `INVALID_AMOUNT` where the product does not fit u128 bits
 * @remarks Source: U64F64 of both generations
 * @public
 */
export function mulFixed(a: bigint, b: bigint): bigint {
	return u128((a * b) >> 64n);
}

/**
 * Quotient of two U64F64 numbers, rounded down.
 *
 * @throws PhalaError `INVALID_AMOUNT` where the divisor is 0 or the quotient does not fit u128 bits
 * @remarks Source: U64F64 of both generations
 * @public
 */
export function divFixed(a: bigint, b: bigint): bigint {
	if (!b) throw invalidValue("INVALID_AMOUNT", "divisor", b, "above 0");
	return u128((a << 64n) / b);
}

/**
 * Balance times factor, as the pallets value shares: converted, multiplied, converted back, each rounded down.
 *
 * - Generation 1 wraps a product that does not fit
 *
 * @param amount - smallest units
 * @param factor - U64F64 bits
 * @returns smallest units
 * @throws PhalaError `INVALID_AMOUNT` for a value that is not a u128; in generation 2 outside the range of {@link toFixed} too
 * @remarks Source: `bmul` of both generations
 * @public
 */
export function mulBalance(amount: bigint, factor: bigint, generation: PalletGeneration): bigint {
	return fromFixed((toFixed(amount, generation) * factor) >> 64n, generation);
}

/**
 * Balance divided by a factor, as the pallets turn PHA into shares; rounds like {@link mulBalance}.
 *
 * @param amount - smallest units
 * @param factor - U64F64 bits, not 0
 * @returns smallest units
 * @throws PhalaError `INVALID_AMOUNT` as {@link mulBalance}, and for a factor of 0
 * @remarks Source: `bdiv` of both generations
 * @public
 */
export function divBalance(amount: bigint, factor: bigint, generation: PalletGeneration): bigint {
	const fixed = toFixed(amount, generation);
	return fromFixed((fixed << 64n) / (factor || divFixed(fixed, factor)), generation);
}

/** The least balance whose {@link mulBalance} with `factor`, which is not 0, reaches `amount`: each of its steps undone, rounded up. */
export function leastFor(amount: bigint, factor: bigint, generation: PalletGeneration): bigint {
	const up = (a: bigint, b: bigint) => (a + b - 1n) / b;
	const shift = generation === 1 ? 64n : 48n;
	return up(up(up(u128(amount) << shift, PHA) << 64n, factor) * PHA, 1n << shift);
}

/**
 * Square root of U64F64 bits, with 32 fractional bits, rounded down.
 *
 * @throws PhalaError `INVALID_AMOUNT` for a value that is not a u128
 * @remarks Source: the root in Smin and in the gatekeeper's shares
 * @public
 */
export function sqrtFixed(bits: bigint): bigint {
	if (!u128(bits)) return 0n;
	// 2⁶⁴ is more than the root of any u128: from there Newton's steps only go down.
	let root = ONE;
	let next = root - 1n;
	while (next < root) {
		root = next;
		next = (root + bits / root) >> 1n;
	}
	return root << 32n;
}
