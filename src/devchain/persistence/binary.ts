import { fromHex, type Hex, toHex } from "../../codec/hex.ts";
import type { MapEntry } from "../node/map-entries.ts";

const INITIAL_BYTES = 1 << 16;

/** Collects binary data. */
export class BinaryWriter {
	#bytes = new Uint8Array(INITIAL_BYTES);
	#length = 0;

	/** An integer ≥ 0, seven bits a byte, the lowest first. */
	integer(value: number): void {
		this.#reserve(8);
		let rest = value;
		for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
		this.#bytes[this.#length++] = rest;
	}

	/** Bytes with their length in front. */
	bytes(value: Uint8Array): void {
		this.integer(value.length);
		this.#reserve(value.length);
		this.#bytes.set(value, this.#length);
		this.#length += value.length;
	}

	/** UTF-8 text. */
	text(value: string): void {
		this.bytes(new TextEncoder().encode(value));
	}

	/** Entries in ascending order of keys: of each key only what differs from the one before. `null` is no value. */
	entries(entries: readonly (readonly [Hex, Uint8Array | null])[]): void {
		this.integer(entries.length);
		let before: Uint8Array = new Uint8Array();
		for (const [key, value] of entries) {
			const bytes = fromHex(key);
			const shared = countShared(before, bytes);
			this.integer(shared);
			this.bytes(bytes.subarray(shared));
			this.integer(value === null ? 0 : 1);
			if (value !== null) this.bytes(value);
			before = bytes;
		}
	}

	/** All data so far. */
	finish(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}

	#reserve(count: number): void {
		if (this.#length + count <= this.#bytes.length) return;
		const larger = new Uint8Array(2 * (this.#length + count));
		larger.set(this.#bytes);
		this.#bytes = larger;
	}
}

/** Number of bytes at the start that two keys share. */
function countShared(a: Uint8Array, b: Uint8Array): number {
	const end = Math.min(a.length, b.length);
	let shared = 0;
	while (shared < end && a[shared] === b[shared]) shared++;
	return shared;
}

/** Reads what a {@link BinaryWriter} wrote. Throws `RangeError` where the data ends too early. */
export class BinaryReader {
	readonly #bytes: Uint8Array;
	#position = 0;

	/** @param bytes - the data; values that are read stay views of it */
	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** Whether everything was read. */
	get isAtEnd(): boolean {
		return this.#position === this.#bytes.length;
	}

	/** See {@link BinaryWriter.integer}. */
	integer(): number {
		let value = 0;
		for (let factor = 1; ; factor *= 0x80) {
			const byte = this.#bytes[this.#position++];
			if (byte === undefined) throw new RangeError("the data ends inside a number");
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
		}
	}

	/** See {@link BinaryWriter.bytes}. */
	bytes(): Uint8Array {
		const length = this.integer();
		const end = this.#position + length;
		if (end > this.#bytes.length) throw new RangeError("the data ends inside a value");
		const value = this.#bytes.subarray(this.#position, end);
		this.#position = end;
		return value;
	}

	/** See {@link BinaryWriter.text}. */
	text(): string {
		return new TextDecoder().decode(this.bytes());
	}

	/** See {@link BinaryWriter.entries}. */
	entries(): (readonly [Hex, Uint8Array | null])[] {
		const count = this.integer();
		const entries: (readonly [Hex, Uint8Array | null])[] = [];
		let before: Uint8Array = new Uint8Array();
		for (let i = 0; i < count; i++) {
			const shared = this.integer();
			const rest = this.bytes();
			const key = new Uint8Array(shared + rest.length);
			key.set(before.subarray(0, shared));
			key.set(rest, shared);
			entries.push([toHex(key), this.integer() === 0 ? null : this.bytes()]);
			before = key;
		}
		return entries;
	}

	/** Entries of which each has a value. */
	fullEntries(): MapEntry[] {
		return this.entries().map(([key, value]) => {
			if (value === null) throw new RangeError("an entry has no value");
			return [key, value];
		});
	}
}
