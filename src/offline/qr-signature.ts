import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { describeLength } from "../errors/describe-length.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";

/** Bytes of a signature without the byte of its scheme. */
const BARE_BYTES: ReadonlySet<number> = new Set([64, 65]);
/** Bytes of a signature by the byte of its scheme in front: ed25519, sr25519, ecdsa. */
const PREFIXED_BYTES = [65, 65, 66];

/**
 * The signature in the QR code that a device shows.
 *
 * @param scanned - the code's text, hex with or without `0x`; or its bytes, of that text or of the signature
 * @returns as `plan.submitSigned` takes it; with the byte of the scheme in front where the device wrote it
 * @throws PhalaError `INVALID_ARGUMENT` for the code of anything else, e.g. an address
 * @public
 */
export function parseQrSignature(scanned: string | Uint8Array): Hex {
	const bytes = typeof scanned === "string" ? parseText(scanned) : (parseText(decodeText(scanned)) ?? scanned);
	if (bytes instanceof Uint8Array && isSignature(bytes)) return toHex(bytes);
	// Not the content itself: other codes hold seeds.
	throw invalidArgument("scanned", describeLength(scanned), "the hex of a signature: 64 to 66 bytes");
}

function isSignature(bytes: Uint8Array): boolean {
	return BARE_BYTES.has(bytes.length) || PREFIXED_BYTES[bytes[0] ?? -1] === bytes.length;
}

function parseText(text: string): Uint8Array | null {
	try {
		return fromHex(text.trim());
	} catch {
		return null;
	}
}

function decodeText(bytes: unknown): string {
	return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : "";
}
