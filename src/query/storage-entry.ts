import type { Hex } from "../codec/hex.ts";

/** Key arguments as a caller may give them: integers as `bigint` or `number`, whatever their size. */
export type KeyArgs<Args extends readonly unknown[]> = { [K in keyof Args]: KeyArg<Args[K]> };

type KeyArg<T> = T extends bigint | number ? bigint | number : T extends readonly unknown[] ? KeyArgs<T> : T;

/** One storage item of the runtime: how to name its keys and read its values. Generated from metadata. */
export interface StorageEntry<Args extends readonly unknown[], V> {
	/** Pallet as in metadata, e.g. `PhalaBasePool`. */
	readonly pallet: string;
	/** Item as in metadata, e.g. `Pools`. */
	readonly item: string;
	/** Hash of the layout of key and value; a chain with another one is decoded by its own metadata. */
	readonly fingerprint: string;
	/** The full key of one value. */
	key(...args: KeyArgs<Args>): Hex;
	/** The prefix of all keys whose first arguments are these; of the whole map without arguments. */
	under(...args: Partial<KeyArgs<Args>>): Hex;
	/** The arguments inside a full key (all hashers used are `…Concat`). */
	args(key: Hex): Args;
	/** The value of `bytes`; `null` bytes give the item's default, `null` where it has none. Throws when bytes are missing or left over. */
	decode(bytes: Hex | null): V;
}
