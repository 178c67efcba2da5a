import { camelCase } from "../../codec/camel-case.ts";
import type { Hex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import type { MetadataScan } from "./scan.ts";
import { type FieldDef, getType, type Primitive, type TypeDef, unwrapType, type VariantDef } from "./types.ts";

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

/**
 * The value of a type at the reader's place, in plain form.
 *
 * @param budget - shared by all values of one decoding
 */
export function readType(
	scan: MetadataScan,
	id: number,
	r: Reader,
	budget: ValueBudget = createValueBudget(r),
): unknown {
	spendValue(budget);
	const unwrapped = unwrapType(scan, id);
	const type = getType(scan, unwrapped);
	const next = (id: number) => () => readType(scan, id, r, budget);
	switch (type.kind) {
		case "struct":
			return isOpaque(type) ? readOpaque(scan, type.fields, r, budget) : readFields(scan, type.fields, r, budget);
		case "enum": {
			const value = readEnum(scan, type, r, budget);
			return budget.convert ? budget.convert(unwrapped, value) : value;
		}
		case "sequence":
			return isByte(scan, type.element) ? r.blob() : r.times(r.length(), next(type.element));
		case "array":
			return isByte(scan, type.element) ? r.hex(type.length) : r.times(type.length, next(type.element));
		case "tuple":
			return type.types.length === 0 ? null : type.types.map((id) => readType(scan, id, r, budget));
		case "compact":
			return readCompact(scan, type.element, r);
		case "bits":
			return r.hex(Math.ceil(r.length() / 8));
		case "primitive":
			return readPrimitive(type.name, r);
	}
}

/** Limits how many values one decoding reads: types without bytes would otherwise make billions of a few bytes. */
export interface ValueBudget {
	left: number;
	/** Gives enums of some types another form, e.g. calls by names. */
	readonly convert?: (type: number, value: unknown) => unknown;
}

const FREE_VALUES = 4096;
/** Real values hold at most a few values without bytes for each byte. */
const VALUES_PER_BYTE = 16;

/** A budget for the bytes that `r` has left. */
export function createValueBudget(r: Reader): ValueBudget {
	return { left: FREE_VALUES + VALUES_PER_BYTE * r.left };
}

/** Counts one value. */
export function spendValue(budget: ValueBudget): void {
	if (budget.left-- <= 0) throw new RangeError("the bytes hold more values than their length allows");
}

/** Whether a type is a value with the length of its bytes before it, as early multisigs take calls. */
export function isOpaque({ path }: TypeDef): boolean {
	const name = path.at(-1);
	return name === "WrapperKeepOpaque" || name === "WrapperOpaque";
}

function readOpaque(scan: MetadataScan, fields: readonly FieldDef[], r: Reader, budget: ValueBudget): unknown {
	const end = r.length();
	const start = r.left;
	const value = readType(scan, fields[1]?.type ?? -1, r, budget);
	if (start - r.left !== end) throw new RangeError(`${start - r.left} bytes in place of ${end}`);
	return value;
}

function readFields(scan: MetadataScan, fields: readonly FieldDef[], r: Reader, budget: ValueBudget): unknown {
	if (fields.length === 0) return null;
	if (fields[0]?.name === null) return fields.map(({ type }) => readType(scan, type, r, budget));
	return Object.fromEntries(fields.map(({ name, type }) => [camelCase(name ?? ""), readType(scan, type, r, budget)]));
}

function readEnum(
	scan: MetadataScan,
	{ path, variants }: TypeDef & { kind: "enum" },
	r: Reader,
	budget: ValueBudget,
): unknown {
	const index = r.u8();
	const variant = variants.find((v) => v.index === index) ?? r.unknown(path.join("::"), index);
	const start = r.left;
	const value = readPayload(scan, variant, r, budget);
	if (path[0] === "Option") return value;
	return value === null && r.left === start ? variant.name : { [variant.name]: value };
}

/** What a variant carries: its only field where that has no name, otherwise its fields. */
export function readPayload(scan: MetadataScan, { fields }: VariantDef, r: Reader, budget: ValueBudget): unknown {
	const only = fields.length === 1 ? fields[0] : undefined;
	return only?.name === null ? readType(scan, only.type, r, budget) : readFields(scan, fields, r, budget);
}

function readCompact(scan: MetadataScan, id: number, r: Reader): unknown {
	const type = getType(scan, unwrapType(scan, id));
	if (type.kind !== "primitive") return null; // Compact<()>
	return INTEGER_BYTES[type.name] > 4 ? r.compact() : r.length();
}

/** Bytes of the integer types; 0 for the others. */
export const INTEGER_BYTES: Readonly<Record<Primitive, number>> = {
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
	const width = INTEGER_BYTES[name];
	let value = 0n;
	for (let i = 0; i < width; i++) value |= BigInt(r.u8()) << BigInt(8 * i);
	if (name.startsWith("i")) value = BigInt.asIntN(8 * width, value);
	return width > 4 ? value : Number(value);
}

/** Whether a type is `u8`, of which lists are bytes. */
export function isByte(scan: MetadataScan, id: number): boolean {
	const type = getType(scan, id);
	return type.kind === "primitive" && type.name === "u8";
}
