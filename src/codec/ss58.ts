import { decodeBase58, encodeBase58 } from "./base58.ts";
import { blake2b } from "./blake2b.ts";
import { concatBytes, fromHex, type Hex, toHex } from "./hex.ts";

/** The highest prefix that ss58 has. */
export const MAX_PREFIX = 16_383;
/** Most letters that 36 bytes take. */
const MAX_ADDRESS_LENGTH = 50;
const CHECKSUM_CONTEXT = new TextEncoder().encode("SS58PRE");

/** ss58 text of an account with `prefix` (0 to 16383). */
export function encodeAddress(account: Hex, prefix: number): string {
	const head =
		prefix < 64 ? [prefix] : [((prefix & 0b1111_1100) >> 2) | 0b0100_0000, (prefix >> 8) | ((prefix & 0b11) << 6)];
	const body = concatBytes([Uint8Array.from(head), fromHex(account)]);
	return encodeBase58(concatBytes([body, checksum(body)]));
}

/** Prefix and bytes inside an ss58 address of 32 bytes; `null` if `text` is not one. */
export function decodeAddress(text: string): { readonly prefix: number; readonly account: Hex } | null {
	const bytes = text.length > MAX_ADDRESS_LENGTH ? null : decodeBase58(text);
	if (bytes === null) return null;
	const [first = 0, second = 0] = bytes;
	const headLength = first < 64 ? 1 : 2;
	if (first >= 128 || bytes.length !== headLength + 32 + 2) return null;
	const body = bytes.subarray(0, -2);
	const [a, b] = checksum(body);
	if (bytes.at(-2) !== a || bytes.at(-1) !== b) return null;
	const prefix =
		headLength === 1 ? first : ((first & 0b0011_1111) << 2) | (second >> 6) | ((second & 0b0011_1111) << 8);
	return { prefix, account: toHex(body.subarray(headLength)) };
}

function checksum(body: Uint8Array): Uint8Array {
	return blake2b(concatBytes([CHECKSUM_CONTEXT, body]), 64).subarray(0, 2);
}
