import { assertPpm } from "./commission.ts";
import { PHA, u128 } from "./fixed.ts";
import { invalidAmount, invalidArgument, invalidCommission } from "./invalid-argument.ts";

/**
 * Reads an amount of PHA as smallest units (10⁻¹² PHA).
 *
 * - Digits, and a point with 1 to 12 more: `"1400"`, `"0.5"`
 * - Refuses signs, exponents, separators, spaces, a bare point, more than 12 decimals, and what does not fit u128
 *
 * @param text - decimal PHA
 * @throws PhalaError `INVALID_AMOUNT`
 * @example
 * ```ts
 * parsePha("1400.5") // 1_400_500_000_000_000n
 * ```
 * @public
 */
export function parsePha(text: string): bigint {
	return u128(BigInt(shiftDecimals(text, 27, 12, invalidAmount)));
}

/** Digits of a decimal without its point, `decimals` of them behind where it was. */
function shiftDecimals(
	text: unknown,
	whole: number,
	decimals: number,
	bad: typeof invalidAmount | typeof invalidCommission,
): string {
	const form = new RegExp(`^(\\d{1,${whole}})(?:\\.(\\d{1,${decimals}}))?$`);
	const match = typeof text === "string" ? form.exec(text) : null;
	if (!match) throw bad(text, `needs text such as "12.5", with at most ${decimals} decimals.`);
	const [, before = "", after = ""] = match;
	return before + after.padEnd(decimals, "0");
}

/** How {@link formatPha} writes an amount. @public */
export interface PhaFormat {
	/** Exactly this many decimals, 0 to 12; what is beyond is cut off (rounded towards 0). Left out: as many as there are. */
	readonly decimals?: number | undefined;
	/** Commas between thousands. */
	readonly grouping?: boolean | undefined;
	/** Written behind the number, after a space: `"PHA"`. */
	readonly symbol?: string | undefined;
}

/**
 * Writes an amount in PHA, exactly unless `decimals` cuts it.
 *
 * - `parsePha(formatPha(x))` is `x`
 * - A difference below 0 keeps its sign, also where its digits are cut to 0
 *
 * @param amount - smallest units (10⁻¹² PHA)
 * @throws PhalaError `INVALID_AMOUNT` for what is no bigint, `INVALID_ARGUMENT` for impossible `decimals`
 * @example
 * ```ts
 * formatPha(1_400_466_666_666_666n) // "1400.466666666666"
 * formatPha(1_400_466_666_666_666n, { decimals: 2, grouping: true, symbol: "PHA" }) // "1,400.46 PHA"
 * ```
 * @public
 */
export function formatPha(amount: bigint, { decimals, grouping, symbol }: PhaFormat = {}): string {
	if (typeof amount !== "bigint") throw invalidAmount(amount, "needs a bigint.");
	if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 12)) {
		throw invalidArgument("decimals", decimals, "needs an integer from 0 to 12.");
	}
	const size = amount < 0n ? -amount : amount;
	const digits = String(size % PHA).padStart(12, "0");
	const fraction = decimals === undefined ? digits.replace(/0+$/, "") : digits.slice(0, decimals);
	let whole = String(size / PHA);
	if (grouping) whole = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	return `${amount < 0n ? "-" : ""}${whole}${fraction && `.${fraction}`}${symbol ? ` ${symbol}` : ""}`;
}

/**
 * Reads a percentage as parts per million.
 *
 * - Digits, and a point with 1 to 4 more: one part per million is `"0.0001"`
 * - No `%` sign
 *
 * @param text - decimal percent, 0 to 100
 * @returns integer, 0 to 1 000 000
 * @throws PhalaError `INVALID_COMMISSION`
 * @example
 * ```ts
 * percent("60") // 600_000
 * ```
 * @public
 */
export function percent(text: string): number {
	return assertPpm(Number(shiftDecimals(text, 3, 4, invalidCommission)));
}

/**
 * Writes parts per million as percent, exactly and without a sign: `percent(formatPercent(x))` is `x`.
 *
 * @param ppm - integer, 0 to 1 000 000
 * @throws PhalaError `INVALID_COMMISSION`
 * @example
 * ```ts
 * formatPercent(123_457) // "12.3457"
 * ```
 * @public
 */
export function formatPercent(ppm: number): string {
	return String(assertPpm(ppm) / 10_000);
}
