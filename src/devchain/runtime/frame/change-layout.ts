import { toHex } from "../../../codec/hex.ts";
import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { parseObject } from "../../validate.ts";
import type { LayoutChanges } from "../upgrade.ts";
import { changeMetadata, type FieldJson, type MetadataJson } from "./metadata-json.ts";
import type { MetadataLayout } from "./metadata-layout.ts";

type FieldAddition = NonNullable<LayoutChanges["addFields"]>[number];
type FieldRenaming = NonNullable<LayoutChanges["renameFields"]>[number];

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
	return changeMetadata(
		bytes,
		(metadata) => {
			for (const change of changes.addFields ?? []) addField(metadata, parseObject("addFields", change));
			for (const change of changes.renameFields ?? []) renameField(metadata, parseObject("renameFields", change));
			for (const pallet of changes.moveCalls ?? []) moveCalls(metadata, pallet);
			const system = metadata.pallets.find(({ name }) => name === "System");
			const constant = system?.constants.find(({ name }) => name === "Version");
			if (constant !== undefined) constant.value = toHex(version);
		},
		registry,
	);
}

/** Ids of the types that get other bytes. */
export function extendedTypes({ runtime }: MetadataLayout, { addFields = [] }: LayoutChanges): ReadonlySet<number> {
	const paths = runtime.types.map(({ path }) => path);
	return new Set(addFields.map(({ type }) => findType(paths, type)));
}

function addField(metadata: MetadataJson, { type, name, as = "u32" }: FieldAddition): void {
	const { fields } = findStruct(metadata, type);
	if (typeof name !== "string" || name === "" || fields.some((field) => field.name === name))
		throw invalidArgument("name", name, `the name of a field that ${type} lacks`);
	fields.push({ name, type: findPrimitive(metadata, as), typeName: as, docs: [] });
}

function renameField(metadata: MetadataJson, { type, from, to }: FieldRenaming): void {
	const field = findStruct(metadata, type).fields.find(({ name }) => name === from);
	if (field === undefined) throw invalidArgument("from", from, `a field of ${type}`);
	if (typeof to !== "string" || to === "") throw invalidArgument("to", to, "a name");
	field.name = to;
}

function findStruct({ lookup }: MetadataJson, name: string): { readonly fields: FieldJson[] } {
	const paths = lookup.types.map(({ type }) => type.path);
	const composite = lookup.types[findType(paths, name)]?.type.def.composite;
	if (composite === undefined) throw invalidArgument("type", name, "a struct of the runtime");
	return composite;
}

/** Id of the type whose path has that end: its index in the metadata. */
function findType(paths: readonly (readonly string[])[], name: string): number {
	const ids = [...paths.keys()].filter((id) => `::${paths[id]?.join("::")}`.endsWith(`::${name}`));
	const [id] = ids;
	if (id !== undefined && ids.length === 1) return id;
	throw invalidArgument("type", name, `the path of one type of the runtime, which has ${ids.length} with that end`);
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
