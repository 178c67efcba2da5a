import type { Hex } from "../../../src/codec/hex.ts";
import type { QueryResponse, StorageQuery } from "../../../src/query/storage-query.ts";

/** Storage by full key, values hex. */
export type Storage = Record<string, string>;

/** Carries out a read on storage that is all from one block, with this number. */
export function readFrom<T>(read: StorageQuery<T>, storage: Storage, timestampMs: number, number = 11): T {
	const keys = Object.keys(storage);
	const value = (key: Hex) => (storage[key] ?? null) as Hex | null;
	const answer: QueryResponse = {
		block: { hash: `0x${"0b".repeat(32)}`, number, timestampMs },
		value,
		keysUnder: (prefix) => keys.filter((key) => key.startsWith(prefix)).sort() as Hex[],
		valuesOf: (list) => list.keys.map(value),
	};
	let step = read.next();
	while (!step.done) step = read.next(answer);
	return step.value;
}
