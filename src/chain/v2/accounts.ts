import { blake2b } from "@noble/hashes/blake2";
import { fromHex, type Hex, toHex } from "../../codec/hex.ts";

/**
 * The account that stands for a worker in a pool: it names the worker's session and stake.
 *
 * @remarks Source: `spm/` and the first 28 bytes of blake2_256(pid, public key), generation 1 and 2
 */
export function sessionAccount(pid: number, publicKey: Hex): Hex {
	return derived("spm/", 28, pid, publicKey);
}

/**
 * The accounts of a pool: W-PHA that is free (`pool`), behind workers (`lock`), and owed to the owner (`ownerReward`).
 *
 * @remarks Source: `bp/`, `sl/`, `so/` and the first 29 bytes of blake2_256(pid, owner), generation 2
 */
export function poolAccounts(pid: number, owner: Hex): { pool: Hex; lock: Hex; ownerReward: Hex } {
	return {
		pool: derived("bp/", 29, pid, owner),
		lock: derived("sl/", 29, pid, owner),
		ownerReward: derived("so/", 29, pid, owner),
	};
}

/** Who issues the pools' collections and keeps the queued items. */
export const BASE_POOL_ACCOUNT: Hex = toHex(padded("basepool"));

function derived(tag: string, length: number, pid: number, key: Hex): Hex {
	const seed = new Uint8Array(40);
	new DataView(seed.buffer).setBigUint64(0, BigInt(pid), true);
	seed.set(fromHex(key), 8);
	const account = padded(tag);
	account.set(blake2b(seed, { dkLen: 32 }).subarray(0, length), tag.length);
	return toHex(account);
}

function padded(tag: string): Uint8Array {
	const account = new Uint8Array(32);
	account.set(new TextEncoder().encode(tag));
	return account;
}
