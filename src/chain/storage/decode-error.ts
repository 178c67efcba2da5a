import type { Hex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";

/**
 * What `decode` gives, its failure told as one of this SDK.
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

/** Bytes that are not what they should be. */
export function decodeFailed(what: string, bytes: Hex, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = `${what} holds bytes that do not fit its type; a newer release of this library may know it.`;
	return new PhalaError("DECODE_FAILED", message, { what, bytes }, { cause });
}
