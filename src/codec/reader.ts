import { countBytes, type Hex, sliceHex, writeBytes } from "./hex.ts";

const UTF8 = new TextDecoder();

/** Bytes of several texts, one after the other: allocating bytes for each takes longer than reading them. */
const SHARED_SIZE = 1 << 13;
let shared = new Uint8Array(SHARED_SIZE);
let sharedView = new DataView(shared.buffer);
let used = 0;

/**
 * Reads SCALE values from bytes, one after the other.
 *
 * Every method throws a `RangeError` where the bytes end too early or cannot be that value.
 */
export class Reader {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	#start = 0;
	#end: number;
	#at = 0;

	/** @param source - bytes, or their hex digits with or without `0x` */
	constructor(source: Uint8Array | string) {
		if (typeof source !== "string") {
			this.#bytes = source;
			this.#view = new DataView(source.buffer, source.byteOffset, source.length);
			this.#end = source.length;
			return;
		}
		const count = countBytes(source);
		if (used + count > shared.length) {
			shared = new Uint8Array(Math.max(count, SHARED_SIZE));
			sharedView = new DataView(shared.buffer);
			used = 0;
		}
		writeBytes(source, shared, used);
		this.#bytes = shared;
		this.#view = sharedView;
		this.#start = used;
		this.#at = used;
		used += count;
		this.#end = used;
	}

	/** Restricts it to the bytes from `start` up to `end`, none of them read. */
	select(start: number, end: number): this {
		this.#start = start;
		this.#at = start;
		this.#end = end;
		return this;
	}

	/** All bytes, those that are read included. */
	toHex(): Hex {
		return sliceHex(this.#bytes, this.#start, this.#end);
	}

	/** Number of bytes that are not read yet. */
	get left(): number {
		return this.#end - this.#at;
	}

	/** Throws where bytes remain. */
	end(): void {
		if (this.#at !== this.#end) throw new RangeError(`${this.left} bytes left over`);
	}

	/** Unsigned, one byte. */
	u8(): number {
		return this.#bytes[this.skip(1)] as number;
	}

	/** Unsigned, two bytes. */
	u16(): number {
		return this.#view.getUint16(this.skip(2), true);
	}

	/** Unsigned, four bytes. */
	u32(): number {
		return this.#view.getUint32(this.skip(4), true);
	}

	/** Unsigned, eight bytes. */
	u64(): bigint {
		return this.#view.getBigUint64(this.skip(8), true);
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

	/** The next `count` bytes. */
	hex(count: number): Hex {
		return sliceHex(this.#bytes, this.skip(count), this.#at);
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
		return UTF8.decode(this.#bytes.subarray(this.skip(length), this.#at));
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

	/** Skips `count` bytes; returns the position of the first one. */
	skip(count: number): number {
		const start = this.#at;
		const end = start + count;
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
		return this.#bytes[this.#at] as number;
	}
}
