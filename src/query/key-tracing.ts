import type { Hex } from "../codec/hex.ts";
import type { QueryRequest, StorageQuery } from "./storage-query.ts";

/** Runs `query`; calls `onKey` with every key that it requests. Does not include listed keys. */
export function* traceKeys<T>(query: StorageQuery<T>, onKey: (key: Hex) => void): StorageQuery<T> {
	let step = query.next();
	while (!step.done) {
		for (const key of step.value.keys ?? []) onKey(key);
		for (const list of step.value.lists ?? []) for (const key of list.keys) onKey(key);
		step = query.next(yield step.value);
	}
	return step.value;
}

/** The keys of the first round of `query`, without executing it. */
export function firstKeys(query: StorageQuery<unknown>): readonly Hex[] {
	const step = query.next();
	query.return(undefined);
	return step.done ? [] : requestedKeys(step.value);
}

function requestedKeys({ keys = [], lists = [] }: QueryRequest): readonly Hex[] {
	return [...keys, ...lists.flatMap((list) => list.keys)];
}
