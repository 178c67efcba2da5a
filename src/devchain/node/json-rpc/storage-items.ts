import { encodeCompact } from "../../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import { blake256 } from "../header.ts";
import { ForkedMap, readTogether, type StateMap, stateGet, stateKeys } from "../state-map.ts";
import { invalidParams, parseHex } from "./parse-params.ts";

const TYPES = ["value", "hash", "closestDescendantMerkleValue", "descendantsValues", "descendantsHashes"] as const;

/** A query of `chainHead_v1_storage` and `archive_v1_storage`. */
export interface StorageItem {
	readonly key: Hex;
	readonly type: (typeof TYPES)[number];
	/** Key after which the descendants start. */
	readonly after: Hex | "";
}

/** An entry that was found. */
export interface StorageResult {
	readonly key: Hex;
	readonly value?: Hex;
	readonly hash?: Hex;
	readonly closestDescendantMerkleValue?: Hex;
}

/** Entries that are read from the state at once. */
const PAGE = 1000;

/** Parses queries; throws `Invalid params`. */
export function parseStorageItems(list: unknown, index: number): StorageItem[] {
	if (!Array.isArray(list)) throw invalidParams(`expected a list of items at position ${index}`);
	return list.map((item: unknown) => {
		if (typeof item !== "object" || item === null) throw invalidParams(`expected { key, type } at position ${index}`);
		const { key, type, paginationStartKey } = item as Record<string, unknown>;
		const known = TYPES.find((name) => name === type);
		if (known === undefined) throw invalidParams(`expected one of ${TYPES.join(", ")} as type`);
		const isPaged = known === "descendantsValues" || known === "descendantsHashes";
		if (paginationStartKey != null && !isPaged) throw invalidParams(`${known} has no paginationStartKey`);
		const after = paginationStartKey == null ? "" : parseHex(paginationStartKey);
		return { key: parseHex(key), type: known, after };
	});
}

/** Reads the entries of queries, so that {@link findStorage} finds them all. Throws {@link StorageMissing} while some are not fetched. */
export function readStorage(state: StateMap, items: readonly StorageItem[]): void {
	if (!(state instanceof ForkedMap)) return;
	readTogether(state, () => {
		for (const item of items) for (const _ of findStorage(state, [item]));
	});
}

/** Finds the entries of queries, in the order of the queries and then of the keys. */
export function* findStorage(state: StateMap, items: readonly StorageItem[]): Generator<StorageResult> {
	for (const { key, type, after } of items) {
		if (type === "closestDescendantMerkleValue") {
			const closestDescendantMerkleValue = digestDescendants(state, key);
			if (closestDescendantMerkleValue !== undefined) yield { key, closestDescendantMerkleValue };
			continue;
		}
		const isHash = type === "hash" || type === "descendantsHashes";
		const result = (entry: Hex, value: Uint8Array): StorageResult =>
			isHash ? { key: entry, hash: hashValue(value) } : { key: entry, value: toHex(value) };
		if (type === "value" || type === "hash") {
			const value = stateGet(state, key);
			if (value !== undefined) yield result(key, value);
			continue;
		}
		for (const [entry, value] of descendants(state, key, after)) yield result(entry, value);
	}
}

/** Hash of a value, as nodes return it. */
export const hashValue = (value: Uint8Array): Hex => toHex(blake256(value));

/** Entries whose keys start with `prefix` and sort after `after`. */
export function* descendants(state: StateMap, prefix: Hex, after: Hex | ""): Generator<[Hex, Uint8Array]> {
	for (let last: Hex | "" = after; ; ) {
		const page = readTogether(state, () =>
			stateKeys(state, prefix, last, PAGE).map((key) => [key, stateGet(state, key)] as const),
		);
		for (const [key, value] of page) if (value !== undefined) yield [key, value];
		const end = page.at(-1);
		if (end === undefined || page.length < PAGE) return;
		last = end[0];
	}
}

/**
 * Stands in for the Merkle value of the trie node below a key: a hash over all entries there. As with the real one, two
 * blocks have the same value if and only if they have the same entries, which is what clients compare.
 */
function digestDescendants(state: StateMap, prefix: Hex): Hex | undefined {
	const parts: Uint8Array[] = [];
	for (const [key, value] of descendants(state, prefix, "")) {
		parts.push(encodeCompact(BigInt(key.length)), fromHex(key), encodeCompact(BigInt(value.length)), value);
	}
	return parts.length === 0 ? undefined : toHex(blake256(concatBytes(parts)));
}
