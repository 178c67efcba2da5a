import { encodeCompact } from "../../../codec/encode-integer.ts";
import { type Hex, toHex } from "../../../codec/hex.ts";

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Reads SCALE from the start of bytes; throws a `RangeError` at their end. */
export class ScaleReader {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	/** Number of bytes that were read. */
	offset = 0;

	/** @param bytes - SCALE, and what follows it */
	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	}

	/** Bytes as hex. */
	hex(length: number): Hex {
		return toHex(this.take(length));
	}

	/** Bytes as UTF-8; throws a `RangeError` for others. */
	text(length: number): string {
		try {
			return UTF8.decode(this.take(length));
		} catch {
			throw new RangeError("the bytes are no UTF-8");
		}
	}

	/** An unsigned integer of 8, 16 or 32 bits. */
	uint(bytes: number): number {
		const at = this.#advance(bytes);
		if (bytes === 1) return this.#view.getUint8(at);
		return bytes === 2 ? this.#view.getUint16(at, true) : this.#view.getUint32(at, true);
	}

	/** An unsigned integer of 64 or 128 bits. */
	bigUint(bytes: number): bigint {
		const at = this.#advance(bytes);
		const low = this.#view.getBigUint64(at, true);
		return bytes === 8 ? low : low | (this.#view.getBigUint64(at + 8, true) << 64n);
	}

	/** A compact integer in its shortest form; throws a `RangeError` for another one. */
	compact(): bigint {
		const first = this.uint(1);
		const mode = first & 3;
		if (mode === 0) return BigInt(first >> 2);
		if (mode === 1) return atLeast(2 ** 6, (first >> 2) | (this.uint(1) << 6));
		if (mode === 2) return atLeast(2 ** 14, (first | (this.uint(1) << 8) | (this.uint(2) << 16)) >>> 2);
		let value = 0n;
		const bytes = this.take((first >> 2) + 4);
		if (bytes.at(-1) === 0) throw new RangeError("the integer has leading zeros");
		for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
		return atLeast(2 ** 30, value);
	}

	/** Bytes that share memory with the input. */
	take(length: number): Uint8Array {
		const at = this.#advance(length);
		return this.#bytes.subarray(at, at + length);
	}

	#advance(length: number): number {
		const at = this.offset;
		if (at + length > this.#bytes.length) throw new RangeError("the bytes end too early");
		this.offset = at + length;
		return at;
	}
}

function atLeast(min: number, value: number | bigint): bigint {
	if (value < min) throw new RangeError("the integer has a shorter form");
	return BigInt(value);
}

/** Collects SCALE; used again for every value. */
export class ScaleWriter {
	#bytes = new Uint8Array(128);
	#view = new DataView(this.#bytes.buffer);
	#length = 0;

	/** What `write` writes, as new bytes. */
	collect(write: () => void): Uint8Array {
		this.#length = 0;
		write();
		return this.#bytes.slice(0, this.#length);
	}

	/** Writes an unsigned integer of 8, 16 or 32 bits. */
	uint(value: number, bytes: number): void {
		const at = this.#advance(bytes);
		if (bytes === 1) this.#view.setUint8(at, value);
		else if (bytes === 2) this.#view.setUint16(at, value, true);
		else this.#view.setUint32(at, value, true);
	}

	/** Writes an unsigned integer of 64 or 128 bits. */
	bigUint(value: bigint, bytes: number): void {
		const at = this.#advance(bytes);
		this.#view.setBigUint64(at, value & MAX_U64, true);
		if (bytes === 16) this.#view.setBigUint64(at + 8, value >> 64n, true);
	}

	/** Writes a compact integer. */
	compact(value: number | bigint): void {
		if (value < 2 ** 6) this.uint(Number(value) << 2, 1);
		else if (value < 2 ** 14) this.uint((Number(value) << 2) | 1, 2);
		else if (value < 2 ** 30) this.uint(((Number(value) << 2) | 2) >>> 0, 4);
		else this.raw(encodeCompact(BigInt(value)));
	}

	/** Writes bytes. */
	raw(bytes: Uint8Array): void {
		const at = this.#advance(bytes.length);
		this.#bytes.set(bytes, at);
	}

	#advance(length: number): number {
		const at = this.#length;
		this.#length = at + length;
		if (this.#length > this.#bytes.length) {
			const grown = new Uint8Array(2 * this.#length);
			grown.set(this.#bytes);
			this.#bytes = grown;
			this.#view = new DataView(grown.buffer);
		}
		return at;
	}
}

const MAX_U64 = 2n ** 64n - 1n;
