import type { Hex } from "../../codec/hex.ts";

/** Sorts after every key that continues the text before it: hex digits end with `f`. */
const AFTER_PREFIX = "g";
/** Sorts after a key and before every key that continues it. */
const AFTER_KEY = " ";
/** Bytes that sort after the rest of any key. */
const LAST_BYTES = "ff".repeat(64);

/** A range of positions between keys: from the first one up to, without, the second one. */
export type KeyRange = readonly [from: string, to: string];

/** The position before all keys with a prefix that sort after another key. */
export const positionOf = (prefix: string, after: string): string => (after < prefix ? prefix : `${after}${AFTER_KEY}`);

/** The position after a key. */
export const positionAfter = (key: Hex): string => `${key}${AFTER_KEY}`;

/** The position after all keys with a prefix. */
export const endOf = (prefix: string): string => `${prefix}${AFTER_PREFIX}`;

/** The key that a node has to start after, for all keys from a position on; `null`: at the first one of the prefix. */
export function startKeyOf(position: string): Hex | null {
	if (position.endsWith(AFTER_KEY)) return position.slice(0, -1) as Hex;
	return position.endsWith(AFTER_PREFIX) ? (`${position.slice(0, -1)}${LAST_BYTES}` as Hex) : null;
}

/** The keys of a storage as far as they are known: all keys in some ranges. */
export class KnownKeys {
	/** Ascending. */
	#keys: Hex[] = [];
	/** Ascending, without contact. */
	#ranges: KeyRange[] = [];

	/** All known keys, ascending. */
	get keys(): readonly Hex[] {
		return this.#keys;
	}

	/** The ranges whose keys are known, ascending. */
	get ranges(): readonly KeyRange[] {
		return this.#ranges;
	}

	/** Adds all keys of a range, ascending. */
	add([from, to]: KeyRange, keys: readonly Hex[]): void {
		const before = this.#keys.slice(0, this.#indexOf(from));
		const after = this.#keys.slice(this.#indexOf(to));
		this.#keys = [...before, ...keys, ...after];
		const touching = this.#ranges.filter((range) => range[0] <= to && range[1] >= from);
		const merged: KeyRange = [
			[from, ...touching.map((range) => range[0])].sort()[0] as string,
			[to, ...touching.map((range) => range[1])].sort().at(-1) as string,
		];
		this.#ranges = [...this.#ranges.filter((range) => !touching.includes(range)), merged].sort(([a], [b]) =>
			a < b ? -1 : 1,
		);
	}

	/** Whether a key is known not to exist. */
	isAbsent(key: Hex): boolean {
		return this.#rangeAt(key) !== undefined && this.#keys[this.#indexOf(key)] !== key;
	}

	/**
	 * The first key with a prefix from a position on; `null` if there is none.
	 *
	 * @returns `{ unknown }`: the position from which on keys are not known
	 */
	next(prefix: string, position: string): Hex | null | { readonly unknown: string } {
		const range = this.#rangeAt(position);
		if (range === undefined) return position >= endOf(prefix) ? null : { unknown: position };
		const key = this.#keys[this.#indexOf(position)];
		if (key !== undefined && key < range[1]) return key.startsWith(prefix) ? key : null;
		return range[1] >= endOf(prefix) ? null : { unknown: range[1] };
	}

	#rangeAt(position: string): KeyRange | undefined {
		return this.#ranges.find(([from, to]) => from <= position && position < to);
	}

	/** Index of the first known key that does not sort before a position. */
	#indexOf(position: string): number {
		let [low, high] = [0, this.#keys.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#keys[middle] as Hex) < position) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
