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

/** Workers of one pool. */
export interface PoolWorkers {
	readonly pid: number;
	/** Their public keys. */
	readonly workers: readonly Hex[];
}

/**
 * Storage keys of many workers' sessions, in maps whose keys are {@link sessionAccount}s hashed as `Twox64Concat`.
 *
 * @param prefixes - of the maps
 * @returns for each map, the keys in the order of the pools and their workers
 */
export function sessionStorageKeys(pools: readonly PoolWorkers[], prefixes: readonly Hex[]): Hex[][] {
	const count = pools.reduce((sum, { workers }) => sum + workers.length, 0);
	const accounts = new Uint8Array(32 * count);
	let at = 0;
	for (const { pid, workers } of pools) {
		SEED_VIEW.setBigUint64(0, BigInt(pid), true);
		for (const worker of workers) {
			readHex(worker, SEED_KEY);
			blake2b(SEED, 32, DIGEST);
			accounts.set(SESSION_TAG, at);
			accounts.set(SESSION_DIGEST, at + 4);
			at += 32;
		}
	}
	return hashedKeys(accounts, prefixes);
}

/**
 * Storage keys of many accounts or public keys, in maps whose keys are hashed as `Twox64Concat`.
 *
 * @param prefixes - of the maps
 * @returns for each map, the keys in the order of the accounts
 */
export function accountStorageKeys(accounts: readonly Hex[], prefixes: readonly Hex[]): Hex[][] {
	const bytes = new Uint8Array(32 * accounts.length);
	for (const [i, account] of accounts.entries()) {
		readHex(account, ACCOUNT);
		bytes.set(ACCOUNT, 32 * i);
	}
	return hashedKeys(bytes, prefixes);
}

/** Keys of thousands of accounts: each is hashed once for all maps, and its keys are slices of one text. */
function hashedKeys(accounts: Uint8Array, prefixes: readonly Hex[]): Hex[][] {
	const keys: Hex[][] = prefixes.map(() => []);
	for (let start = 0; start < accounts.length; start += 32 * KEYS_PER_TEXT) {
		const hashed = hashAccounts(accounts.subarray(start, start + 32 * KEYS_PER_TEXT));
		for (const [i, prefix] of prefixes.entries()) appendKeys(keys[i] as Hex[], prefix, hashed);
	}
	return keys;
}

/** Accounts as they are in keys: 8 bytes of their hash before each. */
function hashAccounts(accounts: Uint8Array): Uint8Array {
	const hashed = new Uint8Array((accounts.length / 32) * HASHED_LENGTH);
	for (let from = 0, to = 0; from < accounts.length; from += 32, to += HASHED_LENGTH) {
		for (let i = 0; i < 32; i++) ACCOUNT[i] = hashed[to + 8 + i] = accounts[from + i] as number;
		writeXxh64(ACCOUNT, 0, hashed, to);
	}
	return hashed;
}

function appendKeys(keys: Hex[], prefix: Hex, hashed: Uint8Array): void {
	const head = UTF8.encode(prefix);
	const width = head.length + 2 * HASHED_LENGTH;
	const codes = new Uint8Array((hashed.length / HASHED_LENGTH) * width);
	for (let from = 0, to = 0; from < hashed.length; from += HASHED_LENGTH, to += width) {
		codes.set(head, to);
		writeDigits(hashed, from, from + HASHED_LENGTH, codes, to + head.length);
	}
	const text = ASCII.decode(codes);
	for (let at = 0; at < text.length; at += width) keys.push(text.slice(at, at + width) as Hex);
}

const UTF8 = new TextEncoder();
const ASCII = new TextDecoder();
const SESSION_TAG = UTF8.encode("spm/");
/** V8 stores texts of 128 KB and more where memory is much more expensive. */
const KEYS_PER_TEXT = 512;
const HASHED_LENGTH = 40;
const ACCOUNT = new Uint8Array(32);
const DIGEST = new Uint8Array(32);
const SESSION_DIGEST = DIGEST.subarray(0, 28);
/** 8 bytes of the pid, and 32 for a key. */
const SEED = new Uint8Array(40);
const SEED_VIEW = new DataView(SEED.buffer);
const SEED_KEY = SEED.subarray(8);

/** `tag`, then the first `length` bytes of blake2_256(pid, key). */
export function derivedAccount(tag: string, length: number, pid: number, key: Hex): Hex {
	SEED_VIEW.setBigUint64(0, BigInt(pid), true);
	readHex(key, SEED_KEY);
	blake2b(SEED, 32, DIGEST);
	const account = padAccount(tag);
	account.set(DIGEST.subarray(0, length), tag.length);
	return toHex(account);
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
