import type { Hex } from "../../codec/hex.ts";
import type { RawMessage } from "../../rpc/raw-message.ts";
import type { ValueList } from "../storage-query.ts";

/** Values, and the block that they are of. */
export interface ValuesAtBlock {
	readonly hash: Hex;
	readonly values: ValueList;
}

const START = /^\[\{"block":"(0x[0-9a-f]{64})","changes":\[/;
const BYTES = /^0x(?:[0-9a-f]{2})*$/i;
const COMMA = 0x2c;
const VALUE = /","0x(?:[0-9a-f]{2})*"\]/iy;
/** How much of the text is a string at a time; from 128 KB on V8 keeps strings where memory costs many times as much. */
const WINDOW = 1 << 16;

/** Whether a value is one: whole bytes of hex. */
export function isBytes(value: unknown): value is Hex {
	return typeof value === "string" && BYTES.test(value);
}

/**
 * Values out of an response's text as nodes write it: one list of changes, in the order of the keys. Several times faster than parsing,
 * because the keys, which are most of the text, are compared where they stand, and only the places of the values are kept.
 *
 * @param wanted - the block that it has to be of; `null`: any
 * @returns `null` for a text of any other form, which may be as right
 */
export function scanStorageResponse(text: RawMessage, keys: readonly Hex[], wanted: Hex | null): ValuesAtBlock | null {
	const start = START.exec(text.slice(0, Math.min(128, text.length)));
	const hash = start?.[1] as Hex | undefined;
	if (!start || !hash || (wanted !== null && hash !== wanted)) return null;
	const places = new Uint32Array(2 * keys.length);
	let from = start[0].length;
	let size = typeof text === "string" ? text.length : WINDOW;
	let window = readWindow(text, from, size);
	let at = 0;
	for (let i = 0; i < keys.length; i++) {
		let next = scanChange(window, at, keys[i] as Hex, i, places, from);
		while (next < 0) {
			// Cut off by the window's end, if it is not at the text's: the next window starts here, and is larger if it did already.
			if (from + size >= text.length) return null;
			if (at === 0) size *= 4;
			from += at;
			at = 0;
			window = readWindow(text, from, size);
			next = scanChange(window, at, keys[i] as Hex, i, places, from);
		}
		at = next;
	}
	return text.slice(from + at, text.length) === "]}]" ? { hash, values: new ScannedValues(text, places) } : null;
}

const readWindow = (text: RawMessage, from: number, size: number) =>
	text.slice(from, Math.min(from + size, text.length));

/** Notes where the value of the change at `at` is, zeros where it is `null`; where the change ends, or −1 where there is none of `key`. */
function scanChange(window: string, at: number, key: Hex, index: number, places: Uint32Array, from: number): number {
	let place = at;
	if (index > 0 && window.charCodeAt(place++) !== COMMA) return -1;
	if (!window.startsWith('["', place) || !window.startsWith(key, place + 2)) return -1;
	place += 2 + key.length;
	if (window.startsWith('",null]', place)) return place + 7;
	VALUE.lastIndex = place;
	if (!VALUE.test(window)) return -1;
	places[2 * index] = from + place + 3;
	places[2 * index + 1] = from + VALUE.lastIndex - 2;
	return VALUE.lastIndex;
}

/** Values that are read where they stand. */
class ScannedValues implements ValueList {
	readonly length: number;
	readonly #text: RawMessage;
	readonly #places: Uint32Array;

	constructor(text: RawMessage, places: Uint32Array) {
		this.length = places.length / 2;
		this.#text = text;
		this.#places = places;
	}

	at(index: number): Hex | null {
		const end = this.#places[2 * index + 1] ?? 0;
		return end === 0 ? null : (this.#text.slice(this.#places[2 * index] ?? 0, end) as Hex);
	}
}
