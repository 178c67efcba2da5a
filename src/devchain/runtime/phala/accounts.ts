import { blake2b } from "../../../codec/blake2b.ts";
import { encodeInteger } from "../../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../../codec/hex.ts";

/** `text` padded with zeros to an account. */
export function named(text: string): Hex {
	return toHex(sized(new TextEncoder().encode(text)));
}

/** The account that rewards are paid from. */
export const SUBSIDY = named("modlphala/pp");

/** The session of a worker in a pool. */
export const sessionAccount = (pid: bigint, worker: Hex): Hex => derived("spm/", pid, worker);

/** A prefix, then as much of `blake2_256(pid ‖ key)` as fits an account. */
export function derived(prefix: string, pid: bigint, key: Hex): Hex {
	const hash = blake2b(concatBytes([encodeInteger(pid, 8), fromHex(key)]), 32);
	return toHex(sized(concatBytes([new TextEncoder().encode(prefix), hash])));
}

function sized(bytes: Uint8Array): Uint8Array {
	const account = new Uint8Array(32);
	account.set(bytes.subarray(0, 32));
	return account;
}
