import { concatBytes, fromHex, type Hex, toHex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { decodeWith } from "../storage/decode-error.ts";
import { DIGEST_LENGTHS, type HasherName, hashArg, itemPrefix } from "../storage/hashers.ts";
import { decodeType, readType } from "./decode.ts";
import type { MetadataScan } from "./scan.ts";
import { getType } from "./types.ts";

/** A storage map that only some runtimes have, decoded by metadata. */
export interface MetadataMap {
	/** Prefix of all keys of the map. */
	readonly prefix: Hex;
	/** The full key of these arguments, each encoded; of the first ones alone, the prefix of all keys with them. */
	key(...args: readonly Hex[]): Hex;
	/** The arguments inside a full key, in plain form; those of a tuple one by one. */
	args(key: Hex): readonly unknown[];
	/** A value in plain form. */
	decode(bytes: Hex): unknown;
}

/**
 * The map `item` of `pallet`.
 *
 * @returns `null` where the runtime has no such map, or its keys do not contain their arguments
 */
export function createMetadataMap(scan: MetadataScan, pallet: string, item: string): MetadataMap | null {
	const entry = scan.pallets.get(pallet)?.storage.get(item);
	const hashers = entry?.hashers.filter((name): name is HasherName => name in DIGEST_LENGTHS) ?? [];
	if (!entry || entry.key === null || hashers.length !== entry.hashers.length) return null;
	const key = getType(scan, entry.key);
	const types = hashers.length > 1 && key.kind === "tuple" ? key.types : [entry.key];
	const name = `${pallet}.${item}`;
	return {
		prefix: toHex(itemPrefix(pallet, item)),
		key: (...args) =>
			toHex(
				concatBytes([
					itemPrefix(pallet, item),
					...args.map((arg, i) => hashArg(hashers[i] ?? "Identity", fromHex(arg))),
				]),
			),
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
		decode: (bytes) => decodeWith(name, bytes, () => decodeType(scan, entry.value, bytes)),
	};
}
