import { camelCase } from "../../codec/camel-case.ts";
import type { Hex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import type { MetadataScan } from "./scan.ts";
import type { FieldDef, Primitive, TypeDef } from "./types.ts";

/**
 * The value of a type in plain form, decoded by metadata alone.
 *
 * Slower than a generated decoder, and right for every layout. Same plain form; calls are enums like any other.
 *
 * @throws RangeError where bytes are missing or left over
 */
export function decodeType(scan: MetadataScan, type: number, bytes: Hex): unknown {
	const r = new Reader(bytes);
	const value = readType(scan, type, r);
	r.end();
	return value;
}

/**
 * A constant of the runtime in plain form.
 *
 * @returns `undefined` where the runtime has no such constant
 */
export function constant(scan: MetadataScan, pallet: string, name: string): unknown {
	const entry = scan.pallets.get(pallet)?.constants.get(name);
	return entry && decodeType(scan, entry.type, entry.value);
}

/** Names of a pallet's calls, as metadata spells them; empty where it has none. */
export function callNames(scan: MetadataScan, pallet: string): readonly string[] {
	return variantNames(scan, scan.pallets.get(pallet)?.calls);
}

/** Names of a pallet's events; empty where it has none. */
export function eventNames(scan: MetadataScan, pallet: string): readonly string[] {
	return variantNames(scan, scan.pallets.get(pallet)?.events);
}

/** Names of a pallet's errors; empty where it has none. */
export function errorNames(scan: MetadataScan, pallet: string): readonly string[] {
	return variantNames(scan, scan.pallets.get(pallet)?.errors);
}

function variantNames(scan: MetadataScan, id: number | null | undefined): readonly string[] {
	const type = typeof id === "number" ? getType(scan, id) : null;
	return type?.kind === "enum" ? type.variants.map(({ name }) => name) : [];
}

/** A type by its id. */
export function getType(scan: MetadataScan, id: number): TypeDef {
	const type = scan.types[id];
	if (type === undefined) throw new RangeError(`no type ${id}`);
	return type;
}

/**
 * The type itself, or the type it wraps: a struct with one unnamed field is that field.
 * So is a `Weight` that holds a time only, a number in one runtime and two numbers in the next.
 */
export function unwrapType(scan: MetadataScan, id: number): number {
	const type = getType(scan, id);
	if (type.kind === "tuple" && type.types.length === 1) return unwrapType(scan, type.types[0] ?? id);
	const field = type.kind === "struct" && type.fields.length === 1 ? type.fields[0] : undefined;
	return field && (field.name === null || type.path.at(-1) === "Weight") ? unwrapType(scan, field.type) : id;
}

/** The value of a type at the reader's place, in plain form. */
export function readType(scan: MetadataScan, id: number, r: Reader): unknown {
	const type = getType(scan, unwrapType(scan, id));
	const next = (id: number) => () => readType(scan, id, r);
	switch (type.kind) {
		case "struct":
			return readFields(scan, type.fields, r);
		case "enum":
			return readEnum(scan, type, r);
		case "sequence":
			return isByte(scan, type.element) ? r.blob() : r.vec(next(type.element));
		case "array":
			return isByte(scan, type.element) ? r.hex(type.length) : r.times(type.length, next(type.element));
		case "tuple":
			return type.types.length === 0 ? null : type.types.map((id) => readType(scan, id, r));
		case "compact":
			return readCompact(scan, type.element, r);
		case "bits":
			return r.hex(Math.ceil(r.length() / 8));
		case "primitive":
			return readPrimitive(type.name, r);
	}
}

function readFields(scan: MetadataScan, fields: readonly FieldDef[], r: Reader): unknown {
	if (fields.length === 0) return null;
	if (fields[0]?.name === null) return fields.map(({ type }) => readType(scan, type, r));
	return Object.fromEntries(fields.map(({ name, type }) => [camelCase(name ?? ""), readType(scan, type, r)]));
}

function readEnum(scan: MetadataScan, { path, variants }: TypeDef & { kind: "enum" }, r: Reader): unknown {
	const index = r.u8();
	const variant = variants.find((v) => v.index === index) ?? r.unknown(path.join("::"), index);
	const start = r.left;
	const only = variant.fields.length === 1 ? variant.fields[0] : undefined;
	const value = only?.name === null ? readType(scan, only.type, r) : readFields(scan, variant.fields, r);
	if (path[0] === "Option") return value;
	return value === null && r.left === start ? variant.name : { [variant.name]: value };
}

function readCompact(scan: MetadataScan, id: number, r: Reader): unknown {
	const type = getType(scan, unwrapType(scan, id));
	if (type.kind !== "primitive") return null; // Compact<()>
	return WIDTHS[type.name] > 4 ? r.compact() : r.length();
}

/** Bytes of the integer types. */
const WIDTHS: Readonly<Record<Primitive, number>> = {
	bool: 0,
	char: 0,
	str: 0,
	u8: 1,
	u16: 2,
	u32: 4,
	u64: 8,
	u128: 16,
	u256: 32,
	i8: 1,
	i16: 2,
	i32: 4,
	i64: 8,
	i128: 16,
	i256: 32,
};

function readPrimitive(name: Primitive, r: Reader): unknown {
	if (name === "bool") return r.bool();
	if (name === "str") return r.text();
	if (name === "char") return String.fromCodePoint(r.u32());
	const width = WIDTHS[name];
	let value = 0n;
	for (let i = 0; i < width; i++) value |= BigInt(r.u8()) << BigInt(8 * i);
	if (name.startsWith("i")) value = BigInt.asIntN(8 * width, value);
	return width > 4 ? value : Number(value);
}

function isByte(scan: MetadataScan, id: number): boolean {
	const type = getType(scan, id);
	return type.kind === "primitive" && type.name === "u8";
}
