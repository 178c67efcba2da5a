/**
 * Bytes as `0x` and lower-case hex digits.
 *
 * @public
 */
export type Hex = `0x${string}`;

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Hex of `bytes`. */
export function toHex(bytes: Uint8Array): Hex {
	let text = "0x";
	for (const byte of bytes) text += DIGITS[byte];
	return text as Hex;
}

/** Bytes of `hex`, with or without `0x`; throws a `RangeError` for anything that is not whole bytes of hex. */
export function fromHex(hex: string): Uint8Array {
	const start = hex.startsWith("0x") ? 2 : 0;
	const length = (hex.length - start) / 2;
	if (!Number.isInteger(length)) throw new RangeError("hex has an odd number of digits");
	const bytes = new Uint8Array(length);
	for (let i = 0; i < length; i++) {
		bytes[i] = (digit(hex.charCodeAt(start + 2 * i)) << 4) | digit(hex.charCodeAt(start + 2 * i + 1));
	}
	return bytes;
}

function digit(code: number): number {
	if (code >= 48 && code <= 57) return code - 48;
	const letter = code | 32;
	if (letter >= 97 && letter <= 102) return letter - 87;
	throw new RangeError("not a hex digit");
}
