import { blake2b } from "../../../codec/blake2b.ts";
import { fromHex, type Hex } from "../../../codec/hex.ts";
import * as plain from "../../../codec/sr25519.ts";
import { MOCK_SIGNATURE_HEX } from "../../impersonated-account.ts";
import { LateModule } from "../late-module.ts";
import { rethrowMissing } from "../storage-missing.ts";
import { isSameBytes } from "./is-same-bytes.ts";

/** A `MultiSignature`. */
export interface Signature {
	/** `Sr25519`, `Ed25519` or `Ecdsa`. */
	readonly kind: string;
	readonly bytes: Uint8Array;
}

const MOCK_SIGNATURE = fromHex(MOCK_SIGNATURE_HEX);

/** Whether a signature is that of an impersonated account. */
export const isMockSignature = ({ bytes }: Signature): boolean => isSameBytes(bytes.subarray(0, 64), MOCK_SIGNATURE);

/** Longer payloads are hashed before they are signed. */
const MAX_RAW_PAYLOAD = 256;

/** The payload as it is signed. */
export const signedBytes = (payload: Uint8Array): Uint8Array =>
	payload.length > MAX_RAW_PAYLOAD ? blake2b(payload, 32) : payload;

/** The schemes that few accounts have. */
export const otherSchemes = new LateModule(() => import("./other-signatures.ts"));

/** Verification of sr25519 in WebAssembly: many times as fast, and many times as large. Without it, JavaScript verifies. */
export const fastVerification = new LateModule(async () => {
	const { sr25519Verify, waitReady } = await import("@polkadot/wasm-crypto");
	return (await waitReady()) ? sr25519Verify : undefined;
});

/** Whether `signature` is a valid signature of `payload` by `signer`; `false` for malformed signatures. */
export function verify({ kind, bytes }: Signature, payload: Uint8Array, signer: Hex): boolean {
	const message = signedBytes(payload);
	const key = fromHex(signer);
	try {
		switch (kind) {
			case "Sr25519":
				return verifySr25519(bytes, message, key);
			case "Ed25519":
				return otherSchemes.get().verifyEd25519(bytes, message, key);
			case "Ecdsa":
				return isSameBytes(blake2b(otherSchemes.get().recoverEcdsa(bytes, message), 32), key);
			default:
				return false;
		}
	} catch (error) {
		rethrowMissing(error);
		return false;
	}
}

/** Whether a signature of sr25519 is valid; `false` for bytes that are none. */
export function verifySr25519(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
	const fast = fastVerification.loaded;
	try {
		return fast ? fast(signature, message, key) : plain.verifySr25519(message, signature, key);
	} catch {
		return false;
	}
}
