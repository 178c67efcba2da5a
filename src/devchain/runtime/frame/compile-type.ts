import type { PortableRegistry } from "@polkadot/types";
import type { SiField, SiLookupTypeId, SiType, SiVariant } from "@polkadot/types/interfaces";
import { camelCase } from "../../../codec/camel-case.ts";
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
} from "./scale-type.ts";

const PRIMITIVES: Readonly<Record<string, ScaleType>> = {
	Bool: bool,
	Str: text,
	U8: uint(1),
	U16: uint(2),
	U32: uint(4),
	U64: uint(8),
	U128: uint(16),
};

/**
 * Types that `@polkadot/types` has classes of its own for, whose plain values do not follow from the metadata: by the last
 * part of their path.
 */
const SPECIAL = new Set([
	"BTreeMap",
	"BTreeSet",
	"BitFlags",
	"Call",
	"Data",
	"DigestItem",
	"Era",
	"Event",
	"KeyTypeId",
	"MultiAddress",
	"Range",
	"RangeInclusive",
	"RuntimeCall",
	"RuntimeEvent",
	"U256",
	"Vote",
	"WrapperKeepOpaque",
	"WrapperOpaque",
]);

/** Compiles types of metadata; each at most once. */
export class TypeCompiler {
	readonly #lookup: PortableRegistry;
	readonly #compiled = new Map<number, ScaleType | undefined>();

	/** @param lookup - types of the metadata */
	constructor(lookup: PortableRegistry) {
		this.#lookup = lookup;
	}

	/** Compiles a type; returns `undefined` for one that is recursive, or whose plain values do not follow from the metadata. */
	compile(id: SiLookupTypeId): ScaleType | undefined {
		const key = id.toNumber();
		if (!this.#compiled.has(key)) {
			// A type that contains itself is not compiled.
			this.#compiled.set(key, undefined);
			this.#compiled.set(key, this.#compileType(this.#lookup.getSiType(id)));
		}
		return this.#compiled.get(key);
	}

	#compileType({ def, path }: SiType): ScaleType | undefined {
		const name = path.at(-1)?.toString() ?? "";
		if (SPECIAL.has(name)) return undefined;
		if (def.isPrimitive) return PRIMITIVES[def.asPrimitive.type];
		if (def.isComposite) {
			const { fields } = def.asComposite;
			// Of one field, it is an integer for `@polkadot/types`.
			return name === "Weight" && fields.length === 1 ? undefined : this.#fields(fields);
		}
		if (def.isTuple) return this.#tuple([...def.asTuple]);
		if (def.isSequence) {
			if (this.#isByte(def.asSequence.type)) return bytes;
			return apply(this.compile(def.asSequence.type), sequence);
		}
		if (def.isArray) {
			const { type, len } = def.asArray;
			if (this.#isByte(type)) return fixedBytes(len.toNumber());
			return apply(this.compile(type), (item) => tuple(new Array(len.toNumber()).fill(item)));
		}
		if (def.isCompact) {
			const size = this.compile(def.asCompact.type)?.uintBytes;
			return size === undefined ? undefined : compact(size);
		}
		if (!def.isVariant) return undefined;
		const list = [...def.asVariant.variants];
		if (name === "Option") return apply(list[1] && this.#fields(list[1].fields), option);
		return this.#variants(list);
	}

	#variants(list: readonly SiVariant[]): ScaleType | undefined {
		const compiled = all(list.map(({ fields }) => this.#fields(fields)));
		if (compiled === undefined) return undefined;
		return variants(
			compiled.map((content, i) => ({
				name: list[i]?.name.toString() ?? "",
				index: list[i]?.index.toNumber() ?? 0,
				content,
			})),
		);
	}

	#fields(fields: readonly SiField[]): ScaleType | undefined {
		const isNamed = fields.some(({ name }) => name.isSome);
		if (!isNamed) return this.#tuple(fields.map(({ type }) => type));
		const types = all(fields.map(({ type }) => this.compile(type)));
		return types && struct(types.map((type, i) => [camelCase(fields[i]?.name.unwrap().toString() ?? ""), type]));
	}

	#tuple(ids: readonly SiLookupTypeId[]): ScaleType | undefined {
		if (ids.length === 0) return unit;
		const types = all(ids.map((id) => this.compile(id)));
		return types?.length === 1 ? types[0] : apply(types, tuple);
	}

	#isByte(id: SiLookupTypeId): boolean {
		const { def } = this.#lookup.getSiType(id);
		return def.isPrimitive && def.asPrimitive.isU8;
	}
}

const apply = <T, R>(value: T | undefined, make: (value: T) => R): R | undefined =>
	value === undefined ? undefined : make(value);

function all<T>(list: readonly (T | undefined)[]): T[] | undefined {
	const found = list.filter((value) => value !== undefined);
	return found.length === list.length ? found : undefined;
}
