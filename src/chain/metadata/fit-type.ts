import { camelCase } from "../../codec/camel-case.ts";
import type { Reader } from "../../codec/reader.ts";
import {
	createValueBudget,
	INTEGER_BYTES,
	isByte,
	readPayload,
	readType,
	spendValue,
	type ValueBudget,
} from "./decode.ts";
import type { PlainShape } from "./plain-shape.ts";
import type { MetadataScan } from "./scan.ts";
import { type FieldDef, getType, type TypeDef, unwrapType, type VariantDef } from "./types.ts";

/** A part of a value that the runtime does not have, or has in another form. */
export class UnfitPart {
	/** Names of the fields that lead to it; empty for the whole value. */
	readonly path: string;

	constructor(path: string) {
		this.path = path;
	}
}

/** Reads a value in the shape that was asked for, or what part of it does not fit. */
export type FittedReader = (r: Reader) => unknown;

type Read = (r: Reader, budget: ValueBudget) => unknown;

/**
 * Builds a reader of `type` that gives values of `shape`, whatever else the type holds.
 *
 * - Fields are found by name; other fields are kept too, in plain form
 * - Integers get the kind of the shape; one that does not fit a `number` is a `RangeError`
 * - A field that is missing or of another kind throws when it is read: values whose other fields are used stay readable. `unfit` makes
 *   the error
 * - A variant that the shape does not have makes the field that holds it such a field
 *
 * @returns the reader; it returns an {@link UnfitPart} where the value as a whole does not fit
 */
export function fitType(
	scan: MetadataScan,
	type: number,
	shape: PlainShape,
	unfit: (path: string) => unknown,
): FittedReader {
	const read = fit({ scan, unfit }, type, shape, "");
	return (r) => read(r, createValueBudget(r));
}

interface FitContext {
	readonly scan: MetadataScan;
	readonly unfit: (path: string) => unknown;
}

function fit(context: FitContext, wrapped: number, shape: PlainShape, path: string): Read {
	const { scan } = context;
	const id = unwrapType(scan, wrapped);
	const type = getType(scan, id);
	const asIs: Read = (r, budget) => readType(scan, id, r, budget);
	const fitted = typeof shape === "object" ? fitParts(context, type, shape, path) : null;
	if (fitted) return fitted;
	if (shape === "number" || shape === "bigint") {
		const convert = isUnsigned(scan, type) ? (shape === "number" ? toNumber : toBigInt) : null;
		if (convert) return (r, budget) => convert(asIs(r, budget));
	}
	if (typeof shape !== "object" && kindOf(scan, type, typeof shape === "number") === shape) return asIs;
	return (r, budget) => {
		asIs(r, budget);
		return new UnfitPart(path);
	};
}

/** `null` where the type is of another kind. */
function fitParts(context: FitContext, type: TypeDef, shape: PlainShape & object, path: string): Read | null {
	const { scan } = context;
	if ("struct" in shape) return type.kind === "struct" ? fitStruct(context, type.fields, shape.struct, path) : null;
	if ("enum" in shape) return type.kind === "enum" && !isOption(type) ? fitEnum(context, type, shape.enum, path) : null;
	if ("option" in shape) {
		const some = type.kind === "enum" && isOption(type) ? type.variants.find(({ index }) => index === 1) : undefined;
		const inner = some?.fields[0];
		if (!inner) return null;
		const read = fit(context, inner.type, shape.option, path);
		return (r, budget) => r.option((r) => read(r, budget));
	}
	if ("list" in shape) {
		if ((type.kind !== "sequence" && type.kind !== "array") || isByte(scan, type.element)) return null;
		const read = fit(context, type.element, shape.list, path);
		const { kind } = type;
		const length = kind === "array" ? type.length : 0;
		return (r, budget) => readAll(r, budget, kind === "array" ? length : r.length(), () => read);
	}
	const ids = type.kind === "tuple" ? type.types : type.kind === "struct" ? unnamedTypes(type.fields) : [];
	if (ids.length !== shape.tuple.length) return null;
	const reads = shape.tuple.map((part, i) => fit(context, ids[i] ?? -1, part, join(path, String(i))));
	return (r, budget) => readAll(r, budget, reads.length, (i) => reads[i] as Read);
}

/** Values one after the other; the first part that does not fit stands for all. */
function readAll(r: Reader, budget: ValueBudget, count: number, readAt: (index: number) => Read): unknown {
	let unfit: UnfitPart | null = null;
	let index = 0;
	const values = r.times(count, (r) => {
		spendValue(budget);
		const value = readAt(index++)(r, budget);
		if (value instanceof UnfitPart) unfit ??= value;
		return value;
	});
	return unfit ?? values;
}

