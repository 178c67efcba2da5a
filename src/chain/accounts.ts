import { blake2b } from "../codec/blake2b.ts";
import { type Hex, readHex, toHex, writeDigits } from "../codec/hex.ts";
import { writeXxh64 } from "../codec/xxh64.ts";

/**
 * The account that identifies a worker in a pool: the key of the worker's session (generation 1: miner) and stake.
 *
 * @remarks Source: `spm/` and the first 28 bytes of blake2_256(pid, public key), generation 1 and 2
 */
export function sessionAccount(pid: number, publicKey: Hex): Hex {
	return derivedAccount("spm/", 28, pid, publicKey);
}

/**
 * Storage keys of many workers of one pool, in maps whose keys are {@link sessionAccount}s hashed as `Twox64Concat`.
 *
 * - For tens of thousands of workers: all keys are slices of one text, without another allocation for each
 *
 * @param prefixes - of the maps
 * @returns for each map, the keys in the order of the workers
 */
export function sessionStorageKeys(pid: number, publicKeys: readonly Hex[], prefixes: readonly Hex[]): Hex[][] {
	if (publicKeys.length === 0) return prefixes.map(() => []);
	const seed = sessionSeed(pid);
	const publicKey = seed.subarray(8);
	const end = new Uint8Array(40);
	const account = end.subarray(8);
	const digest = new Uint8Array(32);
	account.set(SESSION_TAG);
	const prefixBytes = prefixes.map((prefix) => UTF8.encode(prefix));
	const codes = new Uint8Array(prefixBytes.reduce((sum, prefix) => sum + prefix.length + 80, 0) * publicKeys.length);
	let at = 0;
	for (const key of publicKeys) {
		readHex(key, publicKey);
		blake2b(seed, 32, digest);
		for (let i = 0; i < 28; i++) account[4 + i] = digest[i] ?? 0;
		writeXxh64(account, 0, end, 0);
		for (const prefix of prefixBytes) {
			codes.set(prefix, at);
			writeDigits(end, codes, at + prefix.length);
			at += prefix.length + 80;
		}
	}
	const text = ASCII.decode(codes);
	const width = codes.length / publicKeys.length;
	let start = 0;
	return prefixBytes.map(({ length }) => {
		const first = start;
		start += length + 80;
		return publicKeys.map((_, i) => text.slice(first + i * width, first + i * width + length + 80) as Hex);
	});
}

const UTF8 = new TextEncoder();
const ASCII = new TextDecoder();
const SESSION_TAG = UTF8.encode("spm/");

/** `tag`, then the first `length` bytes of blake2_256(pid, key). */
export function derivedAccount(tag: string, length: number, pid: number, key: Hex): Hex {
	const seed = sessionSeed(pid);
	readHex(key, seed.subarray(8));
	const account = padAccount(tag);
	account.set(blake2b(seed, 32).subarray(0, length), tag.length);
	return toHex(account);
}

/** 8 bytes of the pid, and 32 for a key. */
function sessionSeed(pid: number): Uint8Array {
	const seed = new Uint8Array(40);
	new DataView(seed.buffer).setBigUint64(0, BigInt(pid), true);
	return seed;
}

/** The account of a pallet: its name, padded with zeros. */
export function namedAccount(name: string): Hex {
	return toHex(padAccount(name));
}

function padAccount(text: string): Uint8Array {
	const account = new Uint8Array(32);
	account.set(UTF8.encode(text));
	return account;
}

/** Issues the pools' share NFTs, and holds the queued ones (generation 2). */
export const BASE_POOL_ACCOUNT: Hex = namedAccount("basepool");
