import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { CallWeight } from "../chain/multisigs/multisigs.ts";
import type { TransactionCodec } from "../chain/signing/transaction-codec.ts";
import { encodeCompact } from "../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import type { TransactionDeps } from "./plan-context.ts";
import type { PlanRpc } from "./plan-rpc.ts";
import { DEFAULT_MORTALITY, type TransactionOptions } from "./signing-payload.ts";

/** What a transaction costs, and what it takes of a block. */
export interface TransactionEstimate {
	/** Tip included, pico PHA. */
	readonly fee: bigint;
	/** Picoseconds. */
	readonly weight: bigint;
	/** Bytes that prove what it reads; 0 in runtimes that do not count them. */
	readonly proofSize: bigint;
	/** Bytes of the signed extrinsic. */
	readonly length: bigint;
}

/** What the chain would charge `account` for `extrinsic` after the block `at`. Needs no signature. */
export async function estimateTransaction(
	{ rpc, network: { genesisHash }, api }: TransactionDeps,
	extrinsic: SubmittableExtrinsic<"promise">,
	account: Hex,
	{ at, nonce }: { readonly at: Hex; readonly nonce: number },
	{ tip = 0n, mortality = DEFAULT_MORTALITY }: TransactionOptions,
): Promise<TransactionEstimate> {
	const { runtimeVersion } = api;
	// Bytes cost: era, nonce and tip have to be as long as the real ones.
	const period = mortality === null ? "0x00" : { current: 1, period: mortality };
	const era = api.registry.createType("ExtrinsicEra", period);
	extrinsic.signFake(account, { blockHash: genesisHash, era, genesisHash, nonce, runtimeVersion, tip });
	const bytes = extrinsic.toU8a();
	const info = await fetchDispatchInfo(rpc, bytes, at);
	return { fee: readFee(info) + tip, ...readWeight(api, info), length: BigInt(bytes.length) };
}

/** The fee of a signed extrinsic after the block `at`, without its tip. */
export async function fetchFee(rpc: PlanRpc, bytes: Hex, at: Hex): Promise<bigint> {
	return readFee(await fetchDispatchInfo(rpc, fromHex(bytes), at));
}

/** Version byte of an extrinsic without a signature. */
const UNSIGNED = 4;

/**
 * What a call weighs in the runtime of the block `at`, itself alone.
 *
 * @param call - encoded
 */
export async function fetchCallWeight(
	rpc: PlanRpc,
	codec: Pick<TransactionCodec, "hasProofSize">,
	call: Hex,
	at: Hex,
): Promise<CallWeight> {
	const body = concatBytes([Uint8Array.of(UNSIGNED), fromHex(call)]);
	const extrinsic = concatBytes([encodeCompact(BigInt(body.length)), body]);
	const reader = new Reader(await fetchDispatchInfo(rpc, extrinsic, at));
	return codec.hasProofSize
		? { refTime: reader.compact(), proofSize: reader.compact() }
		: { refTime: reader.u64(), proofSize: 0n };
}

async function fetchDispatchInfo(rpc: PlanRpc, bytes: Uint8Array, at: Hex): Promise<string> {
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, bytes.length, true);
	const params = `${toHex(bytes)}${toHex(length).slice(2)}`;
	return (await rpc.request("state_call", ["TransactionPaymentApi_query_info", params, at])) as string;
}

/** Weight and class come first; the fee without tip is the last 16 bytes. */
const readFee = (info: string): bigint => new Reader(info, info.length - 32).u128();

/** The weight at the start of a `RuntimeDispatchInfo`: a u64, or two compact numbers in runtimes that count proofs. */
function readWeight(api: ApiPromise, info: string): Pick<TransactionEstimate, "weight" | "proofSize"> {
	const reader = new Reader(info);
	if (hasProofSize(api)) return { weight: reader.compact(), proofSize: reader.compact() };
	return { weight: reader.u64(), proofSize: 0n };
}

/** Whether the runtime's weights have two parts. */
function hasProofSize({ registry }: ApiPromise): boolean {
	return !("bitLength" in registry.createType("Weight"));
}