function fitStruct(
	context: FitContext,
	fields: readonly FieldDef[],
	shape: Readonly<Record<string, PlainShape>>,
	path: string,
): Read | null {
	if (fields[0]?.name == null) return null;
	const { scan, unfit } = context;
	const names = new Map(fields.map((field) => [camelCase(field.name ?? ""), field]));
	const shapes = new Map(Object.entries(shape));
	const reads = fields.map(({ name, type }): [string, Read] => {
		const key = camelCase(name ?? "");
		const part = shapes.get(key) ?? shapes.get(`${key}?`);
		return [
			key,
			part === undefined ? (r, budget) => readType(scan, type, r, budget) : fit(context, type, part, join(path, key)),
		];
	});
	const missing = [...shapes.keys()].filter((name) => !name.endsWith("?") && !names.has(name));
	return (r, budget) => {
		const value: Record<string, unknown> = {};
		for (const [name, read] of reads) {
			const part = read(r, budget);
			if (part instanceof UnfitPart) throwOnRead(value, name, () => unfit(part.path));
			else Object.defineProperty(value, name, { value: part, enumerable: true, configurable: true, writable: true });
		}
		for (const name of missing) throwOnRead(value, name, () => unfit(join(path, name)));
		return value;
	};
}

function fitEnum(
	context: FitContext,
	{ path: typePath, variants }: TypeDef & { readonly kind: "enum" },
	shape: Readonly<Record<string, PlainShape>>,
	path: string,
): Read {
	const { scan } = context;
	const shapes = new Map(Object.entries(shape));
	const reads = new Map(
		variants.map((variant) => {
			const at = join(path, variant.name);
			const known = shapes.get(variant.name);
			const read = known === undefined ? null : fitPayload(context, variant, known, at);
			const skip: Read = (r, budget) => {
				readPayload(scan, variant, r, budget);
				return new UnfitPart(at);
			};
			return [variant.index, read ?? skip];
		}),
	);
	return (r, budget) => {
		const index = r.u8();
		const read = reads.get(index) ?? r.unknown(typePath.join("::"), index);
		return read(r, budget);
	};
}

function fitPayload(context: FitContext, { name, fields }: VariantDef, shape: PlainShape, path: string): Read | null {
	const { scan } = context;
	if (shape === "unit") return fields.every(({ type }) => isUnit(scan, type)) ? () => name : null;
	const [only] = fields;
	let read: Read | null;
	if (only?.name === null && fields.length === 1) read = fit(context, only.type, shape, path);
	else if (typeof shape === "object" && "struct" in shape) read = fitStruct(context, fields, shape.struct, path);
	else read = null;
	if (!read) return null;
	const payload = read;
	return (r, budget) => {
		const value = payload(r, budget);
		return value instanceof UnfitPart ? value : { [name]: value };
	};
}

function throwOnRead(value: object, name: string, error: () => unknown): void {
	Object.defineProperty(value, name, {
		enumerable: true,
		configurable: true,
		get() {
			throw error();
		},
	});
}

/** @param fixed - whether the length of fixed bytes is part of it */
function kindOf(scan: MetadataScan, type: TypeDef, fixed: boolean): PlainShape | null {
	if (type.kind === "primitive") return type.name === "bool" ? "boolean" : type.name === "str" ? "text" : null;
	if (type.kind === "sequence") return isByte(scan, type.element) ? "bytes" : null;
	if (type.kind === "array" && isByte(scan, type.element)) return fixed ? type.length : "bytes";
	return isUnitType(type) ? "unit" : null;
}

function isUnit(scan: MetadataScan, id: number): boolean {
	return isUnitType(getType(scan, unwrapType(scan, id)));
}

function isUnitType(type: TypeDef): boolean {
	return type.kind === "struct" ? type.fields.length === 0 : type.kind === "tuple" && type.types.length === 0;
}

/** Whether values are unsigned integers, compact or not. */
function isUnsigned(scan: MetadataScan, type: TypeDef): boolean {
	const inner = type.kind === "compact" ? getType(scan, unwrapType(scan, type.element)) : type;
	return inner.kind === "primitive" && inner.name.startsWith("u") && INTEGER_BYTES[inner.name] > 0;
}

function toNumber(value: unknown): number {
	const number = Number(value);
	if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large for a number`);
	return number;
}

function toBigInt(value: unknown): bigint {
	return BigInt(value as bigint | number);
}

function unnamedTypes(fields: readonly FieldDef[]): readonly number[] {
	return fields[0]?.name === null ? fields.map(({ type }) => type) : [];
}

const isOption = (type: TypeDef) => type.path[0] === "Option";
const join = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);
