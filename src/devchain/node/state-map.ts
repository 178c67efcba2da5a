import type { Hex } from "../../codec/hex.ts";
import { type EditToken, mapDelete, mapGet, mapScan, mapSet, type PersistentMap } from "./persistent-map.ts";

/** The state of a block: a map of all entries, or of those that differ from another chain's. Immutable. */
export type StateMap = PersistentMap | ForkedMap;

/** Storage of another chain at one block. Never changes. */
export interface BaseStorage {
	/** The value at `key`. Throws {@link StorageMissing}, or returns nothing in {@link BaseStorage.collect}, if it was not fetched yet. */
	get(key: Hex): Uint8Array | undefined;
	/**
	 * The first key that starts with `prefix` and sorts after `after`. Throws as {@link BaseStorage.get}.
	 *
	 * @param count - number of keys that will be read from there on
	 */
	nextKey(prefix: string, after: string, count: number): Hex | undefined;
	/**
	 * Runs `read`, which has no effects. Notes all that is missing instead of stopping at the first read of it; then throws
	 * {@link StorageMissing}.
	 */
	collect<T>(read: () => T): T;
}

/** The state of a forked chain. */
export class ForkedMap {
	readonly base: BaseStorage;
	/** What differs from the base; {@link DELETED} in place of a value that only the base has. */
	readonly changes: PersistentMap;

	/**
	 * @param base - storage at the fork
	 * @param changes - what differs from it
	 */
	constructor(base: BaseStorage, changes: PersistentMap) {
		this.base = base;
		this.changes = changes;
	}
}

/** Marks a deleted entry, by identity: other values may be empty as well. */
export const DELETED = new Uint8Array(0);

/** The value at `key`. */
export function stateGet(state: StateMap, key: Hex): Uint8Array | undefined {
	if (!(state instanceof ForkedMap)) return mapGet(state, key);
	const changed = mapGet(state.changes, key);
	if (changed === undefined) return state.base.get(key);
	return changed === DELETED ? undefined : changed;
}

/** `state` with `value` at `key`. */
export function stateSet(state: StateMap, key: Hex, value: Uint8Array, token: EditToken): StateMap {
	if (!(state instanceof ForkedMap)) return mapSet(state, key, value, token);
	return new ForkedMap(state.base, mapSet(state.changes, key, value, token));
}

/** `state` without `key`. */
export function stateDelete(state: StateMap, key: Hex, token: EditToken): StateMap {
	if (!(state instanceof ForkedMap)) return mapDelete(state, key, token);
	return new ForkedMap(state.base, mapSet(state.changes, key, DELETED, token));
}

/**
 * Calls `visit` in ascending order for every entry whose key starts with `prefix` and sorts after `after`, until `visit`
 * returns `false`.
 */
export function stateScan(
	state: StateMap,
	prefix: string,
	after: string,
	visit: (key: Hex, value: Uint8Array) => boolean | undefined,
): void {
	if (!(state instanceof ForkedMap)) {
		mapScan(state, prefix, after, visit);
		return;
	}
	const entries = readTogether(state, () =>
		[...forkedKeys(state, prefix, after)].map((key) => [key, stateGet(state, key)] as const),
	);
	for (const [key, value] of entries) if (value !== undefined && visit(key, value) === false) return;
}

/**
 * Keys that start with `prefix` and sort after `after`, ascending.
 *
 * @param count - most keys
 */
export function stateKeys(state: StateMap, prefix: string, after = "", count = Number.POSITIVE_INFINITY): Hex[] {
	const keys: Hex[] = [];
	if (count === 0) return keys;
	if (!(state instanceof ForkedMap)) mapScan(state, prefix, after, (key) => keys.push(key) < count);
	else for (const key of forkedKeys(state, prefix, after, count)) if (keys.push(key) >= count) break;
	return keys;
}

/** Runs `read`, which reads `state` and has no effects: what a forked chain has not fetched yet is fetched together. */
export function readTogether<T>(state: StateMap, read: () => T): T {
	return state instanceof ForkedMap ? state.base.collect(read) : read();
}

/** Keys of base and changes, without deleted ones. */
function* forkedKeys(
	{ base, changes }: ForkedMap,
	prefix: string,
	after: string,
	count = Number.POSITIVE_INFINITY,
): Generator<Hex> {
	let last = after;
	for (let found = 0; ; ) {
		const fetched = base.nextKey(prefix, last, count - found);
		const [changed, value] = firstEntry(changes, prefix, last);
		const key = fetched === undefined || (changed !== undefined && changed < fetched) ? changed : fetched;
		if (key === undefined) return;
		if (key !== changed || value !== DELETED) {
			found++;
			yield key;
		}
		last = key;
	}
}

function firstEntry(map: PersistentMap, prefix: string, after: string): [key?: Hex, value?: Uint8Array] {
	let first: [Hex, Uint8Array] | undefined;
	mapScan(map, prefix, after, (key, value) => {
		first = [key, value];
		return false;
	});
	return first ?? [];
}
