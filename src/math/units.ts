import { assertPpm } from "./commission.ts";
import { u128 } from "./fixed.ts";
import { assertInteger, invalidValue } from "./invalid-argument.ts";

/**
 * Reads an amount of PHA as smallest units (10⁻¹² PHA).
 *
 * - Digits, and a point with 1 to 12 more: `"1400"`, `"0.5"`
 * - Refuses signs, exponents, separators, spaces, a bare point, more than 12 decimals, and values beyond u128
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
	return u128(shiftDecimals("INVALID_AMOUNT", "amount", text, 12));
}

/** The decimal number times 10 to the power of `decimals`. */
function shiftDecimals(
	code: "INVALID_AMOUNT" | "INVALID_COMMISSION",
	name: string,
	text: unknown,
	decimals: number,
): bigint {
	const [, whole, , fraction = ""] = (typeof text === "string" && /^(\d{1,27})(\.(\d{1,12}))?$/.exec(text)) || [];
	if (whole && fraction.length <= decimals) return BigInt(whole + fraction.padEnd(decimals, "0"));
	throw invalidValue(code, name, text, `decimal text with at most ${decimals} decimals`);
}

/** How {@link formatPha} writes an amount. @public */
export interface PhaFormat {
	/** Exactly this many decimals, 0 to 12; further ones are cut off (rounded towards 0). @defaultValue as many as needed */
	readonly decimals?: number | undefined;
	/** Commas between thousands. */
	readonly grouping?: boolean | undefined;
	/** Appended after a space: `"PHA"`. */
	readonly symbol?: string | undefined;
}

/**
 * Writes an amount in PHA, exactly unless `decimals` cuts it.
 *
 * - `parsePha(formatPha(x))` is `x`
 * - A difference below 0 keeps its sign, also where its digits are cut to 0
 *
 * @param amount - smallest units (10⁻¹² PHA)
 * @throws PhalaError `INVALID_AMOUNT` unless a bigint between −2¹²⁸ and 2¹²⁸, `INVALID_ARGUMENT` for impossible `decimals`
 * @example
 * ```ts
 * formatPha(1_400_466_666_666_666n) // "1400.466666666666"
 * formatPha(1_400_466_666_666_666n, { decimals: 2, grouping: true, symbol: "PHA" }) // "1,400.46 PHA"
 * ```
 * @public
 */
export function formatPha(amount: bigint, format?: PhaFormat): string {
	const { decimals, grouping, symbol }: PhaFormat = Object(format);
	const digits = String(u128(amount < 0n ? -amount : amount)).padStart(13, "0");
	const rest = digits.slice(-12);
	const fraction =
		decimals === undefined
			? rest.replace(/0+$/, "")
			: rest.slice(0, assertInteger("INVALID_ARGUMENT", "decimals", decimals, 12));
	let text = digits.slice(0, -12);
	if (grouping) text = text.replace(/\B(?=(\d{3})+$)/g, ",");
	if (fraction) text += `.${fraction}`;
	if (symbol) text += ` ${symbol}`;
	return amount < 0n ? `-${text}` : text;
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
	return assertPpm(Number(shiftDecimals("INVALID_COMMISSION", "commission", text, 4)));
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
