import { isPhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { fromHex, toHex } from "./hex.ts";

/**
 * JSON text of a value, without loss: {@link parse} gives an equal value back.
 *
 * - `bigint` is written as `{ "$bigint": "123" }`, a `Map` as `{ "$map": [[key, value]] }`, a `Uint8Array` as `{ "$bytes": "0x00" }`
 * - Names of fields that begin with `$` get another `$`, so that no field is mistaken for one of these
 * - A {@link PhalaError} is written with its `name`, `code`, `message` and `details`: `isPhalaError` recognises what comes back
 * - Everything else as `JSON.stringify` writes it: `undefined` in an object is omitted, in an array it becomes `null`
 *
 * @param value - any value that the SDK returns, or plain data
 * @param space - indentation, as of `JSON.stringify`
 * @throws PhalaError `INVALID_ARGUMENT` for a value that contains itself
 * @example
 * ```ts
 * import { stringify } from "phala-stakepool";
 * export const text = stringify({ cap: 5n }); // {"cap":{"$bigint":"5"}}
 * ```
 * @public
 */
export function stringify(value: unknown, space?: number | string): string {
	try {
		// `undefined`, a function and a symbol have no JSON.
		return JSON.stringify(value, encode, space) ?? "null";
	} catch {
		throw invalidArgument("value", value, "data that does not contain itself");
	}
}

/**
 * The value that {@link stringify} wrote.
 *
 * @param text - JSON
 * @throws PhalaError `INVALID_ARGUMENT` for text that is no JSON, or that {@link stringify} cannot have written
 * @example
 * ```ts
 * import { parse } from "phala-stakepool";
 * export const { cap } = parse<{ cap: bigint }>('{"cap":{"$bigint":"5"}}'); // 5n
 * ```
 * @public
 */
export function parse<T = unknown>(text: string): T {
	try {
		return JSON.parse(text, (_name, value: unknown) => decode(value)) as T;
	} catch {
		throw invalidArgument("text", text, "JSON as written by stringify");
	}
}

/** Called by `JSON.stringify` on every field; `written` is what a `toJSON` made of it. */
function encode(this: unknown, name: string, written: unknown): unknown {
	const value: unknown = Reflect.get(this as object, name);
	if (typeof value === "bigint") return { $bigint: value.toString() };
	if (typeof value !== "object" || value === null) return written;
	if (value instanceof Uint8Array) return { $bytes: toHex(value) };
	if (value instanceof Map) return { $map: [...value] };
	if (isPhalaError(value)) {
		const { code, message, details } = value;
		return { name: value.name, code, message, details };
	}
	return mapNames(written, (field) => (field.startsWith("$") ? `$${field}` : field));
}

function decode(value: unknown): unknown {
	if (typeof value !== "object" || value === null) return value;
	const [[tag, content] = [], second] = Object.entries(value) as [string, unknown][];
	if (second === undefined) {
		if (tag === "$bigint") return BigInt(content as string);
		if (tag === "$bytes") return fromHex(content as string);
		if (tag === "$map") return new Map(content as [unknown, unknown][]);
	}
	return mapNames(value, (field) => (field.startsWith("$$") ? field.slice(1) : field));
}

/** An object with other names of its fields where one begins with `$`; anything else as it is. */
function mapNames(value: unknown, map: (name: string) => string): unknown {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	if (!Object.keys(value).some((name) => name.startsWith("$"))) return value;
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [map(name), part]));
}
