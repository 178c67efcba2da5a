import type { Hex } from "../codec/hex.ts";
import type { StorageQuery } from "./storage-query.ts";

/** `read`, with every key it asks for told to `onKey`; listings cannot be told as keys and are not. */
export function* traceKeys<T>(read: StorageQuery<T>, onKey: (key: Hex) => void): StorageQuery<T> {
	let step = read.next();
	while (!step.done) {
		for (const key of step.value.keys ?? []) onKey(key);
		for (const key of step.value.ordered ?? []) onKey(key);
		step = read.next(yield step.value);
	}
	return step.value;
}

/** The keys that `read` asks for first, without carrying it out. */
export function firstKeys(read: StorageQuery<unknown>): readonly Hex[] {
	const step = read.next();
	read.return(undefined);
	return step.done ? [] : [...(step.value.keys ?? []), ...(step.value.ordered ?? [])];
}
