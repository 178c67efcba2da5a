import type { Addresses } from "../../chain/addresses.ts";
import type { SignedExtrinsic, TransactionCodec } from "../../chain/signing/transaction-codec.ts";
import type { Hex } from "../../codec/hex.ts";
import type { PlanRpc } from "../plan-rpc.ts";
import type { UnsignedTransaction } from "../signing-payload.ts";

/** Encodes and decodes what is signed. */
export type SigningCodec = Pick<
	TransactionCodec,
	"encodeExtrinsic" | "decodeExtrinsic" | "encodePayload" | "encodeExtensions" | "constant"
>;

/** What is needed to request a signature and to verify it. */
export interface SigningDeps {
	readonly rpc: PlanRpc;
	readonly addresses: Pick<Addresses, "format">;
	/** Of the runtime that the transaction is for. */
	readonly codec: SigningCodec;
}

/** What a signer is asked for. */
export interface SignatureRequest {
	/** Whose signature it has to be. */
	readonly account: Hex;
	readonly unsigned: UnsignedTransaction;
	/** The block that the transaction is built on. */
	readonly block: { readonly hash: Hex; readonly number: number };
	/** Aborts when the submission does. */
	readonly signal: AbortSignal;
}

/** What a signer returned, as it is: nothing of it is verified. */
export interface SignerAnswer {
	/** A signature of the payload, bytes or hex. */
	readonly signature?: unknown;
	/** A whole signed extrinsic, bytes or hex. */
	readonly transaction?: unknown;
}

/** What was signed, verified. */
export interface AcceptedSignature extends SignedExtrinsic {
	/** The last block that can hold it; `null`: any. */
	readonly lastValidBlock: number | null;
}
