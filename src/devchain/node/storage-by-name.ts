import { expandMetadata, Metadata } from "@polkadot/types";
import type { StorageEntry } from "@polkadot/types/primitive/types";
import type { AnyTuple, CallFunction, Codec } from "@polkadot/types/types";
import { type Hex, toHex } from "../../codec/hex.ts";
import type { Runtime } from "../runtime/runtime.ts";

type Decorated = ReturnType<typeof expandMetadata>;

const decoratedCache = new WeakMap<Runtime, Decorated>();

function decorateMetadata(runtime: Runtime): Decorated {
	let found = decoratedCache.get(runtime);
	if (found === undefined) {
		found = expandMetadata(runtime.registry, new Metadata(runtime.registry, runtime.metadata));
		decoratedCache.set(runtime, found);
	}
	return found;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A storage item by name; pallet and item in any spelling that metadata or `@polkadot/api` uses. */
export function storageEntry(runtime: Runtime, pallet: string, item: string): StorageEntry {
	const section = decorateMetadata(runtime).query[lowerFirst(pallet)];
	if (section === undefined) throw new RangeError(`Cannot find pallet ${pallet}`);
	const entry = section[lowerFirst(item)];
	if (entry === undefined) throw new RangeError(`Cannot find storage ${item} in pallet ${pallet}`);
	return entry;
}

/** Key of one value; `args` in the order of the map's keys. */
export function entryKey(runtime: Runtime, pallet: string, item: string, args: readonly unknown[] = []): Hex {
	const entry = storageEntry(runtime, pallet, item);
	return toHex(unprefixed(entry(...args)));
}

/** Prefix of all keys of an item. */
export function entryPrefix(runtime: Runtime, pallet: string, item: string): Hex {
	return toHex(storageEntry(runtime, pallet, item).keyPrefix());
}

/** A value of an item, from bytes or from anything that describes it. */
export function entryValue(runtime: Runtime, pallet: string, item: string, value: unknown): Codec {
	const { type } = storageEntry(runtime, pallet, item).meta;
	const id = type.isPlain ? type.asPlain : type.asMap.value;
	return runtime.registry.createType(runtime.registry.createLookupType(id), value);
}

/** A call by name, which makes calls of its arguments. */
export function callOf(runtime: Runtime, pallet: string, call: string): CallFunction<AnyTuple> {
	const found = decorateMetadata(runtime).tx[lowerFirst(pallet)]?.[lowerFirst(call)];
	if (found === undefined) throw new RangeError(`Cannot find call ${pallet}.${call}`);
	return found;
}

/** A key without the length that its creator puts before it. */
function unprefixed(key: Uint8Array): Uint8Array {
	const mode = (key[0] ?? 0) & 3;
	return key.subarray(mode === 0 ? 1 : mode === 1 ? 2 : 4);
}
