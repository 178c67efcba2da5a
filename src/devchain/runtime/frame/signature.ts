import { u8aEq } from "@polkadot/util";
import { blake2AsU8a, ed25519Verify, secp256k1Recover } from "@polkadot/util-crypto";
// Seven times as fast as the verification of util-crypto, which loads this package as well.
import { sr25519Verify } from "@polkadot/wasm-crypto";
import { fromHex, type Hex } from "../../../codec/hex.ts";
import { MOCK_SIGNATURE_HEX } from "../../impersonated-account.ts";

/** A `MultiSignature`. */
export interface Signature {
	/** `Sr25519`, `Ed25519` or `Ecdsa`. */
	readonly kind: string;
	readonly bytes: Uint8Array;
}

const MOCK_SIGNATURE = fromHex(MOCK_SIGNATURE_HEX);

/** Whether a signature is that of an impersonated account. */
export const isMockSignature = ({ bytes }: Signature): boolean => u8aEq(bytes.subarray(0, 64), MOCK_SIGNATURE);

/** Longer payloads are hashed before they are signed. */
const MAX_RAW_PAYLOAD = 256;

/** Whether `signature` is a valid signature of `payload` by `signer`; `false` for malformed signatures. */
export function verify(signature: Signature, payload: Uint8Array, signer: Hex): boolean {
	const message = payload.length > MAX_RAW_PAYLOAD ? blake2AsU8a(payload) : payload;
	const key = fromHex(signer);
	try {
		switch (signature.kind) {
			case "Sr25519":
				return sr25519Verify(signature.bytes, message, key);
			case "Ed25519":
				return ed25519Verify(message, signature.bytes, key);
			case "Ecdsa":
				return u8aEq(blake2AsU8a(recover(message, signature.bytes)), key);
			default:
				return false;
		}
	} catch {
		return false;
	}
}

/** The compressed key behind an ECDSA signature: 64 bytes and the recovery id. */
function recover(message: Uint8Array, signature: Uint8Array): Uint8Array {
	return secp256k1Recover(blake2AsU8a(message), signature.subarray(0, 64), signature[64] ?? 0, "blake2");
}
