import { computeFingerprint } from "../../src/chain/metadata/fingerprint.ts";
import type { ItemShapes, PlainShape } from "../../src/chain/metadata/plain-shape.ts";
import type { MetadataScan } from "../../src/chain/metadata/scan.ts";
import type { FieldDef } from "../../src/chain/metadata/types.ts";
import { camelCase } from "../../src/codec/camel-case.ts";
import { Model } from "./model.ts";
import { EARLIER, READ } from "./storage.ts";

/** The table of shapes of all storage that the SDK reads: what values of another layout are fitted to. */
export function shapes(scan: MetadataScan, generation: 1 | 2): string {
	const model = new Model(scan);
	const table: Record<string, ItemShapes[string]> = {};
	for (const [pallet, items] of Object.entries(READ[generation])) {
		for (const item of Object.keys(items)) {
			const storage = scan.pallets.get(pallet)?.storage.get(item);
			if (!storage) throw new Error(`no storage ${pallet}.${item}`);
			table[`${pallet}.${item}`] = {
				fingerprint: computeFingerprint(scan, pallet, item) ?? "",
				optional: storage.optional,
				value: shape(model, storage.value),
			};
		}
	}
	const rows = Object.entries(table).map(([name, row]) => `\t${JSON.stringify(name)}: ${JSON.stringify(row)},\n`);
	return [
		"// Made by scripts/generate.ts from metadata.json.\n",
		'import type { ItemShapes } from "../../src/chain/metadata/plain-shape.ts";\n',
		`/** Shapes of the storage of generation ${generation} that the SDK reads: used where a runtime has another layout. */`,
		`export const shapes: ItemShapes = {\n${rows.join("")}};\n`,
	].join("\n");
}

function shape(model: Model, id: number): PlainShape {
	const type = model.type(id);
	if (model.isUnit(id)) return "unit";
	switch (type.kind) {
		case "struct":
			return fieldsShape(model, type.fields, EARLIER.fields[type.path.join("::")]);
		case "enum": {
			if (type.path[0] === "Option") return { option: shape(model, type.variants[1]?.fields[0]?.type ?? -1) };
			const variants = type.variants.map((variant) => {
				const only = variant.fields.length === 1 && variant.fields[0]?.name === null ? variant.fields[0] : null;
				const payload = only
					? shape(model, only.type)
					: variant.fields.length === 0
						? "unit"
						: fieldsShape(model, variant.fields);
				return [variant.name, payload];
			});
			const earlier = EARLIER.variants[type.path.join("::")] ?? [];
			return { enum: Object.fromEntries([...variants, ...earlier.map((name) => [name, "unit"])]) };
		}
		case "sequence":
		case "array": {
			const isByte = model.ts(id) === "Hex";
			if (!isByte) return { list: shape(model, type.element) };
			return type.kind === "array" ? type.length : "bytes";
		}
		case "tuple":
			return { tuple: type.types.map((part) => shape(model, part)) };
		case "compact":
			return shape(model, type.element);
		case "primitive":
			if (type.name === "bool") return "boolean";
			if (type.name === "str") return "text";
			if (!type.name.startsWith("u")) throw new Error(`no shape of ${type.name}`);
			return model.ts(id) === "bigint" ? "bigint" : "number";
		default:
			throw new Error(`no shape of ${type.kind}`);
	}
}

function fieldsShape(
	model: Model,
	fields: readonly FieldDef[],
	earlier: Readonly<Record<string, PlainShape>> = {},
): PlainShape {
	if (fields[0]?.name === null) return { tuple: fields.map((field) => shape(model, field.type)) };
	const named = fields.map(({ name, type }) => [camelCase(name ?? ""), shape(model, type)]);
	return { struct: Object.fromEntries([...named, ...Object.entries(earlier)]) };
}
