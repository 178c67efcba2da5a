import type { Hex } from "../codec/hex.ts";
import type { Reader } from "../codec/reader.ts";

/** Key arguments as accepted from callers: integers of any size as `bigint` or `number`. */
export type KeyArgs<Args extends readonly unknown[]> = { [K in keyof Args]: KeyArg<Args[K]> };

type KeyArg<T> = T extends bigint | number ? bigint | number : T extends readonly unknown[] ? KeyArgs<T> : T;

/** Codec of one storage item of the runtime: its keys and values. Generated from metadata. */
export interface StorageEntry<Args extends readonly unknown[], V> {
	/** Pallet as in metadata, e.g. `PhalaBasePool`. */
	readonly pallet: string;
	/** Item as in metadata, e.g. `Pools`. */
	readonly item: string;
	/** The full key of one value. */
	key(...args: KeyArgs<Args>): Hex;
	/** The prefix of all keys with these first arguments; without arguments, of the whole map. */
	under(...args: Partial<KeyArgs<Args>>): Hex;
	/** Decodes the arguments of a full key (all hashers used are `…Concat`). */
	args(key: Hex): Args;
	/** Decodes a value; `null` decodes to the item's default, or to `null`. Throws if bytes are missing or left over. */
	decode(value: Hex | Reader | null): V;
}
