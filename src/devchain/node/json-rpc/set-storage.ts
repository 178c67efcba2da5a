import { fromHex, type Hex } from "../../../codec/hex.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { rethrowMissing } from "../../runtime/storage-missing.ts";
import type { Block } from "../block.ts";
import { RpcError } from "../rpc-errors.ts";
import { stateKeys } from "../state-map.ts";
import { entryKey, entryPrefix, entryValue, storageEntry } from "../storage-by-name.ts";

/**
 * Parses storage by name, in the formats of `dev_setStorage`: `{ Pallet: { Item: value } }` for a single value,
 * `{ Pallet: { Item: [[[key, …], value], …] } }` for a map, `{ Pallet: { $removePrefix: [Item, …] } }` to empty one.
 */
export function parseStorageItems(runtime: Runtime, block: Block, values: object): Map<Hex, Uint8Array | null> {
	const edits = new Map<Hex, Uint8Array | null>();
	try {
		for (const [pallet, section] of Object.entries(values)) {
			for (const [item, value] of Object.entries(section as Record<string, unknown>)) {
				if (item === "$removePrefix") {
					for (const name of value as string[]) removePrefix(edits, block, entryPrefix(runtime, pallet, name));
				} else if (storageEntry(runtime, pallet, item).meta.type.isPlain) {
					edits.set(entryKey(runtime, pallet, item), encodeItem(runtime, pallet, item, value));
				} else {
					for (const [args, entry] of value as [unknown[], unknown][]) {
						edits.set(entryKey(runtime, pallet, item, args), encodeItem(runtime, pallet, item, entry));
					}
				}
			}
		}
	} catch (error) {
		rethrowMissing(error);
		throw new RpcError(1, error instanceof Error ? error.message : String(error));
	}
	return edits;
}

function removePrefix(edits: Map<Hex, Uint8Array | null>, block: Block, prefix: Hex): void {
	for (const key of stateKeys(block.state, prefix)) edits.set(key, null);
}

function encodeItem(runtime: Runtime, pallet: string, item: string, value: unknown): Uint8Array | null {
	if (value === null || value === undefined) return null;
	if (typeof value === "string" && value.startsWith("0x")) return fromHex(value);
	return entryValue(runtime, pallet, item, value).toU8a();
}
