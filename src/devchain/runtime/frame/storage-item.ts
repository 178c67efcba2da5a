import { blake2b } from "../../../codec/blake2b.ts";
import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import { twox } from "../../../codec/xxh64.ts";
import type { State } from "../runtime.ts";
import type { ItemLayout } from "./pallet-layout.ts";

/** Length of the hash before the key. All supported hashers append the key itself, so keys can be listed. */
const HASHERS: Readonly<Record<string, { readonly length: number; hash(key: Uint8Array): Uint8Array }>> = {
	Twox64Concat: { length: 8, hash: (key) => twox(key, 1) },
	Blake2_128Concat: { length: 16, hash: (key) => blake2b(key, 16) },
	Identity: { length: 0, hash: () => new Uint8Array(0) },
};

/** Leading keys of an item: none, some or all. */
export type Leading<Keys extends readonly unknown[]> = Keys extends readonly [...infer Rest, unknown]
	? Keys | Leading<Rest>
	: readonly [];

/** One storage item of one state, in plain values. */
export class StorageItem<Keys extends readonly unknown[], Value> {
	readonly #layout: ItemLayout;
	readonly #state: State;

	/**
	 * @param layout - layout of this item
	 * @param state - state to read and write
	 */
	constructor(layout: ItemLayout, state: State) {
		this.#layout = layout;
		this.#state = state;
	}

	/** The value at `keys`, or the item's default when nothing is stored; `true` for a value without bytes. */
	get(...keys: Keys): Value {
		return this.decode(this.#state.get(this.key(keys)));
	}

	/** The plain value of stored bytes, or the default without any. */
	protected decode(stored: Uint8Array | undefined): Value {
		const bytes = stored ?? this.#layout.fallback;
		if (bytes === null) return null as Value;
		return (bytes.length === 0 ? true : this.#layout.value.decode(bytes)) as Value;
	}

	/** Whether a value is stored at `keys`. */
	has(...keys: Keys): boolean {
		return this.#state.get(this.key(keys)) !== undefined;
	}

	/** Stores the last argument at the keys before it. */
	set(...keysAndValue: [...keys: Keys, value: NonNullable<Value>]): void {
		const keys = keysAndValue.slice(0, -1);
		this.#state.set(this.key(keys), this.#layout.value.encode(keysAndValue.at(-1)));
	}

	/** Removes the value at `keys`. */
	delete(...keys: Keys): void {
		this.#state.delete(this.key(keys));
	}

	/** Keys of all entries that start with `leading`, in storage order. */
	keys(...leading: Leading<Keys>): Keys[] {
		return this.#state.keys(this.key(leading)).map((key) => this.#keysOf(key));
	}

	/** Raw storage key. */
	key(keys: readonly unknown[]): Hex {
		return itemKey(this.#layout, keys);
	}

	#keysOf(key: Hex): Keys {
		const bytes = fromHex(key.slice(this.#layout.prefix.length));
		let offset = 0;
		const keys = this.#layout.keys.map(({ hasher, codec }) => {
			offset += createHasher(hasher).length;
			const { value, length } = codec.read(bytes.subarray(offset));
			offset += length;
			return value;
		});
		return keys as readonly unknown[] as Keys;
	}
}

/** Raw storage key of an item at `keys`, or the prefix of those that start with them. */
export function itemKey(layout: ItemLayout, keys: readonly unknown[]): Hex {
	let key: string = layout.prefix;
	keys.forEach((value, i) => {
		const part = layout.keys[i];
		if (part === undefined) throw new RangeError(`${keys.length} keys for an item of ${layout.keys.length}`);
		const bytes = part.codec.encode(value);
		key += toHex(createHasher(part.hasher).hash(bytes)).slice(2) + toHex(bytes).slice(2);
	});
	return key as Hex;
}

function createHasher(name: string) {
	const hasher = HASHERS[name];
	if (hasher === undefined) throw new Error(`no hasher ${name}`);
	return hasher;
}
