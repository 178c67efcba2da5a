import type { SiLookupTypeId, StorageEntryMetadataLatest } from "@polkadot/types/interfaces";
import type { MetadataLayout } from "../runtime/frame/metadata-layout.ts";

/** Types that list all pallets of a runtime. No emulated pallet reads storage that depends on them. */
const OUTER = /(::|^)(Runtime(Call|Event|Origin)|OriginCaller|Call|Event)$/;

type Registry = MetadataLayout["registry"];

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

/** Describes types by what their bytes mean: names and types of fields, names and indexes of variants. */
function typeDescriber(registry: Registry): (id: SiLookupTypeId) => string {
	const known = new Map<number, string>();
	const describe = (id: SiLookupTypeId): string => {
		const number = id.toNumber();
		const text = known.get(number);
		if (text !== undefined) return text;
		// A type that contains itself is the same where the rest is.
		known.set(number, "itself");
		const described = describeType(registry, id, describe);
		known.set(number, described);
		return described;
	};
	return describe;
}

function describeType(registry: Registry, id: SiLookupTypeId, describe: (type: SiLookupTypeId) => string): string {
	const { def, path } = registry.lookup.getSiType(id);
	const fields = (list: typeof def.asComposite.fields) =>
		list.map(({ name, type }) => `${name.unwrapOr("")}:${describe(type)}`).join();
	if (OUTER.test(path.map(String).join("::"))) return path.at(-1)?.toString() ?? "";
	if (def.isComposite) return `{${fields(def.asComposite.fields)}}`;
	if (def.isVariant) {
		return `<${def.asVariant.variants.map((variant) => `${variant.index} ${variant.name}(${fields(variant.fields)})`).join()}>`;
	}
	if (def.isSequence) return `[${describe(def.asSequence.type)}]`;
	if (def.isArray) return `[${describe(def.asArray.type)};${def.asArray.len}]`;
	if (def.isTuple) return `(${def.asTuple.map(describe).join()})`;
	if (def.isCompact) return `compact ${describe(def.asCompact.type)}`;
	return def.isPrimitive ? def.asPrimitive.type : def.type;
}
