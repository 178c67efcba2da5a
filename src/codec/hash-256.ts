import { blake2b } from "./blake2b.ts";
import { type Hex, toHex } from "./hex.ts";

/** The blake2-256 hash of `bytes`, as the chain hashes extrinsics and calls. */
export function hash256(bytes: Uint8Array): Hex {
	return toHex(blake2b(bytes, 32));
}
