import { decodeBase58, encodeBase58 } from "../codec/base58.ts";
import { blake2b } from "../codec/blake2b.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../codec/hex.ts";

/** Most letters that 36 bytes take. */
const MAX_LETTERS = 50;
const CONTEXT = new TextEncoder().encode("SS58PRE");
const CHECKSUM_BYTES = 2;

/** ss58 text of an account; `prefix` is below 64. */
export function encodeAddress(account: Hex, prefix: number): string {
	const body = concatBytes([Uint8Array.of(prefix), fromHex(account)]);
	return encodeBase58(concatBytes([body, checksum(body)]));
}

/** The account of an ss58 address of any network, or of `0x` and 64 hex digits; `null` for other text. */
export function decodeAccount(text: string): Hex | null {
	if (/^0x[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase() as Hex;
	const bytes = text.length > MAX_LETTERS ? null : decodeBase58(text);
	if (bytes === null) return null;
	const [first = 0] = bytes;
	const prefixBytes = first < 64 ? 1 : 2;
	if (first >= 128 || bytes.length !== prefixBytes + 32 + CHECKSUM_BYTES) return null;
	const body = bytes.subarray(0, -CHECKSUM_BYTES);
	return toHex(checksum(body)) === toHex(bytes.subarray(-CHECKSUM_BYTES)) ? toHex(body.subarray(prefixBytes)) : null;
}

const checksum = (body: Uint8Array): Uint8Array =>
	blake2b(concatBytes([CONTEXT, body]), 64).subarray(0, CHECKSUM_BYTES);
