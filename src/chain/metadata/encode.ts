import { camelCase } from "../../codec/camel-case.ts";
import { encodeCompact, encodeInteger } from "../../codec/encode-integer.ts";
import { concatBytes, fromHex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { INTEGER_BYTES, isByte, isOpaque } from "./decode.ts";
import type { MetadataScan } from "./scan.ts";
import { type FieldDef, getType, type Primitive, type TypeDef, unwrapType, type VariantDef } from "./types.ts";

/** What values are encoded for. */
interface EncodeContext {
	readonly scan: MetadataScan;
	readonly replace: ReplaceValue;
}

/** The plain form of a value of a type; returns values that have it already as they are. */
type ReplaceValue = (type: number, value: unknown) => unknown;

/**
 * SCALE bytes of a value in the plain form that `decodeType` gives.
 *
 * - Integers: `bigint` or `number`; bytes: hex or `Uint8Array`; an account in place of an address; `undefined` for `None`
 *
 * @param name - of the value, for errors
 * @param replace - called with every value inside, e.g. for calls by names
 * @throws PhalaError `INVALID_ARGUMENT` for a value that does not fit its type: nothing is wrapped, cut or filled up
 */
export function encodeType(
	scan: MetadataScan,
	type: number,
	value: unknown,
	name: string,
	replace: ReplaceValue = (_, value) => value,
): Uint8Array {
	return encode({ scan, replace }, type, value, name);
}

const HEX = /^0x([\da-f]{2})*$/i;
/** A surrogate without its other half: has no UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const EMPTY = new Uint8Array();

function encode(context: EncodeContext, wrapped: number, given: unknown, name: string): Uint8Array {
	const { scan } = context;
	const id = unwrapType(scan, wrapped);
	const type = getType(scan, id);
	const value = context.replace(id, given);
	switch (type.kind) {
		case "struct":
			return isOpaque(type)
				? withLength(encode(context, type.fields[1]?.type ?? -1, value, name))
				: encodeFields(context, type.fields, value, name);
		case "enum":
			return encodeEnum(context, type, value, name);
		case "sequence":
			return isByte(scan, type.element)
				? withLength(toBytes(value, null, name))
				: encodeList(context, type.element, value, null, name);
		case "array":
			return isByte(scan, type.element)
				? toBytes(value, type.length, name)
				: encodeList(context, type.element, value, type.length, name);
		case "tuple":
			return encodeAll(context, type.types, value, name);
		case "compact": {
			const inner = getType(scan, unwrapType(scan, type.element));
			if (inner.kind !== "primitive") return encodeAll(context, [], value, name); // Compact<()>
			return encodeCompact(toInteger(inner.name, value, name));
		}
		case "bits":
			throw invalidArgument(name, value, "no bit sequence: this library does not encode them");
		case "primitive":
			return encodePrimitive(type.name, value, name);
	}
}

function encodeFields(context: EncodeContext, fields: readonly FieldDef[], value: unknown, name: string): Uint8Array {
	const types = fields.map(({ type }) => type);
	if (fields.length === 0 || fields[0]?.name === null) return encodeAll(context, types, value, name);
	const names = fields.map((field) => camelCase(field.name ?? ""));
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw invalidArgument(name, value, `an object with ${names.join(", ")}`);
	const unknown = Object.keys(value).find((key) => !names.includes(key));
	if (unknown !== undefined)
		throw invalidArgument(`${name}.${unknown}`, Reflect.get(value, unknown), `one of ${names.join(", ")}`);
	const parts = names.map((key, i) => {
		const part = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
		return encode(context, types[i] ?? -1, part, `${name}.${key}`);
	});
	return concatBytes(parts);
}

/** Values one after the other; none is `null`. */
function encodeAll(context: EncodeContext, types: readonly number[], value: unknown, name: string): Uint8Array {
	if (types.length === 0) {
		if (value !== undefined && value !== null && !isEmpty(value)) throw invalidArgument(name, value, "null");
		return EMPTY;
	}
	if (!Array.isArray(value) || value.length !== types.length)
		throw invalidArgument(name, value, `an array of ${types.length} values`);
	return concatBytes(types.map((type, i) => encode(context, type, value[i], `${name}[${i}]`)));
}

const isEmpty = (value: unknown) => typeof value === "object" && Object.keys(Object(value)).length === 0;

/** @param length - of an array; `null` for a list of any length, which is encoded before it */
function encodeList(
	context: EncodeContext,
	element: number,
	value: unknown,
	length: number | null,
	name: string,
): Uint8Array {
	if (!Array.isArray(value) || (length !== null && value.length !== length))
		throw invalidArgument(name, value, length === null ? "an array" : `an array of ${length} values`);
	const parts = Array.from(value, (part, i) => encode(context, element, part, `${name}[${i}]`));
	return concatBytes(length === null ? [encodeCompact(BigInt(parts.length)), ...parts] : parts);
}

function encodeEnum(
	context: EncodeContext,
	{ path, variants }: TypeDef & { readonly kind: "enum" },
	value: unknown,
	name: string,
): Uint8Array {
	if (path[0] === "Option") {
		const isNone = value === null || value === undefined;
		const option = variants.find(({ index }) => index === (isNone ? 0 : 1));
		if (option) return encodeVariant(context, option, value, name);
	}
	// An account in place of an address.
	const isAccount = path.at(-1) === "MultiAddress" && typeof value === "string" && HEX.test(value);
	const [key, payload, ...others] = isAccount ? ["Id", value] : variantOf(value);
	const variant = others.length === 0 ? variants.find((each) => each.name === key) : undefined;
	if (!variant) throw invalidArgument(name, value, `one of ${listNames(variants)}`);
	return encodeVariant(context, variant, payload, isAccount ? name : `${name}.${variant.name}`);
}

function encodeVariant(
	context: EncodeContext,
	{ index, fields }: VariantDef,
	payload: unknown,
	name: string,
): Uint8Array {
	const only = fields.length === 1 ? fields[0] : undefined;
	const content =
		only?.name === null ? encode(context, only.type, payload, name) : encodeFields(context, fields, payload, name);
	return concatBytes([Uint8Array.of(index), content]);
}

function toBytes(value: unknown, length: number | null, name: string): Uint8Array {
	const bytes = typeof value === "string" && HEX.test(value) ? fromHex(value) : value;
	if (!(bytes instanceof Uint8Array) || (length !== null && bytes.length !== length))
		throw invalidArgument(name, value, `${length ?? "any number of"} bytes, as hex or Uint8Array`);
	return bytes;
}

function encodePrimitive(primitive: Primitive, value: unknown, name: string): Uint8Array {
	switch (primitive) {
		case "bool":
			if (typeof value !== "boolean") throw invalidArgument(name, value, "true or false");
			return Uint8Array.of(value ? 1 : 0);
		case "str":
			if (!isText(value)) throw invalidArgument(name, value, "text");
			return withLength(new TextEncoder().encode(value));
		case "char":
			if (!isText(value) || [...value].length !== 1) throw invalidArgument(name, value, "one character");
			return encodeInteger(BigInt(value.codePointAt(0) ?? 0), 4);
		default:
			return encodeInteger(toInteger(primitive, value, name), INTEGER_BYTES[primitive]);
	}
}

const isText = (value: unknown): value is string => typeof value === "string" && !LONE_SURROGATE.test(value);
const withLength = (bytes: Uint8Array) => concatBytes([encodeCompact(BigInt(bytes.length)), bytes]);

/** The integer, where it is one of that type. */
function toInteger(primitive: Primitive, value: unknown, name: string): bigint {
	const bits = 8 * INTEGER_BYTES[primitive];
	const isSigned = primitive.startsWith("i");
	const exponent = BigInt(isSigned ? bits - 1 : bits);
	const min = isSigned ? -(1n << exponent) : 0n;
	if (typeof value === "bigint" || Number.isSafeInteger(value)) {
		const integer = BigInt(value as bigint | number);
		if (integer >= min && integer < 1n << exponent) return integer;
	}
	throw invalidArgument(name, value, `an integer from ${isSigned ? `-2^${exponent}` : 0} to 2^${exponent} - 1`);
}

/** Name of a variant, and what it carries; more parts where the value has more than one name. */
function variantOf(value: unknown): readonly unknown[] {
	if (typeof value === "string") return [value, null];
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value).flat() : [];
}

const MAX_NAMES = 8;

function listNames(variants: readonly VariantDef[]): string {
	const names = variants.slice(0, MAX_NAMES).map(({ name }) => name);
	return names.join(", ") + (variants.length > MAX_NAMES ? ", …" : "");
}
