import type { Addresses } from "../chain/addresses.ts";
import { hashArg, itemPrefix } from "../chain/storage/hashers.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import { notFound } from "../errors/not-found.ts";
import { type BlockHeader, readHeader } from "../query/block-header.ts";
import { malformedResponse, readHash } from "../query/storage-values.ts";
import type { PlanRpc } from "./plan-rpc.ts";

/** A block with its extrinsics. */
export interface BlockBody extends BlockHeader {
	readonly extrinsics: readonly Hex[];
}

/**
 * The block with that hash.
 *
 * @throws PhalaError `NOT_FOUND` where the node does not have it, or responds with another block
 */
export async function fetchBlock(rpc: PlanRpc, hash: Hex): Promise<BlockBody> {
	const response = (await rpc.request("chain_getBlock", [hash])) as {
		readonly block?: { readonly header: unknown; readonly extrinsics: readonly Hex[] };
	} | null;
	if (!response?.block) throw notFound("block", hash);
	const { header, extrinsics } = response.block;
	const block = readHeader(header);
	if (block.hash !== hash) throw notFound("block", hash);
	if (!Array.isArray(extrinsics)) throw malformedResponse("chain_getBlock", "a block without extrinsics");
	return { ...block, extrinsics };
}

/**
 * Header of the block with that hash; of the best block for `null`.
 *
 * @throws PhalaError `NOT_FOUND` where the node does not have it
 */
export async function fetchHeader(rpc: PlanRpc, hash: Hex | null): Promise<BlockHeader> {
	const header = await rpc.request("chain_getHeader", hash ? [hash] : []);
	if (header === null || header === undefined) throw notFound("block", hash ?? "best");
	return readHeader(header);
}

/** Hash of the newest finalized block. */
export async function fetchFinalizedHash(rpc: PlanRpc): Promise<Hex> {
	return readHash("chain_getFinalizedHead", await rpc.request("chain_getFinalizedHead", []));
}

/** Hash of the best chain's block of that number; `null` where it has none yet. */
export async function fetchBlockHash(rpc: PlanRpc, number: number): Promise<Hex | null> {
	const hash = await rpc.request("chain_getBlockHash", [number]);
	return hash === null ? null : readHash("chain_getBlockHash", hash);
}

/** The account's next nonce as the node counts it, transactions in its pool included; `null` for a response that is no nonce. */
export async function fetchNextIndex(rpc: PlanRpc, addresses: Addresses, account: Hex): Promise<number | null> {
	const index = await rpc.request("system_accountNextIndex", [addresses.format(account)]);
	return isNonce(index) ? index : null;
}

/** The account's nonce in the state of the block `at`: the number of its transactions that the chain holds up to it. */
export async function fetchNonce(rpc: PlanRpc, account: Hex, at: Hex): Promise<number> {
	const method = "AccountNonceApi_account_nonce";
	const response = await rpc.request("state_call", [method, account, at]);
	if (typeof response !== "string" || !/^0x[0-9a-f]{8}/i.test(response)) throw malformedResponse("state_call", method);
	return new Reader(response as Hex).u32();
}

/** The account's nonce as {@link fetchNonce} gives it, read from storage: an answer of another kind, to compare with. */
export async function fetchStoredNonce(rpc: PlanRpc, account: Hex, at: Hex): Promise<number> {
	const key = toHex(concatBytes([itemPrefix("System", "Account"), hashArg("Blake2_128Concat", fromHex(account))]));
	const stored = await rpc.request("state_getStorage", [key, at]);
	if (stored === null) return 0;
	if (typeof stored !== "string" || !/^0x[0-9a-f]{8}/i.test(stored))
		throw malformedResponse("state_getStorage", "System.Account");
	// The nonce is the first field.
	return new Reader(stored as Hex).u32();
}

function isNonce(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;
}
