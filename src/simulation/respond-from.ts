import type { BlockRef } from "../query/block-ref.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { FetchedStorage } from "./fetched-storage.ts";
import { ForkedState } from "./forked-state.ts";

/** Executes a query on a state, as if it were that of `block`. Fetches what is missing. */
export function* respondFrom<T>(
	query: StorageQuery<T>,
	state: ForkedState,
	storage: FetchedStorage,
	block: BlockRef | null,
): StorageQuery<T> {
	let step = query.next();
	while (!step.done) {
		const { keys = [], prefixes = [], lists = [] } = step.value;
		for (const key of [...keys, ...lists.flatMap((list) => list.keys)]) state.get(key);
		for (const prefix of prefixes) state.keys(prefix);
		const known = block ?? storage.block;
		if (storage.isIncomplete) yield* storage.fetchMissing();
		step = query.next(state.respond(known ?? (storage.block as BlockRef)));
	}
	return step.value;
}

/** Fetches what a query reads. Returns the block of `storage`. */
export function* prefetch(query: StorageQuery<unknown>, storage: FetchedStorage): StorageQuery<BlockRef> {
	yield* respondFrom(query, new ForkedState(storage), storage, null);
	if (storage.block === null) yield* storage.fetchMissing();
	return storage.block as BlockRef;
}
