import type { Hex } from "../codec/hex.ts";

/** How an account signs. */
export type SignatureScheme = "sr25519" | "ed25519" | "ecdsa";

/** Bytes of an ecdsa signature, with the byte of its scheme in front. */
const ECDSA_BYTES = 66;
/** Bytes of a compressed public key on secp256k1. */
const ECDSA_KEY_BYTES = 33;

/**
 * The scheme by which a signer signs, as far as it says it: as `scheme`, as the `type` of key pairs and of accounts of extensions, or by
 * the length of its public key. An address does not say it.
 *
 * @defaultValue sr25519, as most accounts
 */
export function schemeOf(account: unknown): SignatureScheme {
	const { scheme, type, publicKey } = Object(account) as Readonly<Record<string, unknown>>;
	const named = scheme ?? type;
	if (named === "ed25519" || named === "ecdsa") return named;
	return publicKey instanceof Uint8Array && publicKey.length === ECDSA_KEY_BYTES ? "ecdsa" : "sr25519";
}

/** The scheme of a signature, by its length; sr25519 for those of 64 bytes. */
export function schemeOfSignature(signature: Hex): SignatureScheme {
	return signature.length === 2 + 2 * ECDSA_BYTES ? "ecdsa" : "sr25519";
}
