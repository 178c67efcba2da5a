import type { StorageEntry } from "../../query/storage-entry.ts";

/** Entries by pallet and item, as the generator makes them. */
export type EntryTable = Readonly<Record<string, Readonly<Record<string, StorageEntry<readonly unknown[], unknown>>>>>;

/** The same table with `fit` applied to every entry. */
export function mapEntries<T extends EntryTable>(
	table: T,
	fit: <A extends readonly unknown[]>(entry: StorageEntry<A, unknown>) => StorageEntry<A, unknown>,
): T {
	return mapValues(table, (pallet) => mapValues(pallet, fit)) as T;
}

function mapValues<V, W>(from: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> {
	return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]));
}
