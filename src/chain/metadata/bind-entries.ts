import type { Hex } from "../../codec/hex.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import { decodeWith } from "../storage/decode-error.ts";
import { type EntryTable, mapEntries } from "../storage/map-entries.ts";
import { decodeType } from "./decode.ts";
import { computeFingerprint } from "./fingerprint.ts";
import type { MetadataScan, StorageScan } from "./scan.ts";

/** Entries fitted to one runtime. */
export interface BoundEntries<T extends EntryTable> {
	/** The same table; entries with another layout on this runtime decode by its metadata. */
	readonly entries: T;
	/** Which values have another layout, as `Pallet.Item`: worth one line in a log. */
	readonly differing: readonly string[];
	/** Entries that this runtime lacks, or stores under keys of another form, as `Pallet.Item`. */
	readonly missing: readonly string[];
}

/** Storage that some runtimes have without listing it; the layout was the same wherever it is listed. */
const UNLISTED_FINGERPRINT = ["RmrkCore.Properties"];

/**
 * Fits generated entries to the runtime at hand, so that no value is ever decoded by guess.
 *
 * - Same layout: the generated decoder, with this runtime's default
 * - Another layout of the value: decoded by metadata
 * - Another form of the key, or not there at all: listed as missing, left as it is
 *
 * @param optional - entries that runtimes of this generation may lack, as `Pallet.Item`: not reported as missing, read as empty
 */
export function bindEntries<T extends EntryTable>(
	table: T,
	scan: MetadataScan,
	optional: readonly string[] = [],
): BoundEntries<T> {
	const differing: string[] = [];
	const missing: string[] = [];
	const fit = <A extends readonly unknown[]>(entry: StorageEntry<A, unknown>): StorageEntry<A, unknown> => {
		const name = `${entry.pallet}.${entry.item}`;
		const item = scan.pallets.get(entry.pallet)?.storage.get(entry.item);
		const fingerprint = computeFingerprint(scan, entry.pallet, entry.item);
		if (!item || !fingerprint || layoutHalf(fingerprint, 0) !== layoutHalf(entry.fingerprint, 0)) {
			if (!UNLISTED_FINGERPRINT.includes(name) && !optional.includes(name)) missing.push(name);
			return entry;
		}
		const fallback = item.optional ? null : item.fallback;
		if (fingerprint === entry.fingerprint) return { ...entry, decode: (bytes) => entry.decode(bytes ?? fallback) };
		differing.push(name);
		return { ...entry, fingerprint, decode: (bytes) => decodeItem(scan, item, name, bytes ?? fallback) };
	};
	return { entries: mapEntries(table, fit), differing, missing };
}

function decodeItem(scan: MetadataScan, item: StorageScan, name: string, bytes: Hex | null): unknown {
	return bytes === null ? null : decodeWith(name, bytes, () => decodeType(scan, item.value, bytes));
}

function layoutHalf(fingerprint: string, index: 0 | 1): string | undefined {
	return fingerprint.split(":")[index];
}
