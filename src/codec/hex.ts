/**
 * Bytes as `0x` and lower-case hex digits.
 *
 * @public
 */
export type Hex = `0x${string}`;

/** Character codes of the sixteen digits. */
const CODES = new TextEncoder().encode("0123456789abcdef");
const ASCII = new TextDecoder();
/** Where the characters of most texts are written. */
const text = new Uint8Array(4096);

/** Hex of `bytes`. */
export function toHex(bytes: Uint8Array): Hex {
	return sliceHex(bytes, 0, bytes.length);
}

/** Hex of the bytes from `start` up to `end`. */
export function sliceHex(bytes: Uint8Array, start: number, end: number): Hex {
	const length = 2 + 2 * (end - start);
	const codes = length > text.length ? new Uint8Array(length) : text;
	codes[0] = 48;
	codes[1] = 120;
	writeDigits(bytes, start, end, codes, 2);
	// One string from all characters: concatenating digits would build a rope, which is slow to compare.
	return ASCII.decode(codes.subarray(0, length)) as Hex;
}

/** Writes the character codes of the digits of the bytes from `start` up to `end` into `codes`, from `at` on. */
export function writeDigits(bytes: Uint8Array, start: number, end: number, codes: Uint8Array, at: number): void {
	let to = at;
	for (let i = start; i < end; i++) {
		const byte = bytes[i] as number;
		codes[to++] = CODES[byte >> 4] as number;
		codes[to++] = CODES[byte & 15] as number;
	}
}

/** Bytes of `hex`, with or without `0x`; throws a `RangeError` for anything that is not whole bytes of hex. */
export function fromHex(hex: string): Uint8Array {
	const bytes = new Uint8Array(countBytes(hex));
	writeBytes(hex, bytes, 0);
	return bytes;
}

/** Fills `bytes` with those of `hex`; throws a `RangeError` where they are more or fewer. */
export function readHex(hex: string, bytes: Uint8Array): void {
	if (countBytes(hex) !== bytes.length) throw new RangeError(`hex of other than ${bytes.length} bytes`);
	writeBytes(hex, bytes, 0);
}

/** Number of bytes of `hex`; throws a `RangeError` for half a byte. */
export function countBytes(hex: string): number {
	const length = (hex.length - digitsAt(hex)) / 2;
	if (!Number.isInteger(length)) throw new RangeError("hex has an odd number of digits");
	return length;
}

/** Writes the bytes of `hex` into `bytes`, from `to` on; throws a `RangeError` for anything that is not a digit. */
export function writeBytes(hex: string, bytes: Uint8Array, to: number): void {
	let at = to;
	for (let i = digitsAt(hex); i < hex.length; i += 2) {
		const high = digit(hex.charCodeAt(i));
		const low = digit(hex.charCodeAt(i + 1));
		if ((high | low) > 15) throw new RangeError("not a hex digit");
		bytes[at++] = (high << 4) | low;
	}
}

/**
 * Decodes hex digits into `bytes`, from `to` on, up to the first two characters that are not digits.
 *
 * @param codes - holds the character codes of the digits, from `at` on
 * @returns the position behind the last byte
 */
export function decodeDigits(codes: Uint8Array, at: number, bytes: Uint8Array, to: number): number {
	let end = to;
	for (let i = at; ; i += 2) {
		const high = digit(codes[i] as number);
		const low = digit(codes[i + 1] as number);
		if ((high | low) > 15) return end;
		bytes[end++] = (high << 4) | low;
	}
}

const digitsAt = (hex: string) => (hex.startsWith("0x") ? 2 : 0);

/** Value of a digit by its character code; more than 15 for any other character. */
const digit = (code: number) => DIGITS[code] ?? 16;

const DIGITS = new Uint8Array(128).fill(16);
for (let value = 0; value < 16; value++) {
	const character = value.toString(16);
	DIGITS[character.charCodeAt(0)] = value;
	DIGITS[character.toUpperCase().charCodeAt(0)] = value;
}

/** One after the other. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}
