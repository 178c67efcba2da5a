import type { ErrorDetails } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";
import { textOf } from "../errors/text-of.ts";

/**
 * The error for an argument that is out of range or of another type: `Invalid amount: -1n. Expected a bigint from 0 to 2^128 - 1.`
 *
 * As `invalidValue` of `errors/`, but smaller: here values are numbers and their texts.
 */
export function invalidValue<C extends "INVALID_AMOUNT" | "INVALID_COMMISSION" | "INVALID_ARGUMENT">(
	code: C,
	name: string,
	value: unknown,
	expected: string,
): PhalaError<C> {
	const text = textOf(value);
	// No number is longer: other text may be a secret, and is not repeated.
	const shown = text.length > 40 ? "..." : text;
	const type = typeof value;
	const described = type === "bigint" ? `${shown}n` : `${type === "string" ? `"${shown}"` : shown} (${type})`;
	return new PhalaError(code, `Invalid ${name}: ${described}. Expected ${expected}.`, {
		name,
		value: shown,
	} as ErrorDetails[C]);
}

/** The same number, an integer from 0 to `max`. Throws `code`. */
export function assertInteger(
	code: "INVALID_COMMISSION" | "INVALID_ARGUMENT",
	name: string,
	value: number,
	max: number,
): number {
	if (Number.isInteger(value) && value >= 0 && value <= max) return value;
	throw invalidValue(code, name, value, `an integer from 0 to ${max}`);
}
