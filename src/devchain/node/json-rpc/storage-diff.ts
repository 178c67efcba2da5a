import { type Hex, toHex } from "../../../codec/hex.ts";
import { mapDifference } from "../map-entries.ts";
import { ForkedMap, readTogether, type StateMap, stateGet } from "../state-map.ts";
import { invalidParams, parseHex } from "./parse-params.ts";
import { descendants, hashValue } from "./storage-items.ts";

/** A query of `archive_v1_storageDiff`. */
export interface DiffItem {
	readonly prefix: Hex;
	readonly returnType: "value" | "hash";
}

/** A difference between two states; the value of a deleted entry is the one it had. */
export interface StorageDifference {
	readonly key: Hex;
	readonly value?: Hex;
	readonly hash?: Hex;
	readonly type: "added" | "modified" | "deleted";
}

/** Parses queries, by default one for all values; throws `Invalid params`. Leaves out child tries, as there are none. */
export function parseDiffItems(list: unknown, index: number): DiffItem[] {
	if (list === undefined) return [{ prefix: "0x", returnType: "value" }];
	if (!Array.isArray(list)) throw invalidParams(`expected a list of items at position ${index}`);
	return list.flatMap((item: unknown) => {
		if (typeof item !== "object" || item === null) throw invalidParams(`expected { returnType } at position ${index}`);
		const { key, returnType, childTrieKey } = item as Record<string, unknown>;
		if (returnType !== "value" && returnType !== "hash") throw invalidParams("expected value or hash as returnType");
		const prefix = parseHex(key ?? "0x");
		if (childTrieKey == null) return [{ prefix, returnType }];
		parseHex(childTrieKey);
		return [];
	});
}

/** Differences of all entries that a query covers, in the order of their keys. */
export function compareStorage(before: StateMap, after: StateMap, items: readonly DiffItem[]): StorageDifference[] {
	const differences: StorageDifference[] = [];
	const keys = keysThatDiffer(before, after);
	const old = entriesOf(before, items, keys);
	const now = entriesOf(after, items, keys);
	for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
		const [previous, value] = [old.get(key), now.get(key)];
		if (previous === value || (previous && value && equal(previous, value))) continue;
		const shown = value ?? previous ?? new Uint8Array();
		const type = previous === undefined ? "added" : value === undefined ? "deleted" : "modified";
		const wanted = new Set(items.filter(({ prefix }) => key.startsWith(prefix)).map(({ returnType }) => returnType));
		differences.push({
			key,
			...(wanted.has("value") ? { value: toHex(shown) } : {}),
			...(wanted.has("hash") ? { hash: hashValue(shown) } : {}),
			type,
		});
	}
	return differences;
}

/** Keys with different values; `null` if all storage has to be read for that: one block is a fork's, the other its source's. */
function keysThatDiffer(before: StateMap, after: StateMap): Hex[] | null {
	if (before instanceof ForkedMap && after instanceof ForkedMap) {
		return before.base === after.base ? [...mapDifference(before.changes, after.changes).keys()] : null;
	}
	if (before instanceof ForkedMap || after instanceof ForkedMap) return null;
	return [...mapDifference(before, after).keys()];
}

function entriesOf(state: StateMap, items: readonly DiffItem[], keys: readonly Hex[] | null): Map<Hex, Uint8Array> {
	if (keys === null) return new Map(items.flatMap(({ prefix }) => [...descendants(state, prefix, "")]));
	const covered = keys.filter((key) => items.some(({ prefix }) => key.startsWith(prefix)));
	const values = readTogether(state, () => covered.map((key) => [key, stateGet(state, key)] as const));
	return new Map(values.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
