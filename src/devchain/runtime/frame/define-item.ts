/** Storage item by camelCase names, with its plain types; `null` in the type of a value that may be absent. */
export interface Item<Keys extends readonly unknown[], Value> {
	readonly pallet: string;
	readonly name: string;
	/** Types only; never set. */
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
