import type { Hex } from "../../codec/hex.ts";
import { copyPayload, type SignerPayload } from "../signing-payload.ts";
import type { SignatureRequest, SignerAnswer } from "./signature-request.ts";

/** A wallet's answer to `signPayload`. @public */
export interface WalletSignature {
	/** With or without the byte of its scheme in front. */
	readonly signature: Hex;
	/**
	 * The whole signed extrinsic, from wallets that may change the payload (`withSignedTransaction`). Another nonce, tip or mortality than
	 * was asked for is accepted, and tracked, and so is a metadata hash where the chain has `CheckMetadataHash`; another call or account is
	 * refused with `PAYLOAD_CHANGED`.
	 */
	readonly signedTransaction?: Hex | Uint8Array | undefined;
}

/** An account of a wallet, as browser extensions inject it, or of `impersonate` of a development chain. @public */
export interface WalletSigner {
	/**
	 * Set by `impersonate` of a development chain: a mark in place of the signature is sent. It proves nothing, so every other chain
	 * refuses the transaction.
	 */
	readonly impersonated?: true | undefined;
	/** The account, ss58 of any network or hex. */
	readonly address: string;
	/** Name of the wallet, for errors. */
	readonly wallet?: string | undefined;
	/** The wallet's signing functions, as the `Signer` of `@polkadot/api`: `signPayload`, or `signRaw` where it has no other. */
	readonly signer: {
		signPayload?(payload: SignerPayload): Promise<WalletSignature>;
		signRaw?(raw: {
			readonly address: string;
			readonly data: string;
			readonly type: "bytes" | "payload";
		}): Promise<{ readonly signature: Hex }>;
	};
}

/** Requests the signature of a wallet. `null` where the wallet cannot sign. */
export async function signWithWallet(
	{ address, signer }: WalletSigner,
	{ unsigned: { payload, bytes } }: SignatureRequest,
): Promise<SignerAnswer | null> {
	if (signer.signPayload) {
		const answer = await signer.signPayload({ ...copyPayload(payload), address, withSignedTransaction: true });
		return { signature: answer?.signature, transaction: answer?.signedTransaction };
	}
	if (signer.signRaw) {
		return { signature: (await signer.signRaw({ address, data: bytes, type: "payload" }))?.signature };
	}
	return null;
}
