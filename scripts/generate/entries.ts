import { stringCamelCase } from "@polkadot/util";
import type { MetadataScan } from "../../src/chain/metadata/scan.ts";
import { decoderName, type Model } from "./model.ts";
import { argIds, argTypes, storageValue } from "./pallets.ts";
import { READ } from "./storage.ts";

/** The table of storage entries that the SDK reads. Names every type it needs in `model`. */
export function entries(scan: MetadataScan, model: Model, generation: 1 | 2): string {
	const tables = Object.entries(READ[generation]).map(([pallet, items]) => {
		const members = Object.entries(items).map(([item, names]) => entry(scan, model, pallet, item, names));
		return `\t${stringCamelCase(pallet)}: {\n${members.join("")}\t},\n`;
	});
	const body = tables.join("");
	const args = ["blob", "fixed", "option", "tuple", "u32", "u64"].filter((name) =>
		new RegExp(`\\b${name}\\b[^:(]?`).test(parts(body)),
	);
	const direct = model.named.map(([name]) => name);
	const types = ["Hex", ...direct].filter((name) => new RegExp(`\\b${name}\\b`).test(body)).sort();
	const readers = direct
		.map(decoderName)
		.filter((name) => new RegExp(`\\b${name}\\b[,()]`).test(body))
		.sort();
	return [
		"// Made by scripts/generate.ts from metadata.json.\n",
		`import { ${args.join(", ")} } from "../../src/chain/storage/key-args.ts";`,
		'import { defineEntry } from "../../src/chain/storage/define-entry.ts";',
		`import { ${readers.join(", ")} } from "./decoders.ts";`,
		`import type { ${types.join(", ")} } from "./pallets.ts";\n`,
		`/** Storage of generation ${generation} that the SDK reads, by camelCase pallet and item. */`,
		`export const entries = {\n${body}};\n`,
	].join("\n");
}

function entry(scan: MetadataScan, model: Model, pallet: string, item: string, names: readonly string[]): string {
	const storage = scan.pallets.get(pallet)?.storage.get(item);
	if (!storage) throw new Error(`no storage ${pallet}.${item}`);
	const parts = argIds(model, storage).map((id, i) => `["${storage.hashers[i]}", ${argument(model, id)}]`);
	const read = model.isUnit(storage.value) ? "() => true" : model.reader(storage.value);
	const lines = [
		`parts: [${parts.join(", ")}],`,
		`read: ${read},`,
		...(storage.optional ? [] : [`fallback: "${storage.fallback}",`]),
	];
	const types = `${argTypes(model, storage, names)}, ${storageValue(model, storage)}`;
	const body = lines.map((line) => `\t\t\t${line}\n`).join("");
	return `\t\t/** \`${pallet}.${item}\` */\n\t\t${stringCamelCase(item)}: defineEntry<${types}>("${pallet}", "${item}", {\n${body}\t\t}),\n`;
}

/** The codec of a key argument. */
function argument(model: Model, id: number): string {
	const type = model.type(id);
	const ts = model.ts(id);
	if (type.kind === "primitive" && (type.name === "u32" || type.name === "u64")) return type.name;
	if (type.kind === "array" && ts === "Hex") return `fixed(${type.length})`;
	if (type.kind === "sequence" && ts === "Hex") return "blob";
	if (type.kind === "tuple") return `tuple<${ts}>(${type.types.map((t) => argument(model, t)).join(", ")})`;
	const some = type.kind === "enum" && type.path[0] === "Option" ? type.variants[1]?.fields[0]?.type : undefined;
	if (some !== undefined) return `option(${argument(model, some)})`;
	throw new Error(`no codec of key argument ${ts}`);
}

/** Only the lines of the text that name argument codecs. */
function parts(body: string): string {
	return body
		.split("\n")
		.filter((line) => line.trimStart().startsWith("parts:"))
		.join("\n");
}

/** Types of all values that the SDK reads: they get the plain names. */
export function readTypes(scan: MetadataScan, generation: 1 | 2): number[] {
	return Object.entries(READ[generation]).flatMap(([pallet, items]) =>
		Object.keys(items).flatMap((item) => scan.pallets.get(pallet)?.storage.get(item)?.value ?? []),
	);
}
