import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "./block-ref.ts";
import { expectRequested } from "./execute-query.ts";
import type { KeyList, QueryResponse, StorageQuery, ValueList } from "./storage-query.ts";

/** Storage values of one block by key; `null` where storage has none. */
export type KnownValues = ReadonlyMap<Hex, Hex | null>;

/** The response to every request of a query whose values are all known. */
export function knownResponse(block: BlockRef, values: KnownValues): QueryResponse {
	return {
		block,
		value: (key) => expectRequested(values.get(key), key),
		keysUnder: (prefix) => expectRequested<readonly Hex[]>(undefined, prefix),
		valuesOf: (list) => knownList(list, values),
	};
}

/**
 * Runs a query at once, on values that are known.
 *
 * @param response - {@link knownResponse} of `values`
 * @param onKey - called with every key that the query requests
 * @returns its result; `undefined` if a value is not known, or if it lists keys
 */
export function runOnValues<T extends object | null>(
	query: StorageQuery<T>,
	response: QueryResponse,
	values: KnownValues,
	onKey: (key: Hex) => void,
): T | undefined {
	let step = query.next();
	while (!step.done) {
		const { keys = [], prefixes = [], lists = [] } = step.value;
		if (prefixes.length > 0 || !areKnown(keys, values, onKey)) return undefined;
		for (const list of lists) if (!areKnown(list.keys, values, onKey)) return undefined;
		step = query.next(response);
	}
	return step.value;
}

function areKnown(keys: readonly Hex[], values: KnownValues, onKey: (key: Hex) => void): boolean {
	for (const key of keys) {
		if (!values.has(key)) return false;
		onKey(key);
	}
	return true;
}

function knownList({ keys }: KeyList, values: KnownValues): ValueList {
	return { length: keys.length, at: (index) => values.get(keys[index] as Hex) };
}
