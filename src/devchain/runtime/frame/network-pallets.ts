import type { Hex } from "../../../codec/hex.ts";
import { changeMetadata, type TypeJson } from "./metadata-json.ts";

/** What a network has in a pallet other than the emulated runtime, by names as in metadata. */
export interface NetworkPallet {
	/** Index of the pallet. */
	readonly index?: number | undefined;
	/** Indexes of calls. */
	readonly calls?: Readonly<Record<string, number>> | undefined;
	/** SCALE values of constants. */
	readonly constants?: Readonly<Record<string, Hex>> | undefined;
}

/** What a network has other than the emulated runtime, by names of pallets. The rest is the same. */
export type NetworkPallets = Readonly<Record<string, NetworkPallet>>;

/** Metadata with the indexes and constants of a network. */
export function withNetworkPallets(metadata: Uint8Array, network: NetworkPallets): Uint8Array {
	return changeMetadata(metadata, ({ lookup, pallets }) => {
		const before = new Map(pallets.map(({ name, index }) => [name, index]));
		const variantsOf = (def: TypeJson["def"] | undefined) => def?.variant?.variants ?? [];
		for (const pallet of pallets) {
			const { index = pallet.index, calls = {}, constants = {} } = network[pallet.name] ?? {};
			pallet.index = index;
			const own = lookup.types.find(({ id }) => id === pallet.calls?.type);
			for (const call of variantsOf(own?.type.def)) call.index = calls[call.name] ?? call.index;
			for (const constant of pallet.constants) constant.value = constants[constant.name] ?? constant.value;
		}
		for (const { type } of lookup.types) {
			const variants = variantsOf(type.def);
			// Enums of all calls and of all events have one variant per pallet.
			if (!variants.every(({ name, index }) => before.get(name) === index)) continue;
			for (const variant of variants) variant.index = network[variant.name]?.index ?? variant.index;
		}
	});
}
