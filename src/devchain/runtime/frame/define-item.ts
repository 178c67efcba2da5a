import type { ScaleType } from "./scale-type.ts";

/** Layout of an item that the metadata of some runtimes leaves out. */
export interface UndescribedItem {
	readonly keys: readonly { readonly hasher: string; readonly type: ScaleType }[];
	readonly value: ScaleType;
	/** Bytes of the default; `null` for an item that may be absent. */
	readonly fallback: Uint8Array | null;
}

/** Storage item by camelCase names, with its plain types; `null` in the type of a value that may be absent. */
export interface Item<Keys extends readonly unknown[], Value> {
	readonly pallet: string;
	readonly name: string;
	/** For runtimes whose metadata has the pallet without its storage; `undefined`: they do not have the item. */
	readonly undescribed?: UndescribedItem | undefined;
	/** Types only; never set. */
	readonly types?: { readonly keys: Keys; readonly value: Value };
}

/** A storage item by its names. */
export const defineItem = <Keys extends readonly unknown[], Value>(
	pallet: string,
	name: string,
	undescribed?: UndescribedItem,
): Item<Keys, Value> => ({ pallet, name, undescribed });
