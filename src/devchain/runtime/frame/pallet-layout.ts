import { camelCase } from "../../../codec/camel-case.ts";
import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import { listCalls } from "./call-type.ts";
import { clientName } from "./client-name.ts";
import { compiledCodec, type PlainCodec } from "./codec.ts";
import { TypeCompiler } from "./compile-type.ts";
import type { UndescribedItem } from "./define-item.ts";
import type { Reason } from "./failure.ts";
import { LackingMetadata } from "./lacking-metadata.ts";
import { type Bounds, isDecodable, type PlainCall } from "./plain-call.ts";
import type { PalletShape, RuntimeShape, VariantShape } from "./runtime-shape.ts";
import { isMismatch } from "./scale-type.ts";
import { storagePrefix } from "./storage-prefix.ts";

/** Layout of the keys and values of a storage item. */
export interface ItemLayout {
	/** Hashed names of pallet and item. */
	readonly prefix: Hex;
	/** One per key. */
	readonly keys: readonly { readonly hasher: string; readonly codec: PlainCodec }[];
	readonly value: PlainCodec;
	/** Bytes of the default; `null` for an item that may be absent. */
	readonly fallback: Uint8Array | null;
}

/** Layout of an event. */
export interface EventLayout {
	/** Indexes of pallet and event. */
	readonly index: readonly [number, number];
	/** Names are empty where the runtime has none. */
	readonly fields: readonly { readonly name: string; readonly codec: PlainCodec }[];
}

/** The codec of a type by its id, for types that are not compiled, and for values of other forms than the plain one. */
export type LibraryCodecs = (type: number) => PlainCodec;

/** Storage, calls, events, errors and constants of a runtime by camelCase names. Caches every lookup. */
export class PalletLayout {
	readonly runtime: RuntimeShape;
	readonly #library: LibraryCodecs | null;
	readonly #pallets = new Map<string, PalletShape>();
	readonly #items = new Map<string, ItemLayout>();
	readonly #events = new Map<string, EventLayout>();
	readonly #codecs = new Map<number | string, PlainCodec>();
	readonly #constants = new Map<string, unknown>();
	readonly #argumentNames = new Map<string, ReadonlyMap<string, string>>();
	readonly #compiler: TypeCompiler;

	/** @param library - for types that are not compiled; `null`: none, what needs them fails */
	constructor(runtime: RuntimeShape, library: LibraryCodecs | null = null) {
		this.runtime = runtime;
		this.#library = library;
		this.#compiler = new TypeCompiler(runtime);
		for (const pallet of runtime.pallets) this.#pallets.set(clientName(pallet.name), pallet);
	}

