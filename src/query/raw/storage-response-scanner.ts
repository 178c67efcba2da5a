import type { Hex } from "../../codec/hex.ts";
import type { RawMessage } from "../../rpc/raw-message.ts";
import type { ValueList } from "../storage-query.ts";

/** Values and their block. */
export interface ValuesAtBlock {
	readonly hash: Hex;
	readonly values: ValueList;
}

const START = /^\[\{"block":"(0x[0-9a-f]{64})","changes":\[/;
const BYTES = /^0x(?:[0-9a-f]{2})*$/i;
const COMMA = 0x2c;
const VALUE = /","0x(?:[0-9a-f]{2})*"\]/iy;
/** Bytes that are decoded to one string: V8 stores strings of 128 KB and more where memory is much more expensive. */
const WINDOW = 1 << 16;

/** Whether a value is hex of whole bytes. */
export function isBytes(value: unknown): value is Hex {
	return typeof value === "string" && BYTES.test(value);
}

/**
 * Scans the response of `state_queryStorageAt` as nodes write it: one set of changes, in the order of the requested keys. Several
 * times faster than `JSON.parse`: compares the keys, which are most of the text, in place, and stores only the offsets of the values.
 *
 * @param expectedHash - the block of the values; `null`: any
 * @returns `null` for a response in any other form, which may be valid too
 */
export function scanStorageResponse(
	raw: RawMessage,
	keys: readonly Hex[],
	expectedHash: Hex | null,
): ValuesAtBlock | null {
	const start = START.exec(raw.slice(0, Math.min(128, raw.length)));
	const hash = start?.[1] as Hex | undefined;
	if (!start || !hash || (expectedHash !== null && hash !== expectedHash)) return null;
	const offsets = new Uint32Array(2 * keys.length);
	let from = start[0].length;
	let size = typeof raw === "string" ? raw.length : WINDOW;
	let window = readWindow(raw, from, size);
	let at = 0;
	for (let i = 0; i < keys.length; i++) {
		let next = scanChange(window, at, keys[i] as Hex, i, offsets, from);
		while (next < 0) {
			// The change may be cut off by the end of the window: continue with a window that starts at it, larger if this one did already.
			if (from + size >= raw.length) return null;
			if (at === 0) size *= 4;
			from += at;
			at = 0;
			window = readWindow(raw, from, size);
			next = scanChange(window, at, keys[i] as Hex, i, offsets, from);
		}
		at = next;
	}
	return raw.slice(from + at, raw.length) === "]}]" ? { hash, values: new ScannedValues(raw, offsets) } : null;
}

const readWindow = (raw: RawMessage, from: number, size: number) => raw.slice(from, Math.min(from + size, raw.length));

/**
 * Scans the change of `key` at position `at` of the window; stores the offsets of its value, zeros for `null`.
 *
 * @returns end of the change; −1 if there is no change of `key`
 */
function scanChange(window: string, at: number, key: Hex, index: number, offsets: Uint32Array, from: number): number {
	let position = at;
	if (index > 0 && window.charCodeAt(position++) !== COMMA) return -1;
	if (!window.startsWith('["', position) || !window.startsWith(key, position + 2)) return -1;
	position += 2 + key.length;
	if (window.startsWith('",null]', position)) return position + 7;
	VALUE.lastIndex = position;
	if (!VALUE.test(window)) return -1;
	offsets[2 * index] = from + position + 3;
	offsets[2 * index + 1] = from + VALUE.lastIndex - 2;
	return VALUE.lastIndex;
}

/** Values that are decoded from the response on access. */
class ScannedValues implements ValueList {
	readonly length: number;
	readonly #raw: RawMessage;
	readonly #offsets: Uint32Array;

	constructor(raw: RawMessage, offsets: Uint32Array) {
		this.length = offsets.length / 2;
		this.#raw = raw;
		this.#offsets = offsets;
	}

	at(index: number): Hex | null {
		const end = this.#offsets[2 * index + 1] ?? 0;
		return end === 0 ? null : (this.#raw.slice(this.#offsets[2 * index] ?? 0, end) as Hex);
	}
}
