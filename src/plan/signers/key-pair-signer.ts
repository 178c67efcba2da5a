import { fromHex } from "../../codec/hex.ts";
import type { SignatureRequest, SignerAnswer } from "./signature-request.ts";

/** A key pair that signs bytes, as the `KeyringPair` of `@polkadot/keyring`. @public */
export interface KeyPairSigner {
	/** The account, ss58. */
	readonly address: string;
	/** The account's 32 bytes. */
	readonly addressRaw: Uint8Array;
	/** Not set: a {@link BytesSigner} has one. */
	readonly scheme?: undefined;
	/** Signs `message`; with `withType` the signature starts with the byte of its scheme. */
	sign(message: Uint8Array, options?: { readonly withType?: boolean }): Uint8Array;
}

/** Signs with a key pair. */
export async function signWithPair(pair: KeyPairSigner, { unsigned }: SignatureRequest): Promise<SignerAnswer> {
	return { signature: await pair.sign(fromHex(unsigned.signable), { withType: true }) };
}
