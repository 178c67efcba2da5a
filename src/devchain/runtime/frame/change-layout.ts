import { concatBytes, toHex } from "../../../codec/hex.ts";
import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { parseObject } from "../../validate.ts";
import type { LayoutChanges } from "../upgrade.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import { polkadotTypes } from "./polkadot-types.ts";

/** The parts of metadata of version 14 that change, as JSON. */
interface MetadataJson {
	readonly lookup: { readonly types: readonly { readonly id: number; readonly type: TypeJson }[] };
	readonly pallets: readonly {
		readonly name: string;
		readonly calls: { readonly type: number } | null;
		readonly constants: readonly { readonly name: string; value: string }[];
	}[];
}

interface TypeJson {
	readonly path: readonly string[];
	readonly def: {
		readonly composite?: { readonly fields: FieldJson[] };
		readonly variant?: { readonly variants: { index: number }[] };
		readonly primitive?: string;
	};
}

interface FieldJson {
	name: string | null;
	readonly type: number;
	readonly typeName: string;
	readonly docs: readonly string[];
}

const MAGIC_BYTES = 5;

/**
 * Metadata with other types, calls and another version.
 *
 * @param version - SCALE `RuntimeVersion`
 * @throws PhalaError `INVALID_ARGUMENT` for a type, field or pallet that the metadata lacks
 */
export function changeLayout(
	{ bytes, registry }: MetadataLayout,
	changes: LayoutChanges,
	version: Uint8Array,
): Uint8Array {
	const { Metadata } = polkadotTypes.get();
	const metadata = new Metadata(registry, bytes).asV14.toJSON() as unknown as MetadataJson;
	for (const change of changes.addFields ?? []) {
		const { type, name, as = "u32" } = parseObject("addFields", change);
		const { fields } = findStruct(metadata, type);
		if (typeof name !== "string" || name === "" || fields.some((field) => field.name === name)) {
			throw invalidArgument("name", name, `the name of a field that ${type} lacks`);
		}
		fields.push({ name, type: findPrimitive(metadata, as), typeName: as, docs: [] });
	}
	for (const change of changes.renameFields ?? []) {
		const { type, from, to } = parseObject("renameFields", change);
		const field = findStruct(metadata, type).fields.find(({ name }) => name === from);
		if (field === undefined) throw invalidArgument("from", from, `a field of ${type}`);
		if (typeof to !== "string" || to === "") throw invalidArgument("to", to, "a name");
		field.name = to;
	}
	for (const pallet of changes.moveCalls ?? []) moveCalls(metadata, pallet);
	const system = metadata.pallets.find(({ name }) => name === "System");
	const constant = system?.constants.find(({ name }) => name === "Version");
	if (constant !== undefined) constant.value = toHex(version);
	return concatBytes([bytes.subarray(0, MAGIC_BYTES), registry.createType("MetadataV14", metadata as never).toU8a()]);
}

/** Ids of the types that get other bytes. */
export function extendedTypes({ registry }: MetadataLayout, { addFields = [] }: LayoutChanges): ReadonlySet<number> {
	const metadata = { lookup: { types: registry.lookup.types.toJSON() } } as unknown as MetadataJson;
	return new Set(addFields.map(({ type }) => findType(metadata, type).id));
}

function findStruct(metadata: MetadataJson, name: string) {
	const { composite } = findType(metadata, name).type.def;
	if (composite === undefined) throw invalidArgument("type", name, "a struct of the runtime");
	return composite;
}

function findType(metadata: MetadataJson, name: string) {
	const matches = metadata.lookup.types.filter(({ type: { path } }) => `::${path.join("::")}`.endsWith(`::${name}`));
	const [found] = matches;
	if (found !== undefined && matches.length === 1) return found;
	throw invalidArgument("type", name, `the path of one type of the runtime, which has ${matches.length} with that end`);
}

function findPrimitive({ lookup }: MetadataJson, name: string): number {
	const found = lookup.types.find(({ type }) => type.def.primitive?.toLowerCase() === name);
	if (found === undefined) throw invalidArgument("as", name, '"u8", "u32", "u64", "u128" or "bool"');
	return found.id;
}

function moveCalls({ lookup, pallets }: MetadataJson, pallet: string): void {
	const type = pallets.find(({ name }) => name === pallet)?.calls?.type;
	const variants = lookup.types.find(({ id }) => id === type)?.type.def.variant?.variants;
	if (variants === undefined) throw invalidArgument("moveCalls", pallet, "a pallet with calls");
	const indexes = variants.map(({ index }) => index);
	for (const [i, variant] of variants.entries()) variant.index = indexes[(i + 1) % indexes.length] ?? variant.index;
}