	/**
	 * Layout of a storage item.
	 *
	 * @param undescribed - its layout where the metadata has the pallet without its storage
	 */
	item(pallet: string, name: string, undescribed?: UndescribedItem): ItemLayout {
		return cached(this.#items, `${pallet}.${name}`, () => {
			const { name: own, prefix = own, storage } = this.#pallet(pallet);
			if (undescribed && storage.size === 0) return undescribedLayout(prefix, name, undescribed);
			const [itemName, item] = [...storage].find(([each]) => clientName(each) === name) ?? unknown(`${pallet}.${name}`);
			const { hashers, key, value, fallback, optional } = item;
			const types = hashers.length > 1 ? this.#tupleTypes(key ?? -1) : [key ?? -1];
			return {
				prefix: storagePrefix(prefix, itemName),
				keys: hashers.map((hasher, i) => ({ hasher, codec: this.typed(types[i] ?? unknown(`key ${i} of ${name}`)) })),
				value: this.typed(value),
				fallback: optional ? null : fromHex(fallback),
			};
		});
	}

	/** Layout of an event. */
	event(pallet: string, name: string): EventLayout {
		return cached(this.#events, `${pallet}.${name}`, () => {
			const { index, events } = this.#pallet(pallet);
			const variant = this.#variant(events, name);
			const fields = variant.fields.map((field) => ({
				name: camelCase(field.name ?? ""),
				codec: this.typed(field.type),
			}));
			return { index: [index, variant.index], fields };
		});
	}

	/** Plain value of a constant; the caller names its type. */
	constant<T>(pallet: string, name: string): T {
		return cached(this.#constants, `${pallet}.${name}`, () => {
			const { constants } = this.#pallet(pallet);
			const [, constant] = [...constants].find(([each]) => clientName(each) === name) ?? unknown(name);
			return this.typed(constant.type).decode(fromHex(constant.value));
		}) as T;
	}

	/** SCALE of a call. */
	encodeCall(call: PlainCall): Uint8Array {
		return this.#callCodec().encode(call);
	}

	/** Decodes a call; `null` if the bytes are not one that the runtime can decode. */
	decodeCall(bytes: Uint8Array, bounds: Bounds): PlainCall | null {
		let call: PlainCall;
		try {
			const { value, length } = this.#callCodec().read(bytes);
			if (length !== bytes.length) return null;
			call = value as PlainCall;
		} catch (error) {
			if (isMismatch(error)) return null;
			throw error;
		}
		return isDecodable(call, bounds, (each) => this.#argumentTypes(each)) ? call : null;
	}

	/** Plain `DispatchError`. */
	dispatchError(reason: Reason): unknown {
		if (typeof reason === "string" || !("pallet" in reason)) return reason;
		const { index, errors } = this.#pallet(reason.pallet);
		const error = this.#variant(errors, reason.name).index;
		return { Module: { index, error: toHex(new Uint8Array([error, 0, 0, 0])) } };
	}

	#callCodec(): PlainCodec {
		return this.typed(this.runtime.call ?? unknown("type of its calls"));
	}

	#argumentTypes({ pallet, method }: PlainCall): ReadonlyMap<string, string> {
		return cached(this.#argumentNames, `${pallet}.${method}`, () => {
			const call = listCalls(this.runtime, this.#pallet(pallet)).find((each) => each.method === method);
			return new Map(call?.fields.map(({ name, type }) => [camelCase(name ?? ""), typeName(this.runtime, type)]));
		});
	}

	#tupleTypes(id: number): readonly number[] {
		const type = this.runtime.type(id);
		return type.kind === "tuple" ? type.types : unknown(`tuple ${id}`);
	}

	#pallet(name: string): PalletShape {
		return this.#pallets.get(name) ?? unknown(name);
	}

	#variant(id: number | null, name: string): VariantShape {
		const type = id === null ? null : this.runtime.type(id);
		const variants = type?.kind === "enum" ? type.variants : [];
		return variants.find((variant) => variant.name === name) ?? unknown(name);
	}

	/** The codec of a type by its id. */
	typed(id: number): PlainCodec {
		return cached(this.#codecs, id, () => {
			const library = this.#library;
			const byLibrary = library && (() => cached(this.#codecs, `library ${id}`, () => library(id)));
			const compiled = this.#compiler.compile(id);
			if (compiled === undefined) return byLibrary?.() ?? unknown(`plain form of type ${id}`);
			return compiledCodec(compiled, byLibrary);
		});
	}
}

function undescribedLayout(pallet: string, name: string, { keys, value, fallback }: UndescribedItem): ItemLayout {
	return {
		prefix: storagePrefix(pallet, name.charAt(0).toUpperCase() + name.slice(1)),
		keys: keys.map(({ hasher, type }) => ({ hasher, codec: compiledCodec(type, null) })),
		value: compiledCodec(value, null),
		fallback,
	};
}

/** The name of a type, as bounds are found by: the last part of its path; with what it contains for an option. */
function typeName(runtime: RuntimeShape, id: number): string {
	const type = runtime.type(id);
	const name = type.path.at(-1) ?? "";
	const content = type.kind === "enum" && name === "Option" ? type.variants[1]?.fields[0] : undefined;
	return content ? `Option<${typeName(runtime, content.type)}>` : name;
}

function cached<K, T>(map: Map<K, T>, key: K, make: () => T): T {
	let value = map.get(key);
	if (value === undefined) {
		value = make();
		map.set(key, value);
	}
	return value;
}

function unknown(name: string): never {
	throw new LackingMetadata(`the metadata has no ${name}`);
}
