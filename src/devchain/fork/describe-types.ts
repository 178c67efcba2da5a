import type { SiLookupTypeId } from "@polkadot/types/interfaces";
import type { MetadataLayout } from "../runtime/frame/metadata-layout.ts";

/** Types that list all pallets of a runtime. No emulated pallet reads storage that depends on them. */
const OUTER = /(::|^)(Runtime(Call|Event|Origin)|OriginCaller|Call|Event)$/;

type Registry = MetadataLayout["registry"];

/** Describes types by what their bytes mean: names and types of fields, names and indexes of variants. */
export function typeDescriber(registry: Registry): (id: SiLookupTypeId) => string {
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
