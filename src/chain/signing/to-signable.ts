import { hash256 } from "../../codec/hash-256.ts";
import { fromHex, type Hex } from "../../codec/hex.ts";

/** Payloads with more bytes than this are hashed before they are signed. */
const MAX_UNHASHED_BYTES = 256;

/** The bytes that a key signs for a payload. */
export function toSignable(bytes: Hex): Hex {
	const payload = fromHex(bytes);
	return payload.length > MAX_UNHASHED_BYTES ? hash256(payload) : bytes;
}
