import type { SiLookupTypeId, StorageEntryMetadataLatest } from "@polkadot/types/interfaces";
import type { MetadataLayout } from "../runtime/frame/metadata-layout.ts";
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
export function palletsWithStorage({ registry }: MetadataLayout): Set<string> {
	return new Set(
		registry.metadata.pallets.flatMap(({ storage }) => (storage.isSome ? storage.unwrap().prefix.toString() : [])),
	);
}

/** Layouts of storage items as text: hashers and types of keys, and the type of values. */
function describeStorage({ registry }: MetadataLayout, pallets: ReadonlySet<string>): Map<string, string> {
	const describe = typeDescriber(registry);
	const items = new Map<string, string>();
	for (const { storage } of registry.metadata.pallets) {
		if (storage.isNone) continue;
		const { prefix, items: entries } = storage.unwrap();
		if (!pallets.has(prefix.toString())) continue;
		for (const entry of entries) items.set(`${prefix}.${entry.name}`, describeEntry(entry, describe));
	}
	return items;
}

function describeEntry({ type }: StorageEntryMetadataLatest, describe: (type: SiLookupTypeId) => string): string {
	if (type.isPlain) return describe(type.asPlain);
	const { hashers, key, value } = type.asMap;
	return `${hashers.map((hasher) => hasher.type)} ${describe(key)} => ${describe(value)}`;
}
