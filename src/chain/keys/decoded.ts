import type { Hex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";

/**
 * What `decode` gives, its failure told as one of this SDK.
 *
 * @throws {@link PhalaError} `DECODE_FAILED`
 */
export function decoded<T>(what: string, bytes: Hex, decode: () => T): T {
	try {
		return decode();
	} catch (cause) {
		const message = `${what} holds bytes that do not fit its type; a newer release of this library may know it.`;
		throw new PhalaError("DECODE_FAILED", message, { what, bytes }, { cause });
	}
}
