import { changeMetadata } from "../metadata-json.ts";
import type { MetadataLayout } from "../metadata-layout.ts";
import { findType } from "../type-by-path.ts";

const NAME = "ProxyType";

/** Metadata with other types of proxies, in the order of their indexes. Runtimes differ in them. */
export function withProxyTypes(metadata: Uint8Array, names: readonly string[]): Uint8Array {
	const variants = names.map((name, index) => ({ name, fields: [], index, docs: [] }));
	return changeMetadata(metadata, ({ lookup }) => {
		for (const { type } of lookup.types) if (type.path.at(-1) === NAME) type.def.variant = { variants };
	});
}

/** Names of a runtime's types of proxies, in the order of their indexes from 0; `null` if it has none, or gaps between indexes. */
export function proxyTypesOf(layout: MetadataLayout): string[] | null {
	const type = findType(layout, NAME);
	if (type?.kind !== "enum") return null;
	const variants = [...type.variants].sort((a, b) => a.index - b.index);
	return variants.every(({ index }, i) => index === i) ? variants.map(({ name }) => name) : null;
}
