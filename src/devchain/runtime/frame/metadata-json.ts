import type { TypeRegistry } from "@polkadot/types";
import { concatBytes } from "../../../codec/hex.ts";
import { LackingMetadata } from "./lacking-metadata.ts";
import { polkadotTypes } from "./polkadot-types.ts";

/** Metadata of version 14 as JSON: the parts that networks and upgrades change. */
export interface MetadataJson {
	readonly lookup: { readonly types: readonly { readonly id: number; readonly type: TypeJson }[] };
	readonly pallets: readonly PalletJson[];
}

/** A type of the metadata. */
export interface TypeJson {
	readonly path: readonly string[];
	readonly def: {
		readonly composite?: { readonly fields: FieldJson[] };
		variant?: { readonly variants: readonly { readonly name: string; index: number }[] };
		readonly primitive?: string;
	};
}

/** A field of a struct. */
export interface FieldJson {
	name: string | null;
	readonly type: number;
	readonly typeName: string;
	readonly docs: readonly string[];
}

/** A pallet of the metadata. */
export interface PalletJson {
	readonly name: string;
	readonly calls: { readonly type: number } | null;
	readonly constants: readonly { readonly name: string; value: string }[];
	index: number;
}

const MAGIC_BYTES = 5;

/**
 * Changes SCALE metadata of version 14.
 *
 * @param metadata - with its magic number
 * @param change - changes the JSON in place
 * @param registry - the types of the metadata, where they are registered already
 */
export function changeMetadata(
	metadata: Uint8Array,
	change: (json: MetadataJson) => void,
	registry: TypeRegistry = new (polkadotTypes.get().TypeRegistry)(),
): Uint8Array {
	const { Metadata } = polkadotTypes.get();
	const json: unknown = new Metadata(registry, metadata).asV14.toJSON();
	if (!isMetadataJson(json)) throw new LackingMetadata("the metadata has no types or pallets");
	change(json);
	return concatBytes([metadata.subarray(0, MAGIC_BYTES), registry.createType("MetadataV14", json as never).toU8a()]);
}

/** The library checks the rest against the layout of version 14. */
function isMetadataJson(json: unknown): json is MetadataJson {
	const { lookup, pallets }: { readonly lookup?: unknown; readonly pallets?: unknown } = Object(json);
	return Array.isArray(Object(lookup).types) && Array.isArray(pallets);
}
