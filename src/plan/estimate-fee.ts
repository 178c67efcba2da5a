import type { CallWeight } from "../chain/multisigs/multisigs.ts";
import type { TransactionCodec } from "../chain/signing/transaction-codec.ts";
import { encodeCompact, encodeInteger } from "../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../codec/hex.ts";
import { createMortalEra, IMMORTAL_ERA } from "../codec/mortal-era.ts";
import { Reader } from "../codec/reader.ts";
import type { TransactionDeps } from "./plan-context.ts";
import type { PlanRpc } from "./plan-rpc.ts";
import type { SignatureScheme } from "./signature-scheme.ts";
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

/** As long as the signatures of each scheme. Not of zeros, which `@polkadot/types` takes for none. */
const FAKE_SIGNATURES: Readonly<Record<SignatureScheme, Hex>> = {
	ed25519: `0x00${"01".repeat(64)}`,
	sr25519: `0x01${"01".repeat(64)}`,
	// With the recovery id.
	ecdsa: `0x02${"01".repeat(65)}`,
};

/** What an estimate depends on. */
export interface EstimateOptions extends TransactionOptions {
	/**
	 * Of the account that will sign: signatures have different lengths.
	 *
	 * @defaultValue `"sr25519"`
	 */
	readonly scheme?: SignatureScheme | undefined;
}

/** What the chain would charge `account` for a call after the block `at`. Needs no signature. */
export async function estimateTransaction(
	{ rpc, codec }: Pick<TransactionDeps, "rpc" | "codec">,
	call: Hex,
	account: Hex,
	{ at, nonce }: { readonly at: Hex; readonly nonce: number },
	{ tip = 0n, mortality = DEFAULT_MORTALITY, scheme = "sr25519" }: EstimateOptions,
): Promise<TransactionEstimate> {
	// Bytes cost: era, nonce and tip have to be as long as the real ones.
	const era = mortality === null ? IMMORTAL_ERA : createMortalEra(1, mortality).bytes;
	const bytes = fromHex(codec.encodeExtrinsic({ account, signature: FAKE_SIGNATURES[scheme], era, nonce, tip, call }));
	const info = await fetchDispatchInfo(rpc, bytes, at);
	return { fee: readFee(info) + tip, ...readWeight(codec, info), length: BigInt(bytes.length) };
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
	const params = toHex(concatBytes([bytes, encodeInteger(BigInt(bytes.length), 4)]));
	return (await rpc.request("state_call", ["TransactionPaymentApi_query_info", params, at])) as string;
}

/** Weight and class come first; the fee without tip is the last 16 bytes. */
const readFee = (info: string): bigint => new Reader(info.slice(-32)).u128();

/** The weight at the start of a `RuntimeDispatchInfo`: a u64, or two compact numbers in runtimes that count proofs. */
function readWeight(
	{ hasProofSize }: TransactionCodec,
	info: string,
): Pick<TransactionEstimate, "weight" | "proofSize"> {
	const reader = new Reader(info);
	if (hasProofSize) return { weight: reader.compact(), proofSize: reader.compact() };
	return { weight: reader.u64(), proofSize: 0n };
}
