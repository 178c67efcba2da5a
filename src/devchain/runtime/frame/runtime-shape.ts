import type { Hex } from "../../../codec/hex.ts";

/** What the pallets need of a runtime's metadata, whatever has decoded it. */
export interface RuntimeShape {
	/** Type of the runtime's calls; `null` where the metadata does not name it. */
	readonly call: number | null;
	readonly pallets: Iterable<PalletShape>;
	/** All types, by id. */
	readonly types: readonly TypeShape[];
	/** A type by its id. */
	type(id: number): TypeShape;
}

/** A pallet; names as in metadata. Calls, events and errors are ids of enums, `null` where it has none. */
export interface PalletShape {
	readonly name: string;
	readonly index: number;
	/** In place of the name, in storage keys. */
	readonly prefix?: string;
	readonly storage: ReadonlyMap<string, StorageShape>;
	readonly calls: number | null;
	readonly events: number | null;
	readonly errors: number | null;
	/** SCALE values with their types. */
	readonly constants: ReadonlyMap<string, { readonly type: number; readonly value: Hex }>;
}

/** A storage item; a plain value has no hashers and no key. */
export interface StorageShape {
	readonly optional: boolean;
	readonly hashers: readonly string[];
	/** Type of the key, a tuple where there are several hashers. */
	readonly key: number | null;
	readonly value: number;
	/** SCALE of the default. */
	readonly fallback: Hex;
}

/** A field; without a name in tuple structs. */
export interface FieldShape {
	readonly name: string | null;
	readonly type: number;
}

/** A variant of an enum. */
export interface VariantShape {
	readonly name: string;
	readonly index: number;
	readonly fields: readonly FieldShape[];
}

/** A type; numbers are ids of other types. */
export type TypeShape = { readonly path: readonly string[] } & (
	| { readonly kind: "struct"; readonly fields: readonly FieldShape[] }
	| { readonly kind: "enum"; readonly variants: readonly VariantShape[] }
	| { readonly kind: "sequence" | "compact"; readonly element: number }
	| { readonly kind: "array"; readonly element: number; readonly length: number }
	| { readonly kind: "tuple"; readonly types: readonly number[] }
	| { readonly kind: "primitive"; readonly name: string }
	| { readonly kind: "bits" }
);
