import { type Hex, toHex } from "../../../codec/hex.ts";
import type { StateMap } from "../state-map.ts";
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
	const old = entriesOf(before, items);
	const now = entriesOf(after, items);
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

function entriesOf(state: StateMap, items: readonly DiffItem[]): Map<Hex, Uint8Array> {
	return new Map(items.flatMap(({ prefix }) => [...descendants(state, prefix, "")]));
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
