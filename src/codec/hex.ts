/**
 * Bytes as `0x` and lower-case hex digits.
 *
 * @public
 */
export type Hex = `0x${string}`;

/** Character codes of the sixteen digits. */
const CODES = new TextEncoder().encode("0123456789abcdef");
/** Bytes per call of `fromCharCode`: as many arguments as every engine accepts. */
const PART = 4096;

/** Hex of `bytes`. */
export function toHex(bytes: Uint8Array): Hex {
	let text = "0x";
	// One string from all codes: concatenating digits would build a rope, which is slow to compare.
	for (let start = 0; start < bytes.length; start += PART) {
		const part = bytes.subarray(start, start + PART);
		const codes: number[] = new Array(2 * part.length);
		writeDigits(part, codes, 0);
		text += String.fromCharCode(...codes);
	}
	return text as Hex;
}

/** Writes the character codes of the digits of `bytes`, from `at` on. */
export function writeDigits(bytes: Uint8Array, codes: { [index: number]: number }, at: number): void {
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i] ?? 0;
		codes[at + 2 * i] = CODES[byte >> 4] ?? 0;
		codes[at + 2 * i + 1] = CODES[byte & 15] ?? 0;
	}
}

/** Bytes of `hex`, with or without `0x`; throws a `RangeError` for anything that is not whole bytes of hex. */
export function fromHex(hex: string): Uint8Array {
	const length = (hex.length - digitsAt(hex)) / 2;
	if (!Number.isInteger(length)) throw new RangeError("hex has an odd number of digits");
	const bytes = new Uint8Array(length);
	readHex(hex, bytes);
	return bytes;
}

/** Fills `bytes` with those of `hex`; throws a `RangeError` where they are more or fewer. */
export function readHex(hex: string, bytes: Uint8Array): void {
	const start = digitsAt(hex);
	if (hex.length !== start + 2 * bytes.length) throw new RangeError(`hex of other than ${bytes.length} bytes`);
	for (let i = 0; i < bytes.length; i++) {
		bytes[i] = (digit(hex.charCodeAt(start + 2 * i)) << 4) | digit(hex.charCodeAt(start + 2 * i + 1));
	}
}

const digitsAt = (hex: string) => (hex.startsWith("0x") ? 2 : 0);

function digit(code: number): number {
	if (code >= 48 && code <= 57) return code - 48;
	const letter = code | 32;
	if (letter >= 97 && letter <= 102) return letter - 87;
	throw new RangeError("not a hex digit");
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
