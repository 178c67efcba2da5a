import { ed25519 } from "@noble/curves/ed25519";
import { secp256k1 } from "@noble/curves/secp256k1";
import { blake2b } from "../../../codec/blake2b.ts";

/** Whether a signature of ed25519 is valid, by the rules of ZIP 215 as the chain. */
export const verifyEd25519 = (signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean =>
	ed25519.verify(signature, message, key);

/** The compressed key behind an ECDSA signature of 64 bytes and the recovery id. Throws for bytes that are none. */
export const recoverEcdsa = (signature: Uint8Array, message: Uint8Array): Uint8Array =>
	secp256k1.Signature.fromCompact(signature.subarray(0, 64))
		.addRecoveryBit(signature[64] ?? 0)
		.recoverPublicKey(blake2b(message, 32))
		.toBytes(true);
