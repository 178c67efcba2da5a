import { metadata as codec } from "@polkadot-api/substrate-bindings";

/** Metadata with the constants that some pallets have in other metadata; both of version 14. */
export function withConstantsOf(bytes: Uint8Array, other: Uint8Array, pallets: readonly string[]): Uint8Array {
	const { magicNumber, metadata } = codec.dec(bytes);
	const source = codec.dec(other).metadata;
	if (metadata.tag !== "v14" || source.tag !== "v14") throw new Error("Expected metadata of version 14.");
	const constantOf = (pallet: string, name: string) =>
		source.value.pallets.find((each) => each.name === pallet)?.constants.find((each) => each.name === name)?.value;
	const changed = metadata.value.pallets.map((pallet) =>
		pallets.includes(pallet.name)
			? {
					...pallet,
					constants: pallet.constants.map((each) => ({
						...each,
						value: constantOf(pallet.name, each.name) ?? each.value,
					})),
				}
			: pallet,
	);
	return codec.enc({ magicNumber, metadata: { tag: "v14", value: { ...metadata.value, pallets: changed } } });
}
