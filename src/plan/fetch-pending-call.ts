import { batchedCalls, wrappedCall } from "../chain/inner-calls.ts";
import type { Call, ExtrinsicPlace } from "../chain/operation.ts";
import type { TransactionCodec } from "../chain/signing/transaction-codec.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { isPhalaError } from "../errors/error.ts";
import { fetchBlock, fetchBlockHash } from "./node-requests.ts";
import type { PlanRpc } from "./plan-rpc.ts";

/**
 * The call with this hash inside the transaction at a place of the chain, encoded.
 *
 * @returns `null` where the transaction names the call by its hash alone, the node does not have its block, or an earlier runtime made it
 * @throws PhalaError the transport's errors
 */
export async function fetchPendingCall(
	rpc: PlanRpc,
	codec: TransactionCodec,
	{ height, index }: ExtrinsicPlace,
	callHash: Hex,
): Promise<Hex | null> {
	const hash = await fetchBlockHash(rpc, height);
	if (hash === null) return null;
	try {
		const bytes = (await fetchBlock(rpc, hash)).extrinsics[index];
		if (bytes === undefined) return null;
		return findCall(codec, codec.decodeCall(codec.decodeExtrinsic(bytes).call), callHash);
	} catch (error) {
		if (isPhalaError(error, "NOT_FOUND", "DECODE_FAILED")) return null;
		throw error;
	}
}

function findCall(codec: TransactionCodec, call: Call, callHash: Hex): Hex | null {
	const wrapped = wrappedCall(call);
	for (const inner of batchedCalls(call) ?? (wrapped ? [wrapped] : [])) {
		const bytes = codec.encodeCall(inner);
		if (hash256(fromHex(bytes)) === callHash) return bytes;
		const found = findCall(codec, inner, callHash);
		if (found) return found;
	}
	return null;
}
