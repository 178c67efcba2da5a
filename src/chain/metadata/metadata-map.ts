import { type Hex, toHex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { decodeWith } from "../storage/decode-error.ts";
import { DIGEST_LENGTHS, type HasherName, itemPrefix } from "../storage/hashers.ts";
import { decodeType, getType, readType } from "./decode.ts";
import type { MetadataScan } from "./scan.ts";

/** A map in storage that only some runtimes have: all of it is told by metadata. */
export interface MetadataMap {
	/** What every key of the map starts with. */
	readonly prefix: Hex;
	/** The arguments inside a full key, in plain form; those of a tuple one by one. */
	args(key: Hex): readonly unknown[];
	/** A value in plain form. */
	decode(bytes: Hex): unknown;
}

/**
 * The map `item` of `pallet`.
 *
 * @returns `null` where the runtime has no such map, or one whose keys do not tell their arguments
 */
export function createMetadataMap(scan: MetadataScan, pallet: string, item: string): MetadataMap | null {
	const found = scan.pallets.get(pallet)?.storage.get(item);
	const hashers = found?.hashers.filter((name): name is HasherName => name in DIGEST_LENGTHS) ?? [];
	if (!found || found.key === null || hashers.length !== found.hashers.length) return null;
	const key = getType(scan, found.key);
	const types = hashers.length > 1 && key.kind === "tuple" ? key.types : [found.key];
	const name = `${pallet}.${item}`;
	return {
		prefix: toHex(itemPrefix(pallet, item)),
		args(full) {
			return decodeWith(name, full, () => {
				const r = new Reader(full);
				r.skip(32);
				const args = types.map((type, i) => {
					r.skip(DIGEST_LENGTHS[hashers[i] ?? "Identity"]);
					return readType(scan, type, r);
				});
				r.end();
				return hashers.length === 1 && key.kind === "tuple" ? (args[0] as readonly unknown[]) : args;
			});
		},
		decode: (bytes) => decodeWith(name, bytes, () => decodeType(scan, found.value, bytes)),
	};
}
