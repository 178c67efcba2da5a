import type { Hex } from "../../src/codec/hex.ts";

/** A state in which values change, and keys do not: values by key, keys in order. */
export class Store {
	readonly #values: Map<Hex, Hex>;
	readonly #keys: readonly Hex[];
	/** Original values of the changed keys. */
	readonly #originals = new Map<Hex, Hex>();
	/** Values before the newest block. */
	readonly #previous = new Map<Hex, Hex>();

	/** @param entries - sorted by key */
	constructor(entries: ReadonlyMap<Hex, Hex>) {
		this.#values = new Map(entries);
		this.#keys = [...entries.keys()];
	}

	/** A value, as hex. */
	get(key: Hex): Hex | undefined {
		return this.#values.get(key);
	}

	/** Changes a value; its key has to be there already. */
	replace(key: Hex, value: Hex): void {
		const before = this.#values.get(key);
		if (before === undefined) throw new RangeError(`nothing is stored at ${key}`);
		if (!this.#originals.has(key)) this.#originals.set(key, before);
		if (!this.#previous.has(key)) this.#previous.set(key, before);
		this.#values.set(key, value);
	}

	/** Starts a block: {@link Store.undo} reverts to here. */
	begin(): void {
		this.#previous.clear();
	}

	/** Reverts the changes of the newest block. */
	undo(): void {
		for (const [key, value] of this.#previous) this.#values.set(key, value);
	}

	/** Takes all changes back. */
	restore(): void {
		for (const [key, value] of this.#originals) this.#values.set(key, value);
		this.#originals.clear();
		this.#previous.clear();
	}

	/** At most `count` keys that start with `prefix`, past `after`. */
	keys(prefix: Hex, count: number, after: Hex = prefix): readonly Hex[] {
		let start = this.#search(after < prefix ? prefix : after);
		if (after !== prefix && this.#keys[start] === after) start++;
		let end = start;
		while (end < start + count && this.#keys[end]?.startsWith(prefix)) end++;
		return this.#keys.slice(start, end);
	}

	/** Position of the first key that is not before `key`. */
	#search(key: Hex): number {
		let low = 0;
		let high = this.#keys.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#keys[middle] as Hex) < key) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
