import { blake2b } from "@noble/hashes/blake2";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";

/**
 * The account that stands for a worker in a pool: it names the worker's session (generation 1: miner) and stake.
 *
 * @remarks Source: `spm/` and the first 28 bytes of blake2_256(pid, public key), generation 1 and 2
 */
export function sessionAccount(pid: number, publicKey: Hex): Hex {
	return derivedAccount("spm/", 28, pid, publicKey);
}

/** `tag`, then the first `length` bytes of blake2_256(pid, key). */
export function derivedAccount(tag: string, length: number, pid: number, key: Hex): Hex {
	const seed = new Uint8Array(40);
	new DataView(seed.buffer).setBigUint64(0, BigInt(pid), true);
	seed.set(fromHex(key), 8);
	const account = padded(tag);
	account.set(blake2b(seed, { dkLen: 32 }).subarray(0, length), tag.length);
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
