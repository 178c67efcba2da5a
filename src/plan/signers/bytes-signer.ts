import { fromHex, toHex } from "../../chain/loaded-at-once.ts";
import type { Hex } from "../../codec/hex.ts";
import type { SignerPayload } from "../signing-payload.ts";
import type { SignatureRequest, SignerAnswer } from "./signature-request.ts";

/** What a {@link BytesSigner} signs, in parts. @public */
export interface BytesRequest {
	/** The payload that the bytes are made of, e.g. to show it. */
	readonly payload: SignerPayload;
	/** Aborts when the submission is aborted: stop to wait for the key. */
	readonly signal: AbortSignal;
}

/** A key that another program or device holds, e.g. an HSM or a key service: the smallest thing that signs. @public */
export interface BytesSigner {
	/** The account, ss58 of any network or hex. That of an ecdsa key is the blake2-256 hash of the compressed public key. */
	readonly address: string;
	/** The key's signature scheme; ecdsa on secp256k1. */
	readonly scheme: "sr25519" | "ed25519" | "ecdsa";
	/**
	 * Signs bytes.
	 *
	 * @param signable - the bytes that the key signs, at most 256. ecdsa signs their blake2-256 hash
	 * @returns 64 bytes, or 65 with the recovery id for ecdsa; a 64-byte ecdsa signature is completed. The byte of the scheme may be in front
	 */
	sign(signable: Uint8Array, request: BytesRequest): Uint8Array | Hex | Promise<Uint8Array | Hex>;
}

/** Bytes in front of signatures. */
export const SCHEME_PREFIXES = { ed25519: "00", sr25519: "01", ecdsa: "02" } as const;
type VerifySignature = (signature: unknown, message: Hex, account: Hex) => Promise<Hex | null>;

const BARE_HEX_DIGITS = 128;

/**
 * Requests a signature of a key.
 *
 * @param payload - a copy that the signer may keep
 * @param verifySignature - passed on: this module loads apart from it
 */
export async function signWithBytes(
	signer: BytesSigner,
	{ account, unsigned: { signable }, signal }: SignatureRequest,
	payload: SignerPayload,
	verifySignature: VerifySignature,
): Promise<SignerAnswer> {
	const returned: unknown = await signer.sign(fromHex(signable), { payload, signal });
	const signature = returned instanceof Uint8Array ? toHex(returned) : returned;
	const digits = typeof signature === "string" ? signature.replace(/^0x/, "") : "";
	if (digits.length !== BARE_HEX_DIGITS) return { signature };
	const prefixed: Hex = `0x${SCHEME_PREFIXES[signer.scheme]}${digits}`;
	if (signer.scheme !== "ecdsa") return { signature: prefixed };
	// Key services give no recovery id.
	for (const recoveryId of ["00", "01"]) {
		const complete = await verifySignature(`${prefixed}${recoveryId}`, signable, account);
		if (complete !== null) return { signature: complete };
	}
	return { signature };
}
