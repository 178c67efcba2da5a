import { invalidAmount } from "./invalid-argument.ts";

/** Which pallets' arithmetic: 1 (`phalaStakePool`) or 2 (`phalaStakePoolv2`). They round balances differently. @public */
export type PalletGeneration = 1 | 2;

/** Smallest units in one PHA: 10¹². @public */
export const PHA = 1_000_000_000_000n;

/** The number 1 as U64F64 bits: 2⁶⁴. @public */
export const ONE = 1n << 64n;

/** The most that generation 1 makes of a number, smallest units. */
const MAX_FIXED_1 = ONE - 1n;

/** The range that every stored number of the chain has, or one of fewer bits. */
export function u128(value: bigint, bits = 128n): bigint {
	if (typeof value !== "bigint" || value >> bits) throw invalidAmount(value, `needs a bigint from 0 to 2^${bits} - 1.`);
	return value;
}

/** The smaller of two. */
export function min(a: bigint, b: bigint): bigint {
	return a < b ? a : b;
}

/**
 * A balance as U64F64 bits of whole PHA, rounded down.
 *
 * - Generation 1 keeps 64 fractional bits and takes less than 2⁶⁴ (18.4 million PHA)
 * - Generation 2 keeps 48 fractional bits and takes less than 2⁸⁰
 *
 * @param amount - smallest units (10⁻¹² PHA)
 * @param generation - whose arithmetic; 2 when left out
 * @returns U64F64 bits (value · 2⁶⁴)
 * @throws PhalaError `INVALID_AMOUNT` outside the generation's range
 * @remarks Source: balance conversion of `phalaStakePool` (1) and `phalaBasePool` (2)
 * @public
 */
export function toFixed(amount: bigint, generation: PalletGeneration = 2): bigint {
	const shift = generation === 1 ? 64n : 48n;
	return ((u128(amount, 128n - shift) << shift) / PHA) << (64n - shift);
}

/**
 * U64F64 bits of whole PHA as a balance, rounded down.
 *
 * - `fromFixed(toFixed(x))` is `x` for multiples of 5¹², else `x − 1`
 * - Generation 1 knows no more than 2⁶⁴ − 1 (18.4 million PHA): what is more becomes that
 *
 * @param bits - U64F64 bits
 * @param generation - whose arithmetic; 2 when left out
 * @returns smallest units (10⁻¹² PHA)
 * @throws PhalaError `INVALID_AMOUNT` for what is no u128
 * @remarks Source: balance conversion of `phalaStakePool` (1) and `phalaBasePool` (2)
 * @public
 */
export function fromFixed(bits: bigint, generation: PalletGeneration = 2): bigint {
	if (generation === 1) return min((u128(bits) * PHA) >> 64n, MAX_FIXED_1);
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
	if (b === 0n) throw invalidAmount(b, "needs a bigint from 1.");
	return u128((a << 64n) / b);
}

/**
 * Balance times factor, as the pallets value shares: converted, multiplied, converted back, each rounded down.
 *
 * @param amount - smallest units
 * @param factor - U64F64 bits
 * @returns smallest units
 * @throws PhalaError `INVALID_AMOUNT` outside the range of {@link toFixed} or of u128
 * @remarks Source: `bmul` of both generations
 * @public
 */
export function mulBalance(amount: bigint, factor: bigint, generation: PalletGeneration = 2): bigint {
	// Less than the steps below take: they say what is wrong with more.
	if (generation === 2 && u128(amount) >> 80n === 0n) {
		// The shifts of the three steps at once: what they would cut off is cut off here, and nothing else.
		const product = (((amount << 48n) / PHA) * factor) >> 64n;
		if (product >> 112n === 0n) return (product * PHA) >> 48n;
	}
	return fromFixed(mulFixed(toFixed(amount, generation), factor), generation);
}

/**
 * Balance divided by a factor, as the pallets turn PHA into shares; rounds like {@link mulBalance}.
 *
 * @param amount - smallest units
 * @param factor - U64F64 bits, not 0
 * @returns smallest units
 * @throws PhalaError `INVALID_AMOUNT` outside the range of {@link toFixed} or of u128, or for a factor of 0
 * @remarks Source: `bdiv` of both generations
 * @public
 */
export function divBalance(amount: bigint, factor: bigint, generation: PalletGeneration = 2): bigint {
	return fromFixed(divFixed(toFixed(amount, generation), factor), generation);
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
 * @throws PhalaError `INVALID_AMOUNT` for what is no u128
 * @remarks Source: the root in Smin and in the gatekeeper's shares
 * @public
 */
export function sqrtFixed(bits: bigint): bigint {
	if (u128(bits) === 0n) return 0n;
	// 2⁶⁴ is more than the root of any u128: from there Newton's steps only go down.
	let root = ONE;
	let next = root - 1n;
	while (next < root) {
		root = next;
		next = (root + bits / root) >> 1n;
	}
	return root << 32n;
}
