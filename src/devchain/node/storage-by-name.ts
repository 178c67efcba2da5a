import type { expandMetadata } from "@polkadot/types";
import type { StorageEntry } from "@polkadot/types/primitive/types";
import type { AnyTuple, CallFunction, Codec } from "@polkadot/types/types";
import { type Hex, toHex } from "../../codec/hex.ts";
import { polkadotTypes } from "../runtime/frame/polkadot-types.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { RpcError } from "./rpc-errors.ts";

type DecoratedMetadata = ReturnType<typeof expandMetadata>;

/** By layout, which runtimes of several chains share. */
const metadataCache = new WeakMap<Runtime["layout"], DecoratedMetadata>();

/** Throws `StorageMissing` before `@polkadot/types` is loaded. */
function decorateMetadata({ layout, rulesMetadata }: Runtime): DecoratedMetadata {
	let metadata = metadataCache.get(layout);
	if (metadata === undefined) {
		const { expandMetadata, Metadata } = polkadotTypes.get();
		metadata = expandMetadata(layout.registry, new Metadata(layout.registry, rulesMetadata));
		metadataCache.set(layout, metadata);
	}
	return metadata;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Storage item by name; pallet and item are spelled as in metadata or in `@polkadot/api`. */
export function storageEntry(runtime: Runtime, pallet: string, item: string): StorageEntry {
	const section = decorateMetadata(runtime).query[lowerFirst(pallet)];
	if (section === undefined) throw new RpcError(1, `Cannot find pallet ${pallet}`);
	const entry = section[lowerFirst(item)];
	if (entry === undefined) throw new RpcError(1, `Cannot find storage ${item} in pallet ${pallet}`);
	return entry;
}

/** Storage key of one value; `args` in the order of the map's keys. */
export function entryKey(runtime: Runtime, pallet: string, item: string, args: readonly unknown[] = []): Hex {
	const entry = storageEntry(runtime, pallet, item);
	return toHex(unprefixed(entry(...args)));
}

/** Prefix of all keys of an item. */
export function entryPrefix(runtime: Runtime, pallet: string, item: string): Hex {
	return toHex(storageEntry(runtime, pallet, item).keyPrefix());
}

/** Value of an item, from SCALE bytes or from any input that `createType` accepts. */
export function entryValue(runtime: Runtime, pallet: string, item: string, value: unknown): Codec {
	const { type } = storageEntry(runtime, pallet, item).meta;
	const id = type.isPlain ? type.asPlain : type.asMap.value;
	const { registry } = runtime.layout;
	return registry.createType(registry.createLookupType(id), value);
}

/** Call builder by name. */
export function callByName(runtime: Runtime, pallet: string, call: string): CallFunction<AnyTuple> {
	const build = decorateMetadata(runtime).tx[lowerFirst(pallet)]?.[lowerFirst(call)];
	if (build === undefined) throw new RpcError(1, `Cannot find call ${pallet}.${call}`);
	return build;
}

/** Removes the compact length that `createKey` puts before a key. */
function unprefixed(key: Uint8Array): Uint8Array {
	const mode = (key[0] ?? 0) & 3;
	return key.subarray(mode === 0 ? 1 : mode === 1 ? 2 : 4);
}
