import { stringCamelCase } from "@polkadot/util";
import type { MetadataScan, PalletScan, StorageScan } from "../../src/chain/metadata/scan.ts";
import { getType, type VariantDef } from "../../src/chain/metadata/types.ts";
import type { Model } from "./model.ts";
import { argNames } from "./storage.ts";

const HEAD = `// Made by scripts/generate.ts from metadata.json.

/** Bytes as \`0x\` and lower-case hex digits. */
export type Hex = \`0x\${string}\`;

/** A call of the runtime in plain form: camelCase pallet, method and argument names. */
export interface Call {
	pallet: string;
	method: string;
	args: Readonly<Record<string, unknown>>;
}

/** An event of the runtime in plain form; \`data\` by camelCase field name, in order where fields have no names. */
export interface Event {
	pallet: string;
	name: string;
	data: Readonly<Record<string, unknown>> | readonly unknown[];
}

`;

/** TypeScript of everything that one runtime has in plain form. */
export function pallets(scan: MetadataScan, model: Model): string {
	const pallets = [...scan.pallets.values()];
	const sections = [
		section(
			"Storage: arguments of the key and the value, `null` where absence is an answer. A value that holds nothing is `true`.",
			"Storage",
			pallets,
			(pallet) =>
				[...pallet.storage].map(([item, storage]) => {
					const args = argTypes(model, storage, argNames(pallet.name, item));
					return `${stringCamelCase(item)}: { args: ${args}; value: ${storageValue(model, storage)} };`;
				}),
		),
		section("Calls: arguments by name.", "Calls", pallets, (pallet) =>
			variants(scan, pallet.calls).map((v) => `${stringCamelCase(v.name)}: ${payload(model, v)};`),
		),
		section("Events: data by name, in order where fields have no names.", "Events", pallets, (pallet) =>
			variants(scan, pallet.events).map((v) => `${v.name}: ${payload(model, v)};`),
		),
		section("Constants.", "Constants", pallets, (pallet) =>
			[...pallet.constants].map(([name, { type }]) => `${stringCamelCase(name)}: ${model.ts(type)};`),
		),
		errors(scan, pallets),
	];
	return HEAD + namedTypes(model) + sections.join("\n");
}

/** Types of the key's arguments, as a tuple. */
export function argTypes(model: Model, storage: StorageScan, names: readonly string[] = []): string {
	const types = argIds(model, storage).map((id) => model.ts(id));
	return `[${types.map((type, i) => (names.length === types.length ? `${names[i]}: ${type}` : type)).join(", ")}]`;
}

/** Ids of the key's arguments, one for each hasher. */
export function argIds(model: Model, { key, hashers }: StorageScan): readonly number[] {
	if (key === null) return [];
	if (hashers.length === 1) return [key];
	const tuple = model.type(key);
	if (tuple.kind !== "tuple") throw new Error("The key of several hashers is not a tuple");
	return tuple.types;
}

/** Plain form of a storage value. */
export function storageValue(model: Model, storage: StorageScan): string {
	const value = model.isUnit(storage.value) ? "true" : model.ts(storage.value);
	return storage.optional ? `${value} | null` : value;
}

function section(
	doc: string,
	name: string,
	pallets: readonly PalletScan[],
	members: (pallet: PalletScan) => readonly string[],
): string {
	const body = pallets
		.map((pallet) => ({ name: stringCamelCase(pallet.name), members: members(pallet) }))
		.filter(({ members }) => members.length > 0)
		.map(({ name, members }) => `\t${name}: {\n${members.map((m) => `\t\t${m}\n`).join("")}\t};\n`);
	return `/** ${doc} */\nexport interface ${name} {\n${body.join("")}}\n`;
}

function errors(scan: MetadataScan, pallets: readonly PalletScan[]): string {
	const body = pallets
		.map((pallet) => ({ pallet, names: variants(scan, pallet.errors).map(({ name }) => name) }))
		.filter(({ names }) => names.length > 0)
		.map(
			({ pallet, names }) =>
				`\t${stringCamelCase(pallet.name)}:\n${names.map((name) => `\t\t| ${JSON.stringify(name)}`).join("\n")};\n`,
		);
	return `/** Errors: names by pallet. */\nexport interface Errors {\n${body.join("")}}\n`;
}

/** Named types, those that only other named types use included. */
function namedTypes(model: Model): string {
	const bodies = new Map<string, string>();
	for (let before = -1; before !== bodies.size; ) {
		before = bodies.size;
		for (const [name, id] of model.named) if (!bodies.has(name)) bodies.set(name, model.body(id));
	}
	return model.named
		.map(([name, id]) => {
			const body = bodies.get(name) ?? "never";
			const path = `/** \`${model.type(id).path.join("::")}\` */\n`;
			if (model.type(id).kind !== "struct") return `${path}export type ${name} = ${body};\n`;
			const fields = body
				.slice(2, -2)
				.split("; ")
				.map((field) => `\t${field};\n`);
			return `${path}export interface ${name} {\n${fields.join("")}}\n`;
		})
		.join("\n")
		.concat("\n");
}

function payload(model: Model, { fields }: VariantDef): string {
	return fields.length === 0 ? "Record<string, never>" : model.fields(fields);
}

function variants(scan: MetadataScan, id: number | null): readonly VariantDef[] {
	const type = id === null ? null : getType(scan, id);
	return type?.kind === "enum" ? type.variants : [];
}
