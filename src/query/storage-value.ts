import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "./block-ref.ts";
import type { KeyArgs, StorageEntry } from "./storage-entry.ts";
import type { QueryResponse, StorageQuery } from "./storage-query.ts";

/** One stored value that a read wants: the key to ask for, and what the response holds there. */
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
	return { key, from: (response) => entry.decode(response.value(key)) };
}

/** Keys of several items. */
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

/** The chain's time at the block as its pallets see it: whole seconds since the epoch. */
export function chainSeconds({ block }: QueryResponse): number {
	return Math.floor(block.timestampMs / 1000);
}

/** What `of` gives of each, where it gives anything. */
export function compactMap<T, V>(list: readonly T[], of: (value: T, place: number) => V | null): V[] {
	const found: V[] = [];
	list.forEach((value, place) => {
		const one = of(value, place);
		if (one !== null) found.push(one);
	});
	return found;
}

/** Sum of what `of` takes from each. */
export function sumBy<T>(list: readonly T[], of: (value: T) => bigint): bigint {
	return list.reduce((sum, value) => sum + of(value), 0n);
}
