import type { Hex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { PhalaError } from "../../errors/error.ts";

/**
 * The result of `decode`; its failure becomes a `PhalaError`.
 *
 * @throws PhalaError `DECODE_FAILED`
 */
export function decodeWith<T>(what: string, bytes: Hex, decode: () => T): T {
	try {
		return decode();
	} catch (cause) {
		throw decodeFailed(what, bytes, cause);
	}
}

/**
 * Reads a value to its last byte.
 *
 * @throws PhalaError `DECODE_FAILED`
 */
export function decodeValue<T>(what: string, source: Hex | Reader, read: (r: Reader) => T): T {
	try {
		const r = typeof source === "string" ? new Reader(source) : source;
		const value = read(r);
		r.end();
		return value;
	} catch (cause) {
		throw decodeFailed(what, typeof source === "string" ? source : source.toHex(), cause);
	}
}

/** The error for bytes that do not match their type. */
export function decodeFailed(what: string, bytes: Hex, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = `${what} holds bytes that do not fit its type; a newer release of this library may read it.`;
	return new PhalaError("DECODE_FAILED", message, { what, bytes }, { cause });
}
