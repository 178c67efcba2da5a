import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "./block-ref.ts";
import type { KeyArgs, StorageEntry } from "./storage-entry.ts";
import type { QueryResponse, StorageQuery } from "./storage-query.ts";

/** One storage value of a query: its key, and its decoder. */
export interface StorageValue<V> {
	readonly key: Hex;
	from(response: QueryResponse): V;
}

/** The value of `entry` for these arguments. */
export function storageValue<A extends readonly unknown[], V>(
	entry: StorageEntry<A, V>,
	...args: KeyArgs<A>
): StorageValue<V> {
	const key = entry.key(...args);
	return { key, from: (response) => entry.decode(response.read ? response.read(key) : response.value(key)) };
}

/** Keys of several values. */
export function storageKeys(items: Iterable<StorageValue<unknown>>): Hex[] {
	return Array.from(items, ({ key }) => key);
}

/** The block of a response. */
export function blockRef({ block }: QueryResponse): BlockRef {
	return block;
}

/** One round: the block itself. */
export function* readBlockRef(): StorageQuery<BlockRef> {
	return (yield {}).block;
}

/** The chain's time at the block, as pallets see it: whole seconds since the epoch. */
export function chainSeconds({ block }: QueryResponse): number {
	return Math.floor(block.timestampMs / 1000);
}

/** Maps a list; leaves out values mapped to `null`. */
export function compactMap<T, V>(list: readonly T[], map: (value: T, index: number) => V | null): V[] {
	const mapped: V[] = [];
	list.forEach((value, index) => {
		const result = map(value, index);
		if (result !== null) mapped.push(result);
	});
	return mapped;
}

/** Sum of the amounts of a list. */
export function sumBy<T>(list: readonly T[], amountOf: (value: T) => bigint): bigint {
	return list.reduce((sum, value) => sum + amountOf(value), 0n);
}
