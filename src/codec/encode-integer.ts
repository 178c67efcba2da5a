/** An integer in `width` bytes, little-endian; negative ones in two's complement. */
export function encodeInteger(value: bigint, width: number): Uint8Array {
	const bytes = new Uint8Array(width);
	for (let i = 0, rest = value; i < width; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
	return bytes;
}

/** A compact integer, from 0 to 2^536 - 1. */
export function encodeCompact(value: bigint): Uint8Array {
	const mode = value < 1n << 6n ? 0 : value < 1n << 14n ? 1 : value < 1n << 30n ? 2 : 3;
	if (mode < 3) return encodeInteger((value << 2n) | BigInt(mode), 1 << mode);
	const length = Math.max(4, Math.ceil(value.toString(16).length / 2));
	return Uint8Array.of(((length - 4) << 2) | 3, ...encodeInteger(value, length));
}
