import type { BlockRef } from "../../src/query/block-ref.ts";
import { parallel, type QueryResponse, type StorageQuery } from "../../src/query/storage-query.ts";

/** Executes a query at a block without storage. */
export function runQuery<T>(query: StorageQuery<T>, block: BlockRef): T {
	const response: QueryResponse = { block, value: () => null, keysUnder: () => [], valuesOf: () => [] };
	let step = query.next();
	while (!step.done) step = query.next(response);
	return step.value;
}

/** A query that reads nothing and returns `value`. */
export function* constantQuery<T>(value: T): StorageQuery<T> {
	yield* parallel<[]>([]);
	return value;
}
