import { TypeRegistry } from "@polkadot/types";

/** A signed extension of `@polkadot/types`: the parts that it adds where nothing is chosen but what every transaction has. */
export interface LibraryExtension {
	/** Whether the tip is one of them. */
	readonly hasTip: boolean;
	/** Whether the mode of a metadata hash is one of them. */
	readonly hasMode: boolean;
	/** Adds to an extrinsic. */
	encodeExtra(values: object): readonly Uint8Array[];
	/** Adds to the payload alone. */
	encodeAdditional(values: object): readonly Uint8Array[];
}

/** Types of the library by field. */
type Fields = Readonly<Record<string, string>>;

/**
 * Finds a signed extension in `@polkadot/types`.
 *
 * @param others - all other extensions of the runtime
 * @returns `null` where another extension has a field of the same name: the library writes it once. Without parts for one that the library
 * does not know
 */
export function findLibraryExtension(name: string, others: readonly string[]): LibraryExtension | null {
	const registry = new TypeRegistry();
	const fieldsOf = (names: readonly string[]): { readonly extra: Fields; readonly additional: Fields } => {
		registry.setSignedExtensions([...names], {}, true);
		return { extra: registry.getSignedExtensionTypes(), additional: registry.getSignedExtensionExtra() };
	};
	const { extra, additional } = fieldsOf([name]);
	const rest = fieldsOf(others);
	if (Object.keys({ ...extra, ...additional }).some((field) => field in rest.extra || field in rest.additional))
		return null;
	const encode = (fields: Fields, values: object) =>
		Object.entries(fields).map(([field, type]) =>
			registry.createTypeUnsafe(type, [Reflect.get(values, field)]).toU8a(),
		);
	return {
		hasTip: "tip" in extra,
		hasMode: "mode" in extra,
		encodeExtra: (values) => encode(extra, values),
		encodeAdditional: (values) => encode(additional, values),
	};
}
