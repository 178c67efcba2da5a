import { bnToU8a, u8aConcat } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";
import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";

/** `text` padded with zeros to an account. */
function named(text: string): Hex {
	return toHex(sized(new TextEncoder().encode(text)));
}

/** The account that rewards are paid from. */
export const SUBSIDY = named("modlphala/pp");

/** Issuer of every pool's collection, owner of every item that waits in a queue. */
export const BASE_POOL = named("basepool");

/** Holds a pool's free stake. */
export const poolAccount = (pid: bigint, owner: Hex): Hex => derived("bp/", pid, owner);

/** Holds what a stake pool's workers compute with. */
export const lockAccount = (pid: bigint, owner: Hex): Hex => derived("sl/", pid, owner);

/** Holds a stake pool owner's commission. */
export const ownerRewardAccount = (pid: bigint, owner: Hex): Hex => derived("so/", pid, owner);

/** The session of a worker in a pool. */
export const sessionAccount = (pid: bigint, worker: Hex): Hex => derived("spm/", pid, worker);

/** A prefix, then as much of `blake2_256(pid ‖ key)` as fits an account. */
function derived(prefix: string, pid: bigint, key: Hex): Hex {
	const hash = blake2AsU8a(u8aConcat(bnToU8a(pid, { bitLength: 64, isLe: true }), fromHex(key)));
	return toHex(sized(u8aConcat(new TextEncoder().encode(prefix), hash)));
}

function sized(bytes: Uint8Array): Uint8Array {
	const account = new Uint8Array(32);
	account.set(bytes.subarray(0, 32));
	return account;
}
