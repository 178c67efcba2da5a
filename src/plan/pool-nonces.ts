import type { Hex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import { isPhalaError } from "../errors/error.ts";
import type { PlanRpc } from "./plan-rpc.ts";

/** First bytes of a signed extrinsic after its length: signed, of version 4; an account id follows. */
const SIGNED_BY_ACCOUNT = "0x8400";
/** Bytes of a signature, by the byte of its scheme: ed25519, sr25519, ecdsa. */
const SIGNATURE_BYTES = [64, 64, 65] as const;

/** Nonces of the account's transactions in the node's pool; `null` where the node does not return its pool. */
export async function fetchPoolNonces(rpc: PlanRpc, account: Hex): Promise<ReadonlySet<number> | null> {
	const pending = await fetchPool(rpc);
	if (pending === null) return null;
	const nonces = pending.map((bytes) => readNonce(bytes, account));
	return new Set(nonces.filter((nonce) => nonce !== null));
}

/** Whether the node's pool has a transaction; `false` where the node does not return its pool. */
export async function isInPool(rpc: PlanRpc, bytes: Hex): Promise<boolean> {
	return (await fetchPool(rpc))?.includes(bytes) ?? false;
}

/** Extrinsics in the node's pool; `null` where the node does not return its pool. */
export async function fetchPool(rpc: PlanRpc): Promise<readonly unknown[] | null> {
	try {
		const pending = await rpc.request("author_pendingExtrinsics", []);
		return Array.isArray(pending) ? pending : null;
	} catch (error) {
		if (isPhalaError(error, "CLOSED")) throw error;
		return null;
	}
}

/** The nonce of a signed extrinsic; `null` where `account` did not sign it. */
function readNonce(bytes: unknown, account: Hex): number | null {
	if (typeof bytes !== "string") return null;
	try {
		const reader = new Reader(bytes);
		reader.length();
		if (reader.hex(2) !== SIGNED_BY_ACCOUNT || reader.hex(32) !== account) return null;
		const scheme = reader.u8();
		reader.skip(SIGNATURE_BYTES[scheme] ?? reader.unknown("signature", scheme));
		// Era: one byte for an immortal transaction, two for a mortal one.
		if (reader.u8() !== 0) reader.skip(1);
		return reader.length();
	} catch {
		return null;
	}
}
