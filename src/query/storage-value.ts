import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "./block-ref.ts";
import type { Entry, KeyArgs } from "./storage-entry.ts";
import type { Answer } from "./storage-query.ts";

/** One stored value that a read wants: the key to ask for, and what the answer holds there. */
export interface Item<V> {
	readonly key: Hex;
	of(answer: Answer): V;
}

/** The value of `entry` for these arguments. */
export function item<A extends readonly unknown[], V>(entry: Entry<A, V>, ...args: KeyArgs<A>): Item<V> {
	const key = entry.key(...args);
	return { key, of: (answer) => entry.decode(answer.value(key)) };
}

/** Keys of several items. */
export function keysOf(items: Iterable<Item<unknown>>): Hex[] {
	return Array.from(items, ({ key }) => key);
}

/** The block of an answer, as values name it. */
export function blockOf({ block: { hash, number } }: Answer): BlockRef {
	return { hash, number };
}

/** The chain's time at the block as its pallets see it: whole seconds since the epoch. */
export function nowOf({ block }: Answer): number {
	return Math.floor(block.timestampMs / 1000);
}

/** What `of` gives of each, where it gives anything. */
export function present<T, V>(list: readonly T[], of: (value: T, place: number) => V | null): V[] {
	const found: V[] = [];
	list.forEach((value, place) => {
		const one = of(value, place);
		if (one !== null) found.push(one);
	});
	return found;
}

/** Sum of what `of` takes from each. */
export function total<T>(list: readonly T[], of: (value: T) => bigint): bigint {
	return list.reduce((sum, value) => sum + of(value), 0n);
}
