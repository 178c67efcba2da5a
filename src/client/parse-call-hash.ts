import { invalidArgument } from "../chain/loaded-at-once.ts";
import type { Hex } from "../codec/hex.ts";

const HASH = /^0x[\da-f]{64}$/i;

/** @throws PhalaError `INVALID_ARGUMENT` */
export function parseCallHash(callHash: string): Hex {
	if (typeof callHash !== "string" || !HASH.test(callHash))
		throw invalidArgument("callHash", callHash, "0x and 64 hex digits");
	return callHash.toLowerCase() as Hex;
}
