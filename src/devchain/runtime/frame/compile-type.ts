import { camelCase } from "../../../codec/camel-case.ts";
import { callType } from "./call-type.ts";
import type { FieldShape, RuntimeShape, TypeShape, VariantShape } from "./runtime-shape.ts";
import {
	bool,
	bytes,
	compact,
	fixedBytes,
	option,
	type ScaleType,
	sequence,
	struct,
	text,
	tuple,
	uint,
	unit,
	variants,
	vote,
} from "./scale-type.ts";

const PRIMITIVES: Readonly<Record<string, ScaleType>> = {
	bool,
	str: text,
	u8: uint(1),
	u16: uint(2),
	u32: uint(4),
	u64: uint(8),
	u128: uint(16),
};

/** Types that are bytes in plain form, whatever their parts: by the last part of their path. */
const AS_BYTES: Readonly<Record<string, ScaleType>> = {
	Vote: vote,
	WrapperKeepOpaque: bytes,
	WrapperOpaque: bytes,
};

/** Compiles types of metadata; each at most once. */
export class TypeCompiler {
	readonly #runtime: RuntimeShape;
	readonly #compiled = new Map<number, ScaleType | undefined>();

	/** @param runtime - has the types */
	constructor(runtime: RuntimeShape) {
		this.#runtime = runtime;
	}

	/** Compiles a type; returns `undefined` for one that is recursive, and for primitive types that no pallet uses. */
	compile(id: number): ScaleType | undefined {
		if (!this.#compiled.has(id)) {
			// A type that contains itself is not compiled.
			this.#compiled.set(id, undefined);
			this.#compiled.set(id, this.#compileType(id, this.#runtime.type(id)));
		}
		return this.#compiled.get(id);
	}

	#compileType(id: number, type: TypeShape): ScaleType | undefined {
		const name = type.path.at(-1) ?? "";
		if (id === this.#runtime.call) return callType(this.#runtime, (fields) => this.#named(fields));
		const plain = AS_BYTES[name];
		if (plain !== undefined) return plain;
		switch (type.kind) {
			case "primitive":
				return PRIMITIVES[type.name];
			case "struct": {
				const [only, ...others] = type.fields;
				// Of one field, it is an integer.
				return name === "Weight" && only && others.length === 0 ? this.compile(only.type) : this.#fields(type.fields);
			}
			case "tuple":
				return this.#tuple(type.types);
			case "sequence":
				return this.#isByte(type.element) ? bytes : apply(this.compile(type.element), sequence);
			case "array": {
				const { element, length } = type;
				if (this.#isByte(element)) return fixedBytes(length);
				return apply(this.compile(element), (item) => tuple(new Array(length).fill(item)));
			}
			case "compact": {
				const { uintBytes, isEmpty } = this.compile(type.element) ?? {};
				if (isEmpty) return unit;
				return uintBytes === undefined ? undefined : compact(uintBytes);
			}
			case "enum":
				if (name === "Option") return apply(type.variants[1] && this.#fields(type.variants[1].fields), option);
				return this.#variants(type.variants);
			default:
				return undefined;
		}
	}

	#variants(list: readonly VariantShape[]): ScaleType | undefined {
		const compiled = all(list.map(({ fields }) => this.#fields(fields)));
		if (compiled === undefined) return undefined;
		return variants(compiled.map((content, i) => ({ name: list[i]?.name ?? "", index: list[i]?.index ?? 0, content })));
	}

	#fields(fields: readonly FieldShape[]): ScaleType | undefined {
		const isNamed = fields.some(({ name }) => name !== null);
		return isNamed ? apply(this.#named(fields), struct) : this.#tuple(fields.map(({ type }) => type));
	}

	#named(fields: readonly FieldShape[]): (readonly [name: string, type: ScaleType])[] | undefined {
		const types = all(fields.map(({ type }) => this.compile(type)));
		return types?.map((type, i) => [camelCase(fields[i]?.name ?? ""), type]);
	}

	#tuple(ids: readonly number[]): ScaleType | undefined {
		if (ids.length === 0) return unit;
		const types = all(ids.map((id) => this.compile(id)));
		return types?.length === 1 ? types[0] : apply(types, tuple);
	}

	#isByte(id: number): boolean {
		const type = this.#runtime.type(id);
		return type.kind === "primitive" && type.name === "u8";
	}
}

const apply = <T, R>(value: T | undefined, make: (value: T) => R): R | undefined =>
	value === undefined ? undefined : make(value);

function all<T>(list: readonly (T | undefined)[]): T[] | undefined {
	const found = list.filter((value) => value !== undefined);
	return found.length === list.length ? found : undefined;
}
