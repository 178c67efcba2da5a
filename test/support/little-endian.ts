import { type Hex, toHex } from "../../src/codec/hex.ts";

/** An unsigned integer as little-endian bytes. */
export function littleEndian(value: number | bigint, length: number): Hex {
	const bytes = new Uint8Array(length);
	for (let i = 0, rest = BigInt(value); i < length; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
	return toHex(bytes);
}
