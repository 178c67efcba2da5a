import { Metadata, TypeRegistry } from "@polkadot/types";
import { u8aConcat } from "@polkadot/util";
import type { MetadataLayout } from "../metadata-layout.ts";

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
	const registry = new TypeRegistry();
	const changed = new Metadata(registry, metadata).asV14.toJSON() as unknown as MetadataJson;
	const variants = names.map((name, index) => ({ name, fields: [], index, docs: [] }));
	for (const { type } of changed.lookup.types) if (type.path.at(-1) === NAME) type.def.variant = { variants };
	return u8aConcat(metadata.subarray(0, MAGIC_BYTES), registry.createType("MetadataV14", changed as never).toU8a());
}

/** Names of a runtime's types of proxies, in the order of their indexes from 0; `null` if it has none, or gaps between indexes. */
export function proxyTypesOf({ registry }: MetadataLayout): string[] | null {
	const type = registry.lookup.types.find(({ type: { path } }) => path.at(-1)?.toString() === NAME)?.type;
	if (!type?.def.isVariant) return null;
	const variants = [...type.def.asVariant.variants].sort((a, b) => a.index.toNumber() - b.index.toNumber());
	return variants.every(({ index }, i) => index.toNumber() === i) ? variants.map(({ name }) => name.toString()) : null;
}
