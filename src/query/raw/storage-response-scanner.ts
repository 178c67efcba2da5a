import { decodeDigits, type Hex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { messageText, type RawMessage } from "../../rpc/raw-message.ts";
import type { ValueList } from "../storage-query.ts";

/** Values and their block. */
export interface ValuesAtBlock {
	readonly hash: Hex;
	readonly values: ValueList;
}

const START = /^\[\{"block":"(0x[0-9a-f]{64})","changes":\[/;
const BYTES = /^0x(?:[0-9a-f]{2})*$/i;
const COMMA = 0x2c;
const NO_VALUE = '",null]';
const VALUE = '","0x';

/** Whether a value is hex of whole bytes. */
export function isBytes(value: unknown): value is Hex {
	return typeof value === "string" && BYTES.test(value);
}

/**
 * Scans the response of `state_queryStorageAt` as nodes write it: one set of changes, in the order of the requested keys. Several
 * times faster than `JSON.parse`: compares the keys, which are most of the text, in place, and decodes the values to bytes.
 *
 * @param expectedHash - the block of the values; `null`: any
 * @returns `null` for a response in any other form, which may be valid too
 */
export function scanStorageResponse(
	raw: RawMessage,
	keys: readonly Hex[],
	expectedHash: Hex | null,
): ValuesAtBlock | null {
	const start = START.exec(messageText(raw.subarray(0, 128)));
	const hash = start?.[1] as Hex | undefined;
	if (!start || !hash || (expectedHash !== null && hash !== expectedHash)) return null;
	const keyDigits = keys.reduce((sum, key) => sum + key.length, 0);
	const values = new ScannedValues(keys.length, Math.max(0, raw.length - keyDigits) >> 1);
	let at = start[0].length;
	for (let i = 0; i < keys.length; i++) {
		if (i > 0 && raw[at++] !== COMMA) return null;
		at = scanChange(raw, at, keys[i] as Hex, values);
		if (at < 0) return null;
	}
	return startsWith(raw, at, "]}]") && raw.length === at + 3 ? { hash, values } : null;
}

/**
 * Scans the change of `key` at position `at`, and stores its value.
 *
 * @returns end of the change; −1 if there is no change of `key`
 */
function scanChange(raw: RawMessage, at: number, key: Hex, values: ScannedValues): number {
	if (!startsWith(raw, at, '["') || !startsWith(raw, at + 2, key)) return -1;
	const keyEnd = at + 2 + key.length;
	if (startsWith(raw, keyEnd, NO_VALUE)) {
		values.addNull();
		return keyEnd + NO_VALUE.length;
	}
	if (!startsWith(raw, keyEnd, VALUE)) return -1;
	const end = values.add(raw, keyEnd + VALUE.length);
	return startsWith(raw, end, '"]') ? end + 2 : -1;
}

function startsWith(raw: RawMessage, at: number, text: string): boolean {
	for (let i = 0; i < text.length; i++) if (raw[at + i] !== text.charCodeAt(i)) return false;
	return true;
}

/** Values as bytes, one after the other. */
class ScannedValues implements ValueList {
	length = 0;
	readonly #bytes: Uint8Array;
	/** End of each value; its complement for `null`. */
	readonly #ends: Int32Array;
	readonly #reader: Reader;
	#size = 0;

	/** @param size - most bytes of all values */
	constructor(length: number, size: number) {
		this.#bytes = new Uint8Array(size);
		this.#ends = new Int32Array(length);
		this.#reader = new Reader(this.#bytes);
	}

	/** Adds the value whose digits start at `at`; returns where they end. */
	add(raw: RawMessage, at: number): number {
		const start = this.#size;
		this.#size = decodeDigits(raw, at, this.#bytes, start);
		this.#ends[this.length++] = this.#size;
		return at + 2 * (this.#size - start);
	}

	/** Adds `null`. */
	addNull(): void {
		this.#ends[this.length++] = ~this.#size;
	}

	at(index: number): Hex | null {
		return this.read(index)?.toHex() ?? null;
	}

	read(index: number): Reader | null {
		const end = this.#ends[index] ?? -1;
		const before = this.#ends[index - 1] ?? 0;
		return end < 0 ? null : this.#reader.select(before < 0 ? ~before : before, end);
	}
}
