import { fromHex, type Hex } from "./hex.ts";

/** Marks characters that are not digits: greater than any byte, in its upper half as in its lower. */
const NONE = 256;
/** Value of each hex digit by its character code. */
const DIGITS = new Uint16Array(128).fill(NONE);
for (let value = 0; value < 16; value++) {
	const digit = value.toString(16);
	DIGITS[digit.charCodeAt(0)] = value;
	DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

const UTF8 = new TextDecoder();

/**
 * Reads SCALE values from hex digits, one after the other. Nodes return hex: decoding it directly saves a copy of every value, and
 * accounts and keys, which stay hex, are not converted at all.
 *
 * Every method throws a `RangeError` where the bytes end too early or cannot be that value.
 */
export class Reader {
	readonly #text: string;
	readonly #end: number;
	#at: number;

	/**
	 * @param text - holds the digits, two a byte
	 * @param start - offset of the first digit; by default after the `0x`
	 * @param end - offset after the last digit; by default the end of the text
	 */
	constructor(text: string, start = 2, end = text.length) {
		if ((end - start) % 2 !== 0) throw new RangeError("hex has an odd number of digits");
		this.#text = text;
		this.#at = start;
		this.#end = end;
	}

	/** Number of bytes that are not read yet. */
	get left(): number {
		return (this.#end - this.#at) / 2;
	}

	/** Throws where bytes remain. */
	end(): void {
		if (this.#at !== this.#end) throw new RangeError(`${this.left} bytes left over`);
	}

	/** Unsigned, one byte. */
	u8(): number {
		return this.#byte(this.skip(1));
	}

	/** Unsigned, two bytes. */
	u16(): number {
		const at = this.skip(2);
		return this.#byte(at) | (this.#byte(at + 2) << 8);
	}

	/** Unsigned, four bytes. */
	u32(): number {
		return this.#word(this.skip(4));
	}

	/** Unsigned, eight bytes. */
	u64(): bigint {
		const at = this.skip(8);
		const low = this.#word(at);
		const high = this.#word(at + 8);
		// Most are small enough for one exact number, which is the faster way.
		return high < 0x20_0000 ? BigInt(high * 0x1_0000_0000 + low) : (BigInt(high) << 32n) | BigInt(low);
	}

	/** Unsigned, sixteen bytes. */
	u128(): bigint {
		const low = this.u64();
		const high = this.u64();
		return high === 0n ? low : (high << 64n) | low;
	}

	/** One byte, 0 or 1. */
	bool(): boolean {
		const byte = this.u8();
		if (byte > 1) throw new RangeError(`${byte} is no bool`);
		return byte === 1;
	}

	/** A compact integer of any size. */
	compact(): bigint {
		const mode = this.#peek() & 3;
		if (mode !== 3) return BigInt(this.length());
		let value = 0n;
		const count = (this.u8() >> 2) + 4;
		for (let i = 0n; i < count; i++) value |= BigInt(this.u8()) << (8n * i);
		return value;
	}

	/** A compact integer of at most 32 bits, as lengths are. */
	length(): number {
		switch (this.#peek() & 3) {
			case 0:
				return this.u8() >> 2;
			case 1:
				return this.u16() >> 2;
			case 2:
				return this.u32() >>> 2;
			default:
				if (this.u8() !== 3) throw new RangeError("compact integer above 32 bits");
				return this.u32();
		}
	}

	/** The next `count` bytes, as they are written. */
	hex(count: number): Hex {
		const at = this.skip(count);
		return `0x${this.#text.slice(at, this.#at)}`;
	}

	/** Bytes with their length before them (`Vec<u8>`). */
	blob(): Hex {
		return this.hex(this.length());
	}

	/**
	 * Text with its length in bytes before it.
	 *
	 * @param limit - most bytes
	 */
	text(limit = Number.POSITIVE_INFINITY): string {
		const length = this.length();
		if (length > limit) throw new RangeError("text too long");
		return UTF8.decode(fromHex(this.hex(length)));
	}

	/** The value that `read` reads, or `null` for None. */
	option<T>(read: (r: Reader) => T): T | null {
		return this.bool() ? read(this) : null;
	}

	/** A vector: its length, then its values, of at least one byte each. */
	vec<T>(read: (r: Reader) => T): T[] {
		const count = this.length();
		if (count > this.left) this.skip(count); // throws
		return this.times(count, read);
	}

	/** `count` values one after the other. */
	times<T>(count: number, read: (r: Reader) => T): T[] {
		const values: T[] = [];
		for (let i = 0; i < count; i++) values.push(read(this));
		return values;
	}

	/** Skips `count` bytes; returns the position of their digits. */
	skip(count: number): number {
		const start = this.#at;
		const end = start + 2 * count;
		if (end > this.#end) throw new RangeError(`${count} bytes expected, ${this.left} left`);
		this.#at = end;
		return start;
	}

	/** Throws for the index of an unknown variant of an enum. */
	unknown(type: string, index: number): never {
		throw new RangeError(`${type} has no variant ${index}`);
	}

	#peek(): number {
		if (this.#at === this.#end) this.skip(1); // throws
		return this.#byte(this.#at);
	}

	#byte(at: number): number {
		const high = this.#digit(at);
		const low = this.#digit(at + 1);
		if ((high | low) > 15) throw new RangeError("not a hex digit");
		return (high << 4) | low;
	}

	/** Little-endian. */
	#word(at: number): number {
		const a = (this.#digit(at) << 4) | this.#digit(at + 1);
		const b = (this.#digit(at + 2) << 4) | this.#digit(at + 3);
		const c = (this.#digit(at + 4) << 4) | this.#digit(at + 5);
		const d = (this.#digit(at + 6) << 4) | this.#digit(at + 7);
		if ((a | b | c | d) > 255) throw new RangeError("not a hex digit");
		return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
	}

	#digit(at: number): number {
		return DIGITS[this.#text.charCodeAt(at)] ?? NONE;
	}
}
