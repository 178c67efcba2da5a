import { type Hex, toHex } from "./hex.ts";

/**
 * Reads SCALE values from bytes, one after the other.
 * Every method throws a `RangeError` where the bytes end too early or cannot be that value.
 */
export class Reader {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	#at = 0;

	/** @param bytes - read in place, never copied or changed */
	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	/** Bytes that are not read yet. */
	get left(): number {
		return this.#bytes.length - this.#at;
	}

	/** Throws where bytes are left over. */
	end(): void {
		if (this.left !== 0) throw new RangeError(`${this.left} bytes left over`);
	}

	/** Unsigned, one byte. */
	u8(): number {
		return this.#view.getUint8(this.skip(1));
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
		return (this.u64() << 64n) | low;
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

	/** The next `count` bytes, in place. */
	take(count: number): Uint8Array {
		const start = this.skip(count);
		return this.#bytes.subarray(start, start + count);
	}

	/** The next `count` bytes as hex. */
	hex(count: number): Hex {
		return toHex(this.take(count));
	}

	/** Bytes with their length before them (`Vec<u8>`), in place. */
	bytes(): Uint8Array {
		return this.take(this.length());
	}

	/** Bytes with their length before them, as hex. */
	blob(): Hex {
		return toHex(this.bytes());
	}

	/** Text with its length in bytes before it. */
	text(): string {
		return UTF8.decode(this.bytes());
	}

	/** What `read` reads, or `null` for None. */
	option<T>(read: (r: Reader) => T): T | null {
		return this.bool() ? read(this) : null;
	}

	/** As many as the length before them says. */
	vec<T>(read: (r: Reader) => T): T[] {
		return this.times(this.length(), read);
	}

	/** `count` values one after the other. */
	times<T>(count: number, read: (r: Reader) => T): T[] {
		const values: T[] = [];
		for (let i = 0; i < count; i++) values.push(read(this));
		return values;
	}

	/** Leaves `count` bytes out; returns where they start. */
	skip(count: number): number {
		const start = this.#at;
		if (count > this.left) throw new RangeError(`${count} bytes wanted, ${this.left} left`);
		this.#at = start + count;
		return start;
	}

	/** For an enum: throws about a variant index that does not exist. */
	unknown(type: string, index: number): never {
		throw new RangeError(`${type} has no variant ${index}`);
	}

	#peek(): number {
		return this.#view.getUint8(this.#at);
	}
}

const UTF8 = new TextDecoder();
