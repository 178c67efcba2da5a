import type { Hex } from "../codec/hex.ts";
import type { Reader } from "../codec/reader.ts";
import type { BlockRef } from "./block-ref.ts";

/** One round of a {@link StorageQuery}. */
export interface QueryRequest {
	/** Full storage keys, read back by {@link QueryResponse.value}. */
	readonly keys?: readonly Hex[];
	/** Prefixes whose keys are listed. */
	readonly prefixes?: readonly Hex[];
	/** Lists of keys, read back by {@link QueryResponse.valuesOf}: for many keys, where one lookup per key is slow. */
	readonly lists?: readonly KeyList[];
}

/** The response to a {@link QueryRequest}, all of one block. */
export interface QueryResponse {
	/** Frozen: values hand it out as it is. */
	readonly block: BlockRef;
	/** The bytes at `key`; `null` if storage has none. Throws for a key that was not requested. */
	value(key: Hex): Hex | null;
	/** The same value before it is converted to hex. The reader is valid until the next call. */
	read?(key: Hex): Reader | null;
	/** All keys below `prefix`, in the order of storage. Throws for a prefix that was not requested. */
	keysUnder(prefix: Hex): readonly Hex[];
	/** The values of a list, in the order of its keys. Throws for a list that was not requested. */
	valuesOf(list: KeyList): ValueList;
}

/** Storage keys that are requested together and read back by index. Identified by the object, not by its keys. */
export interface KeyList {
	readonly keys: readonly Hex[];
}

/** A {@link KeyList} of these keys. */
export function keyList(keys: readonly Hex[]): KeyList {
	return { keys };
}

/** Values by index. Arrays are value lists; lists of scanned responses convert values on access. */
export interface ValueList {
	readonly length: number;
	/** `null` if storage has no value. */
	at(index: number): Hex | null | undefined;
	/** The same value before it is converted to hex. The reader is valid until the next call. */
	read?(index: number): Reader | null | undefined;
}

/**
 * A query of chain state, independent of its execution: yields requests, receives the responses of one block, and returns its
 * result. The same query serves the newest block, past blocks, live state and tests.
 */
export type StorageQuery<T> = Generator<QueryRequest, T, QueryResponse>;

/** Runs queries in parallel: merges their requests round by round. */
export function* parallel<T extends readonly unknown[]>(
	queries: { [K in keyof T]: StorageQuery<T[K]> },
): StorageQuery<T> {
	const results: unknown[] = new Array(queries.length);
	let running = queries.map((query, index) => ({ query, index, step: query.next() }));
	for (;;) {
		for (const { step, index } of running) if (step.done) results[index] = step.value;
		running = running.filter(({ step }) => !step.done);
		if (running.length === 0) {
			// In the order of the queries.
			const all: readonly unknown[] = results;
			return all as T;
		}
		const requests = running.map(({ step }) => step.value as QueryRequest);
		const response: QueryResponse = yield {
			keys: requests.flatMap(({ keys = [] }) => keys),
			prefixes: requests.flatMap(({ prefixes = [] }) => prefixes),
			lists: requests.flatMap(({ lists = [] }) => lists),
		};
		running = running.map(({ query, index }) => ({ query, index, step: query.next(response) }));
	}
}

/** Thrown by a query that needs metadata of a runtime bound without it. The executor loads the metadata and starts again. */
export class MetadataRequired {}
