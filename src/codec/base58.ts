import { fromHex, toHex } from "./hex.ts";

const LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Letters per step: as many as a small integer holds. */
const DIGITS_PER_STEP = 5;
const STEP_BASE = 58n ** BigInt(DIGITS_PER_STEP);

/** `bytes` in base 58, as ss58 addresses have it; each zero byte at the start is a `1`. */
export function encodeBase58(bytes: Uint8Array): string {
	let text = "";
	for (let rest = BigInt(`0x0${toHex(bytes).slice(2)}`); rest > 0n; rest /= STEP_BASE) {
		let part = Number(rest % STEP_BASE);
		for (let i = 0; i < DIGITS_PER_STEP; i++, part = Math.floor(part / 58)) text = LETTERS.charAt(part % 58) + text;
	}
	const zeros = bytes.findIndex((byte) => byte !== 0);
	return "1".repeat(zeros < 0 ? bytes.length : zeros) + text.replace(/^1+/, "");
}

/** The bytes that {@link encodeBase58} encodes as `text`; `null` for other letters. */
export function decodeBase58(text: string): Uint8Array | null {
	let value = 0n;
	for (const letter of text) {
		const digit = LETTERS.indexOf(letter);
		if (digit < 0) return null;
		value = value * 58n + BigInt(digit);
	}
	const digits = value === 0n ? "" : value.toString(16);
	const zeros = text.length - text.replace(/^1+/, "").length;
	return fromHex("00".repeat(zeros) + digits.padStart(digits.length + (digits.length % 2), "0"));
}
