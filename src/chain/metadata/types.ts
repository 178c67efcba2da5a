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
export type TypeDef = { readonly path: readonly string[] } & Shape;

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

/** The type registry of metadata: ids are places in the list. */
export function readTypes(r: Reader): TypeDef[] {
	return r.vec((r) => {
		r.length(); // id: equals its index
		const path = r.vec((r) => r.text());
		r.vec(skipParameter);
		// Every pallet's error type is named so, by FRAME's macro.
		const shape = readShape(r, path.at(-1) === "Error");
		skipStrings(r);
		return { path, ...shape };
	});
}

/** Leaves out a list of strings: documentation. */
export function skipStrings(r: Reader): void {
	for (let left = r.length(); left > 0; left--) r.skip(r.length());
}

function skipParameter(r: Reader): void {
	r.skip(r.length());
	if (r.bool()) r.length();
}

function readShape(r: Reader, keepsDocs: boolean): Shape {
	const kind = r.u8();
	switch (kind) {
		case 0:
			return { kind: "struct", fields: r.vec(readField) };
		case 1:
			return { kind: "enum", variants: r.vec((r) => readVariant(r, keepsDocs)) };
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
	const field = { name: r.option((r) => r.text()), type: r.length() };
	if (r.bool()) r.skip(r.length()); // name of the type in the source
	skipStrings(r);
	return field;
}

function readVariant(r: Reader, keepsDocs: boolean): VariantDef {
	const name = r.text();
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
