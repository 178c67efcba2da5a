/**
 * The plain form of a storage value as the SDK's readings use it: names and kinds, without the bytes.
 *
 * - `"number"`: an integer of at most 32 bits; `"bigint"`: a wider one; both unsigned
 * - `"bytes"`: hex of any length; a number: hex of that many bytes
 * - `"unit"`: nothing, as most variants carry
 * - A field whose name ends in `?` may be missing
 */
export type PlainShape =
	| "number"
	| "bigint"
	| "boolean"
	| "bytes"
	| "text"
	| "unit"
	| number
	| { readonly struct: Readonly<Record<string, PlainShape>> }
	| { readonly enum: Readonly<Record<string, PlainShape>> }
	| { readonly option: PlainShape }
	| { readonly list: PlainShape }
	| { readonly tuple: readonly PlainShape[] };

/** What the SDK expects of a storage item. */
export interface ItemShape {
	/** Hash of the layout of key and value: runtimes with another one are decoded by their own metadata. */
	readonly fingerprint: string;
	/** Whether the absence of the value is `null`; otherwise the runtime has a default. */
	readonly optional: boolean;
	readonly value: PlainShape;
}

/** Shapes by `Pallet.Item`. */
export type ItemShapes = Readonly<Record<string, ItemShape>>;
