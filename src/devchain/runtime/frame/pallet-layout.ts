import type { Metadata, TypeRegistry } from "@polkadot/types";
import type { SiLookupTypeId } from "@polkadot/types/interfaces";
import { stringCamelCase, u8aConcat } from "@polkadot/util";
import { xxhashAsU8a } from "@polkadot/util-crypto";
import { camelCase } from "../../../codec/camel-case.ts";
import { type Hex, toHex } from "../../../codec/hex.ts";
import { compiledCodec, createCodec, type PlainCodec } from "./codec.ts";
import { TypeCompiler } from "./compile-type.ts";
import type { Reason } from "./failure.ts";

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

type Pallet = Metadata["asLatest"]["pallets"][number];

/** Storage, calls, events, errors and constants of a runtime by camelCase names. Caches every lookup. */
export class PalletLayout {
	readonly registry: TypeRegistry;
	readonly #pallets = new Map<string, Pallet>();
	readonly #items = new Map<string, ItemLayout>();
	readonly #events = new Map<string, EventLayout>();
	readonly #codecs = new Map<string, PlainCodec>();
	readonly #constants = new Map<string, unknown>();
	readonly #compiler: TypeCompiler;

	/**
	 * @param registry - types of the metadata
	 * @param metadata - metadata of the runtime, decoded by `registry`
	 */
	constructor(registry: TypeRegistry, metadata: Metadata) {
		this.registry = registry;
		this.#compiler = new TypeCompiler(registry.lookup);
		for (const pallet of metadata.asLatest.pallets) this.#pallets.set(clientName(pallet.name), pallet);
	}

	/** The codec of a named type. */
	codec(type: string): PlainCodec {
		return cached(this.#codecs, type, () => createCodec(this.registry, type));
	}

	/** Layout of a storage item. */
	item(pallet: string, name: string): ItemLayout {
		return cached(this.#items, `${pallet}.${name}`, () => {
			const storage = this.#pallet(pallet).storage.unwrap();
			const entry = storage.items.find((item) => clientName(item.name) === name) ?? unknown(`${pallet}.${name}`);
			const names = [storage.prefix, entry.name].map((part) => xxhashAsU8a(part.toString(), 128));
			const prefix = toHex(u8aConcat(...names));
			const fallback = entry.modifier.isOptional ? null : entry.fallback.toU8a(true);
			if (entry.type.isPlain) return { prefix, keys: [], value: this.#typed(entry.type.asPlain), fallback };
			const { hashers, key, value } = entry.type.asMap;
			const types = hashers.length === 1 ? [key] : [...this.registry.lookup.getSiType(key).def.asTuple];
			const keys = hashers.map((hasher, i) => ({
				hasher: hasher.type,
				codec: this.#typed(types[i] ?? unknown(`key ${i} of ${name}`)),
			}));
			return { prefix, keys, value: this.#typed(value), fallback };
		});
	}

	/** Layout of an event. */
	event(pallet: string, name: string): EventLayout {
		return cached(this.#events, `${pallet}.${name}`, () => {
			const { index, events } = this.#pallet(pallet);
			const variant = this.#variant(events.unwrap().type, name);
			const fields = variant.fields.map((field) => ({
				name: field.name.isSome ? camelCase(field.name.unwrap().toString()) : "",
				codec: this.#typed(field.type),
			}));
			return { index: [index.toNumber(), variant.index.toNumber()], fields };
		});
	}

	/** Plain value of a constant; the caller names its type. */
	constant<T>(pallet: string, name: string): T {
		return cached(this.#constants, `${pallet}.${name}`, () => {
			const constant = this.#pallet(pallet).constants.find((c) => clientName(c.name) === name) ?? unknown(name);
			return this.#typed(constant.type).decode(constant.value.toU8a(true));
		}) as T;
	}

	/** Indexes of a call. */
	callIndex(pallet: string, method: string): Uint8Array {
		const { index, calls } = this.#pallet(pallet);
		const { variants } = this.registry.lookup.getSiType(calls.unwrap().type).def.asVariant;
		const variant = variants.find(({ name }) => clientName(name) === method) ?? unknown(`${pallet}.${method}`);
		return new Uint8Array([index.toNumber(), variant.index.toNumber()]);
	}

	/** Plain `DispatchError`. */
	dispatchError(reason: Reason): unknown {
		if (typeof reason === "string" || !("pallet" in reason)) return reason;
		const { index, errors } = this.#pallet(reason.pallet);
		const error = this.#variant(errors.unwrap().type, reason.name).index.toNumber();
		return { Module: { index: index.toNumber(), error: toHex(new Uint8Array([error, 0, 0, 0])) } };
	}

	#pallet(name: string): Pallet {
		return this.#pallets.get(name) ?? unknown(name);
	}

	#variant(type: SiLookupTypeId, name: string) {
		const { variants } = this.registry.lookup.getSiType(type).def.asVariant;
		return variants.find((variant) => variant.name.toString() === name) ?? unknown(name);
	}

	#typed(type: SiLookupTypeId): PlainCodec {
		const name = this.registry.createLookupType(type);
		return cached(this.#codecs, `compiled ${name}`, () => {
			const compiled = this.#compiler.compile(type);
			return compiled === undefined ? this.codec(name) : compiledCodec(compiled, () => this.codec(name));
		});
	}
}

/** A metadata name in the spelling of clients. */
const clientName = (name: { toString(): string }) => stringCamelCase(name.toString());

function cached<T>(map: Map<string, T>, key: string, make: () => T): T {
	let value = map.get(key);
	if (value === undefined) {
		value = make();
		map.set(key, value);
	}
	return value;
}

function unknown(name: string): never {
	throw new Error(`the metadata has no ${name}`);
}
