import type { Hex } from "../../codec/hex.ts";
import { clientName } from "../runtime/frame/client-name.ts";
import { itemKey } from "../runtime/frame/storage-item.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { type StateMap, stateGet } from "./state-map.ts";

const layoutOf = ({ layout }: Runtime, pallet: string, item: string) =>
	layout.item(clientName(pallet), clientName(item));

/** Storage key of one value; names as in metadata, keys as plain values. */
export const plainKey = (runtime: Runtime, pallet: string, item: string, ...keys: readonly unknown[]): Hex =>
	itemKey(layoutOf(runtime, pallet, item), keys);

/** Prefix of all keys of an item. */
export const plainPrefix = (runtime: Runtime, pallet: string, item: string): Hex => plainKey(runtime, pallet, item);

/** SCALE of a plain value of an item. */
export const encodePlain = (runtime: Runtime, pallet: string, item: string, value: unknown): Uint8Array =>
	layoutOf(runtime, pallet, item).value.encode(value);

/** The plain value of an item; the caller names its type. */
export const decodePlain = <T>(runtime: Runtime, pallet: string, item: string, bytes: Uint8Array): T =>
	layoutOf(runtime, pallet, item).value.decode(bytes) as T;

/** The plain value of an item in a state, or its default; `null` for one that may be absent. The caller names its type. */
export function readPlain<T>(
	runtime: Runtime,
	state: StateMap,
	pallet: string,
	item: string,
	...keys: readonly unknown[]
): T {
	const layout = layoutOf(runtime, pallet, item);
	const bytes = stateGet(state, itemKey(layout, keys)) ?? layout.fallback;
	return (bytes === null ? null : layout.value.decode(bytes)) as T;
}
