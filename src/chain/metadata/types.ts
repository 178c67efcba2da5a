import type { Reader } from "../../codec/reader.ts";

/** A field of a struct or variant; without a name in tuple structs. */
export interface FieldDef {
	readonly name: string | null;
	readonly type: number;
}

/** A variant of an enum. */
export interface VariantDef {
	readonly name: string;
	readonly index: number;
	readonly fields: readonly FieldDef[];
	/** Documentation on one line; kept for errors of pallets only, empty for all other variants. */
	readonly docs: string;
}

/** A type of the runtime; numbers are ids of other types. */
export type TypeDef = {
	readonly path: readonly string[];
	/** Types that it is made from, by name; of the extrinsic's type only. */
	readonly params?: ReadonlyMap<string, number>;
} & Shape;

/** Definition of a type. */
export type Shape =
	| { readonly kind: "struct"; readonly fields: readonly FieldDef[] }
	| { readonly kind: "enum"; readonly variants: readonly VariantDef[] }
	| { readonly kind: "sequence" | "compact"; readonly element: number }
	| { readonly kind: "array"; readonly element: number; readonly length: number }
	| { readonly kind: "tuple"; readonly types: readonly number[] }
	| { readonly kind: "primitive"; readonly name: Primitive }
	| { readonly kind: "bits" };

/** Primitive types in the order of their numbers in metadata. */
export const PRIMITIVES = [
	"bool",
	"char",
	"str",
	"u8",
	"u16",
	"u32",
	"u64",
	"u128",
	"u256",
	"i8",
	"i16",
	"i32",
	"i64",
	"i128",
	"i256",
] as const;

/** Name of a primitive type. */
export type Primitive = (typeof PRIMITIVES)[number];

/** Most bytes of a name: real ones have fewer than 100. */
const MAX_NAME_BYTES = 256;
/** As many as one byte can number. */
const MAX_VARIANTS = 256;

/** A name of a pallet, type, field or variant. */
export function readName(r: Reader): string {
	return r.text(MAX_NAME_BYTES);
}

/** The type registry of metadata: ids are places in the list. */
export function readTypes(r: Reader): TypeDef[] {
	return r.vec((r) => {
		r.length(); // id: equals its index
		const path = r.vec(readName);
		const params = r.vec(readParameter);
		const name = path.at(-1);
		// Every pallet's error type is named so, by FRAME's macro.
		const shape = readShape(r, name === "Error");
		skipStrings(r);
		return name === "UncheckedExtrinsic" ? { path, params: new Map(params.flat()), ...shape } : { path, ...shape };
	});
}

/** Leaves out a list of strings: documentation. */
export function skipStrings(r: Reader): void {
	for (let left = r.length(); left > 0; left--) r.skip(r.length());
}

function readParameter(r: Reader): [name: string, type: number][] {
	const name = readName(r);
	return r.bool() ? [[name, r.length()]] : [];
}

function readShape(r: Reader, keepsDocs: boolean): Shape {
	const kind = r.u8();
	switch (kind) {
		case 0:
			return { kind: "struct", fields: r.vec(readField) };
		case 1:
			return { kind: "enum", variants: readVariants(r, keepsDocs) };
		case 2:
			return { kind: "sequence", element: r.length() };
		case 3: {
			const length = r.u32();
			return { kind: "array", length, element: r.length() };
		}
		case 4:
			return { kind: "tuple", types: r.vec((r) => r.length()) };
		case 5: {
			const name = r.u8();
			return { kind: "primitive", name: PRIMITIVES[name] ?? r.unknown("primitive", name) };
		}
		case 6:
			return { kind: "compact", element: r.length() };
		case 7:
			r.length(); // store
			r.length(); // order
			return { kind: "bits" };
		default:
			return r.unknown("type definition", kind);
	}
}

function readField(r: Reader): FieldDef {
	const field = { name: r.option(readName), type: r.length() };
	if (r.bool()) r.skip(r.length()); // name of the type in the source
	skipStrings(r);
	return field;
}

function readVariants(r: Reader, keepsDocs: boolean): VariantDef[] {
	const count = r.length();
	if (count > MAX_VARIANTS) throw new RangeError(`${count} variants of one enum`);
	return r.times(count, (r) => readVariant(r, keepsDocs));
}

function readVariant(r: Reader, keepsDocs: boolean): VariantDef {
	const name = readName(r);
	const fields = r.vec(readField);
	const index = r.u8();
	if (keepsDocs) return { name, fields, index, docs: readDocs(r) };
	skipStrings(r);
	return { name, fields, index, docs: "" };
}

function readDocs(r: Reader): string {
	return r
		.vec((r) => r.text())
		.join(" ")
		.trim();
}

/** Ids of all types that a type names. */
export function referencedTypes(type: TypeDef): readonly number[] {
	switch (type.kind) {
		case "struct":
			return type.fields.map((field) => field.type);
		case "enum":
			return type.variants.flatMap(({ fields }) => fields.map((field) => field.type));
		case "sequence":
		case "compact":
		case "array":
			return [type.element];
		case "tuple":
			return type.types;
		default:
			return [];
	}
}

/** Types by id. */
export interface TypeTable {
	readonly types: readonly TypeDef[];
}

/** A type by its id. */
export function getType(scan: TypeTable, id: number): TypeDef {
	const type = scan.types[id];
	if (type === undefined) throw new RangeError(`no type ${id}`);
	return type;
}

/** Most wrappers around a type; real runtimes nest two or three. */
const MAX_WRAPPERS = 32;

/**
 * The type itself, or the type it wraps: a struct with one unnamed field is that field.
 * So is a `Weight` that holds a time only, a number in one runtime and two numbers in the next.
 *
 * @throws RangeError where a type wraps itself
 */
export function unwrapType(scan: TypeTable, id: number): number {
	let unwrapped = id;
	for (let count = 0; count < MAX_WRAPPERS; count++) {
		const inner = wrappedType(getType(scan, unwrapped));
		if (inner === null) return unwrapped;
		unwrapped = inner;
	}
	throw new RangeError(`type ${id} wraps itself`);
}

function wrappedType(type: TypeDef): number | null {
	if (type.kind === "tuple") return type.types.length === 1 ? (type.types[0] ?? null) : null;
	const field = type.kind === "struct" && type.fields.length === 1 ? type.fields[0] : undefined;
	return field && (field.name === null || type.path.at(-1) === "Weight") ? field.type : null;
}
