import type { Metadata, TypeRegistry } from "@polkadot/types";
import { encodeCompact } from "../../../codec/encode-integer.ts";
import { concatBytes } from "../../../codec/hex.ts";
import { LackingMetadata } from "./lacking-metadata.ts";
import { ScaleReader } from "./scale-buffers.ts";

/** A field of a struct or a variant; without a name in tuple structs. */
export type Field = readonly [name: string | null, type: number];

/** Types of metadata, with new ones appended. Types are referenced by id. */
export class TypeTable {
	readonly #registry: TypeRegistry;
	readonly #base: Metadata["asV14"]["lookup"];
	readonly #ids = new Map<string, number>();
	readonly #added: Uint8Array[] = [];

	/**
	 * @param registry - encodes the types
	 * @param base - types of the runtime
	 */
	constructor(registry: TypeRegistry, base: Metadata["asV14"]["lookup"]) {
		this.#registry = registry;
		this.#base = base;
		for (const { id, type } of base.types) {
			const path = type.path.map(String);
			// Only the first of a generic type's instances: generic ones are looked up by their parameters.
			const key = path.length > 0 ? path.join("::") : JSON.stringify(type.def.toHuman());
			if (!this.#ids.has(key)) this.#ids.set(key, id.toNumber());
		}
	}

	/** Id of a runtime type by the end of its path; throws if it is missing. */
	find(end: RegExp): number {
		for (const [path, id] of this.#ids) if (end.test(path)) return id;
		throw new LackingMetadata(`the metadata has no type ${end.source}`);
	}

	/** A primitive type, e.g. `U32`. */
	primitive(name: string): number {
		return this.#define(JSON.stringify({ Primitive: name }), [], { Primitive: name });
	}

	/** `Vec<T>`. */
	sequence(type: number): number {
		return this.#define(JSON.stringify({ Sequence: { type: String(type) } }), [], { Sequence: { type } });
	}

	/** A struct. */
	struct(path: string, fields: readonly Field[]): number {
		return this.#define(path, path.split("::"), { Composite: { fields: fields.map(fieldOf) } });
	}

	/** An enum; a variant's index is its position in the list, unless it has an explicit one. */
	variants(path: string, variants: readonly Variant[], params: readonly Field[] = []): number {
		const key = `${path}<${params.map(([, type]) => type).join()}>`;
		const def = variants.map(({ name, fields = [], index }, i) => ({
			name,
			fields: fields.map(fieldOf),
			index: index ?? i,
		}));
		const named = params.map(([name, type]) => ({ name, type }));
		return this.#define(key, path.split("::"), { Variant: { variants: def } }, named);
	}

	/** `Option<T>`. */
	option(type: number): number {
		return this.variants("Option", [{ name: "None" }, { name: "Some", fields: [[null, type]] }], [["T", type]]);
	}

	/** `Result<T, E>`. */
	result(ok: number, error: number): number {
		const variants: Variant[] = [
			{ name: "Ok", fields: [[null, ok]] },
			{ name: "Err", fields: [[null, error]] },
		];
		return this.variants("Result", variants, [
			["T", ok],
			["E", error],
		]);
	}

	/** SCALE `Vec` of all types. */
	encode(): Uint8Array {
		const types = this.#base.types.toU8a();
		const from = new ScaleReader(types);
		const count = Number(from.compact()) + this.#added.length;
		return concatBytes([encodeCompact(BigInt(count)), types.subarray(from.offset), ...this.#added]);
	}

	#define(key: string, path: readonly string[], def: object, params: readonly object[] = []): number {
		const known = this.#ids.get(key);
		if (known !== undefined) return known;
		const id = this.#base.types.length + this.#added.length;
		this.#added.push(this.#registry.createType("PortableType", { id, type: { path, params, def } }).toU8a());
		this.#ids.set(key, id);
		return id;
	}
}

/** A variant of an enum. */
export interface Variant {
	readonly name: string;
	readonly fields?: readonly Field[];
	readonly index?: number;
}

const fieldOf = ([name, type]: Field): object => ({ name, type });
