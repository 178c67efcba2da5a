import type { MetadataLayout } from "../runtime/frame/metadata-layout.ts";
import type { StorageShape } from "../runtime/frame/runtime-shape.ts";
import { typeDescriber } from "./describe-types.ts";

/**
 * Names the storage items that have another layout in one runtime than in another.
 *
 * @param source - layout of the runtime that wrote the storage
 * @param emulated - layout of the runtime that will read it
 * @param pallets - prefixes of the pallets to compare; those that the source lacks are empty there
 * @returns `Pallet.Item`, in the order of the emulated runtime
 */
export function compareStorage(
	source: MetadataLayout,
	emulated: MetadataLayout,
	pallets: ReadonlySet<string>,
): string[] {
	const found = describeStorage(source, pallets);
	const present = new Set([...found.keys()].map((name) => name.split(".")[0]));
	return [...describeStorage(emulated, pallets)]
		.filter(([name, layout]) => present.has(name.split(".")[0]) && found.get(name) !== layout)
		.map(([name]) => name);
}

/** Pallets of a runtime that have storage. */
export const palletsWithStorage = ({ shape }: MetadataLayout): Set<string> =>
	new Set(shape.pallets.flatMap(({ prefix }) => prefix ?? []));

/** Layouts of storage items as text: hashers and types of keys, and the type of values. */
function describeStorage({ shape }: MetadataLayout, pallets: ReadonlySet<string>): Map<string, string> {
	const describe = typeDescriber(shape);
	const items = new Map<string, string>();
	for (const { prefix, storage } of shape.pallets) {
		if (prefix === undefined || !pallets.has(prefix)) continue;
		for (const [name, item] of storage) items.set(`${prefix}.${name}`, describeItem(item, describe));
	}
	return items;
}

function describeItem({ hashers, key, value }: StorageShape, describe: (type: number) => string): string {
	return key === null ? describe(value) : `${hashers} ${describe(key)} => ${describe(value)}`;
}
