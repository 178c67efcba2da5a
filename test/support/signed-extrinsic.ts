import { concatBytes, fromHex, type Hex, toHex } from "../../src/codec/hex.ts";
import { littleEndian } from "./little-endian.ts";

/** Schemes of signatures, by the byte that names them. */
export const SCHEMES = { ed25519: 0, sr25519: 1, ecdsa: 2 } as const;

/** What {@link signedExtrinsic} encodes. */
export interface ExtrinsicParts {
	readonly signer: Hex;
	readonly nonce: number;
	readonly scheme?: number;
	readonly isMortal?: boolean;
	readonly call?: Hex;
}

/** An extrinsic of version 4 with a signature of zeros; distinct for each nonce and signer. */
export function signedExtrinsic({
	signer,
	nonce,
	scheme = SCHEMES.sr25519,
	isMortal = true,
	call = "0x0700",
}: ExtrinsicParts): Hex {
	const body = concatBytes([
		Uint8Array.of(0x84, 0x00),
		fromHex(signer),
		Uint8Array.of(scheme),
		new Uint8Array(scheme === SCHEMES.ecdsa ? 65 : 64),
		isMortal ? Uint8Array.of(0x15, 0x03) : Uint8Array.of(0),
		compact(nonce),
		Uint8Array.of(0), // tip
		fromHex(call),
	]);
	return toHex(concatBytes([compact(body.length), body]));
}

function compact(value: number): Uint8Array {
	if (value < 2 ** 6) return Uint8Array.of(value << 2);
	if (value < 2 ** 14) return fromHex(littleEndian(value * 4 + 1, 2));
	return fromHex(littleEndian(value * 4 + 2, 4));
}
