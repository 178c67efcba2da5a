/** Names a storage item, camelCase as clients do, and says its types in plain values; `null` where absence is an answer. */
export interface Item<Keys extends readonly unknown[], Value> {
	readonly pallet: string;
	readonly name: string;
	/** Types only; never there. */
	readonly types?: { readonly keys: Keys; readonly value: Value };
}

/** A storage item by its names. */
export const defineItem = <Keys extends readonly unknown[], Value>(
	pallet: string,
	name: string,
): Item<Keys, Value> => ({
	pallet,
	name,
});
