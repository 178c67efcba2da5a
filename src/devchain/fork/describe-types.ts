import type { MetadataShape } from "../runtime/frame/read-metadata.ts";
import type { FieldShape, TypeShape } from "../runtime/frame/runtime-shape.ts";

/** Types that list all pallets of a runtime. No emulated pallet reads storage that depends on them. */
const OUTER = /(::|^)(Runtime(Call|Event|Origin)|OriginCaller|Call|Event)$/;

/** Describes types by what their bytes mean: names and types of fields, names and indexes of variants. */
export function typeDescriber(shape: MetadataShape): (id: number) => string {
	const known = new Map<number, string>();
	const describe = (id: number): string => {
		const text = known.get(id);
		if (text !== undefined) return text;
		// A type that contains itself is the same where the rest is.
		known.set(id, "itself");
		const described = describeType(shape.type(id), describe);
		known.set(id, described);
		return described;
	};
	return describe;
}

function describeType(type: TypeShape, describe: (id: number) => string): string {
	const fields = (list: readonly FieldShape[]) =>
		list.map(({ name, type }) => `${name ?? ""}:${describe(type)}`).join();
	if (OUTER.test(type.path.join("::"))) return type.path.at(-1) ?? "";
	switch (type.kind) {
		case "struct":
			return `{${fields(type.fields)}}`;
		case "enum":
			return `<${type.variants.map((variant) => `${variant.index} ${variant.name}(${fields(variant.fields)})`).join()}>`;
		case "sequence":
			return `[${describe(type.element)}]`;
		case "array":
			return `[${describe(type.element)};${type.length}]`;
		case "tuple":
			return `(${type.types.map(describe).join()})`;
		case "compact":
			return `compact ${describe(type.element)}`;
		case "primitive":
			return type.name;
		default:
			return type.kind;
	}
}
