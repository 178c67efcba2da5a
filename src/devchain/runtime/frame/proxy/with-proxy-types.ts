import { concatBytes } from "../../../../codec/hex.ts";
import type { MetadataLayout } from "../metadata-layout.ts";
import { polkadotTypes } from "../polkadot-types.ts";
import { findType } from "../type-by-path.ts";

/** The part of metadata of version 14 that changes, as JSON. */
interface MetadataJson {
	readonly lookup: {
		readonly types: readonly {
			readonly type: { readonly path: readonly string[]; readonly def: { variant?: object } };
		}[];
	};
}

const NAME = "ProxyType";
const MAGIC_BYTES = 5;

/** Metadata with other types of proxies, in the order of their indexes. Runtimes differ in them. */
export function withProxyTypes(metadata: Uint8Array, names: readonly string[]): Uint8Array {
	const { Metadata, TypeRegistry } = polkadotTypes.get();
	const registry = new TypeRegistry();
	const changed = new Metadata(registry, metadata).asV14.toJSON() as unknown as MetadataJson;
	const variants = names.map((name, index) => ({ name, fields: [], index, docs: [] }));
	for (const { type } of changed.lookup.types) if (type.path.at(-1) === NAME) type.def.variant = { variants };
	return concatBytes([metadata.subarray(0, MAGIC_BYTES), registry.createType("MetadataV14", changed as never).toU8a()]);
}

/** Names of a runtime's types of proxies, in the order of their indexes from 0; `null` if it has none, or gaps between indexes. */
export function proxyTypesOf(layout: MetadataLayout): string[] | null {
	const type = findType(layout, NAME);
	if (type?.kind !== "enum") return null;
	const variants = [...type.variants].sort((a, b) => a.index - b.index);
	return variants.every(({ index }, i) => index === i) ? variants.map(({ name }) => name) : null;
}
