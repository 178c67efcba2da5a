import { blake2b } from "../codec/blake2b.ts";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { writeXxh64 } from "./keys/xxh64.ts";

/**
 * The account that stands for a worker in a pool: it names the worker's session (generation 1: miner) and stake.
 *
 * @remarks Source: `spm/` and the first 28 bytes of blake2_256(pid, public key), generation 1 and 2
 */
export function sessionAccount(pid: number, publicKey: Hex): Hex {
	return derivedAccount("spm/", 28, pid, publicKey);
}

/**
 * {@link sessionAccount} of many workers of one pool, each with its `Twox64Concat` digest before it: what keys of sessions and
 * stakes end with. Hex without `0x`.
 */
export function sessionKeyEnds(pid: number, publicKeys: readonly Hex[]): string[] {
	const seed = new Uint8Array(40);
	new DataView(seed.buffer).setBigUint64(0, BigInt(pid), true);
	const end = new Uint8Array(40);
	const account = end.subarray(8);
	account.set(SESSION_TAG);
	return publicKeys.map((key) => {
		seed.set(fromHex(key), 8);
		account.set(blake2b(seed, 32).subarray(0, 28), 4);
		writeXxh64(account, 0, end, 0);
		return toHex(end).slice(2);
	});
}

const SESSION_TAG = new TextEncoder().encode("spm/");

/** `tag`, then the first `length` bytes of blake2_256(pid, key). */
export function derivedAccount(tag: string, length: number, pid: number, key: Hex): Hex {
	const seed = new Uint8Array(40);
	new DataView(seed.buffer).setBigUint64(0, BigInt(pid), true);
	seed.set(fromHex(key), 8);
	const account = padded(tag);
	account.set(blake2b(seed, 32).subarray(0, length), tag.length);
	return toHex(account);
}

/** The account of a name, filled up with zeros. */
export function namedAccount(name: string): Hex {
	return toHex(padded(name));
}

function padded(text: string): Uint8Array {
	const account = new Uint8Array(32);
	account.set(new TextEncoder().encode(text));
	return account;
}
