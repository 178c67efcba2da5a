import type { Hex } from "../../codec/hex.ts";
import type { Reader } from "../../codec/reader.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import { decodeValue } from "../storage/decode-error.ts";
import { type EntryTable, mapEntries } from "../storage/map-entries.ts";
import { computeFingerprint } from "./fingerprint.ts";
import { fitType, UnfitPart } from "./fit-type.ts";
import { layoutChanged } from "./layout-changed.ts";
import type { ItemShape, ItemShapes } from "./plain-shape.ts";
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
 * - Another layout of the value: decoded by metadata, in the shape that readings expect; reading a field that is missing or of another
 *   kind throws `LAYOUT_CHANGED`
 * - Another form of the key, or not there at all: listed as missing, left as it is
 *
 * @param shapes - of all entries of the table
 * @param optional - entries that runtimes of this generation may lack, as `Pallet.Item`: not reported as missing, read as empty
 */
export function bindEntries<T extends EntryTable>(
	table: T,
	scan: MetadataScan,
	shapes: ItemShapes,
	optional: readonly string[] = [],
): BoundEntries<T> {
	const differing: string[] = [];
	const missing: string[] = [];
	const fit = <A extends readonly unknown[]>(entry: StorageEntry<A, unknown>): StorageEntry<A, unknown> => {
		const name = `${entry.pallet}.${entry.item}`;
		const item = scan.pallets.get(entry.pallet)?.storage.get(entry.item);
		const fingerprint = computeFingerprint(scan, entry.pallet, entry.item);
		const shape = shapes[name];
		if (!item || !fingerprint || layoutHalf(fingerprint) !== layoutHalf(shape?.fingerprint)) {
			if (!UNLISTED_FINGERPRINT.includes(name) && !optional.includes(name)) missing.push(name);
			return entry;
		}
		const fallback = item.optional ? null : item.fallback;
		if (fingerprint === shape?.fingerprint) return { ...entry, decode: (bytes) => entry.decode(bytes ?? fallback) };
		differing.push(name);
		const decode = createDecoder(scan, item, name, shape);
		return { ...entry, decode: (bytes) => decode(bytes ?? fallback) };
	};
	return { entries: mapEntries(table, fit), differing, missing };
}

/** Decodes an item's value in the shape that readings expect. Throws `LAYOUT_CHANGED`, `DECODE_FAILED`. */
function createDecoder(
	scan: MetadataScan,
	item: StorageScan,
	name: string,
	shape: ItemShape | undefined,
): (bytes: Hex | Reader | null) => unknown {
	const unfit = (path: string) => layoutChanged(name, path);
	if (!shape || shape.optional !== item.optional) {
		return () => {
			throw unfit("");
		};
	}
	const read = fitType(scan, item.value, shape.value, unfit);
	return (bytes) => {
		if (bytes === null) return null;
		const value = decodeValue(name, bytes, read);
		if (value instanceof UnfitPart) throw unfit(value.path);
		return shape.value === "unit" && value === null ? true : value;
	};
}

/** The half of a fingerprint that is of the key. */
function layoutHalf(fingerprint: string | undefined): string | undefined {
	return fingerprint?.split(":")[0];
}
