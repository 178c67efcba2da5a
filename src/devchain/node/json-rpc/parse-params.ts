import type { Hex } from "../../../codec/hex.ts";
import { RpcError } from "../rpc-errors.ts";

const BYTES = "a (both 0x-prefixed or not) hex string or byte array";
const HASH = `${BYTES} containing 32 bytes`;
const HASH_DIGITS = 64;
const MAX_U32 = 2 ** 32 - 1;

/** Error for invalid parameters. */
export const invalidParams = (data: string): RpcError => new RpcError(-32602, "Invalid params", data);

/**
 * Parses bytes in hex as nodes do: of any case, with or without `0x`, `""` for none, an odd number of digits as if after a
 * zero. Returns lower case with `0x`. Errors have the text of Substrate nodes, whose positions refer to the JSON of the
 * parameter.
 *
 * @param before - number of characters of the parameter's JSON in front of the value
 */
export function parseHex(value: unknown, before = 0): Hex {
	if (typeof value !== "string") throw wrongType(value, BYTES, before);
	const digits = hexDigits(value, before);
	return `0x${digits.length % 2 === 0 ? "" : "0"}${digits.toLowerCase()}`;
}

/** Parses a hash of 32 bytes in hex, with or without `0x`. */
export function parseHash(value: unknown): Hex {
	if (typeof value !== "string") throw wrongType(value, HASH);
	const { length } = withoutPrefix(value);
	if (length !== HASH_DIGITS) throw invalidValue(value, `invalid length ${length}, expected ${HASH}`);
	return `0x${hexDigits(value).toLowerCase()}`;
}

/** Parses a list of bytes in hex. */
export function parseHexes(value: unknown): Hex[] {
	if (!Array.isArray(value)) throw wrongType(value, "a sequence");
	return value.map((item, i) => {
		// Of the items before, with the bracket and commas.
		const before = JSON.stringify(value.slice(0, i)).length - (i === 0 ? 1 : 0);
		return parseHex(item, before);
	});
}

/** Parses an integer of 32 bits without a sign. */
export const parseU32 = (value: unknown): number => parseUnsigned(value, MAX_U32, "u32");

/** Parses an integer of 64 bits without a sign; those that are no safe integers are refused. */
export const parseU64 = (value: unknown): number => parseUnsigned(value, Number.MAX_SAFE_INTEGER, "u64");

/** Parses a text. */
export function parseText(value: unknown): string {
	if (typeof value !== "string") throw wrongType(value, "a string");
	return value;
}

/** Parses `true` or `false`. */
export function parseBoolean(value: unknown): boolean {
	if (typeof value !== "boolean") throw wrongType(value, "a boolean");
	return value;
}

function parseUnsigned(value: unknown, max: number, type: string): number {
	if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType(value, type);
	if (value < 0 || value > max) throw invalidValue(value, `invalid value: integer \`${value}\`, expected ${type}`);
	return value;
}

const withoutPrefix = (text: string): string => (text.startsWith("0x") ? text.slice(2) : text);

function hexDigits(text: string, before = 0): string {
	const digits = withoutPrefix(text);
	const wrong = digits.search(/[^0-9a-fA-F]/);
	if (wrong < 0) return digits;
	const index = wrong + text.length - digits.length;
	throw invalidValue(text, `invalid hex character: ${digits[wrong]}, at ${index}`, before);
}

function wrongType(value: unknown, expected: string, before = 0): RpcError {
	if (value === undefined) return invalidParams("No more params");
	const error = `invalid type: ${describe(value)}, expected ${expected}`;
	// The parser of nodes stops in front of a list or an object, and behind other values.
	if (typeof value === "object" && value !== null) return invalidParams(`${error} at line 1 column ${before}`);
	return invalidValue(value, error, before);
}

const invalidValue = (value: unknown, error: string, before = 0): RpcError =>
	invalidParams(`${error} at line 1 column ${before + JSON.stringify(value).length}`);

function describe(value: unknown): string {
	if (value === null) return "null";
	if (Array.isArray(value)) return "sequence";
	if (typeof value === "number") return `${Number.isInteger(value) ? "integer" : "floating point"} \`${value}\``;
	if (typeof value === "string") return `string ${JSON.stringify(value)}`;
	return typeof value === "boolean" ? `boolean \`${value}\`` : "map";
}
