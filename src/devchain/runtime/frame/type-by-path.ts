import type { PlainCodec } from "./codec.ts";
import { LackingMetadata } from "./lacking-metadata.ts";
import type { PalletLayout } from "./pallet-layout.ts";
import type { TypeShape } from "./runtime-shape.ts";

const ids = new WeakMap<PalletLayout, Map<string, number>>();

/** A type of the metadata, by the end of its path; `null` if it has none. */
export function findType(layout: PalletLayout, path: string): TypeShape | null {
	const id = idOf(layout, path);
	return id < 0 ? null : layout.runtime.type(id);
}

/** The codec of a type of the metadata, by the end of its path. */
export function codecOf(layout: PalletLayout, path: string): PlainCodec {
	const id = idOf(layout, path);
	if (id < 0) throw new LackingMetadata(`the metadata has no type ${path}`);
	return layout.typed(id);
}

function idOf(layout: PalletLayout, path: string): number {
	const known = ids.get(layout) ?? new Map<string, number>();
	ids.set(layout, known);
	let id = known.get(path);
	if (id === undefined) {
		id = layout.runtime.types.findIndex((type) => `::${type.path.join("::")}`.endsWith(`::${path}`));
		known.set(path, id);
	}
	return id;
}
