import { concatBytes, type Hex } from "../../../codec/hex.ts";
import { polkadotTypes } from "./polkadot-types.ts";

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

/** The parts of metadata of version 14 that change, as JSON. */
interface MetadataJson {
	readonly lookup: { readonly types: readonly { readonly id: number; readonly type: { readonly def: DefJson } }[] };
	readonly pallets: readonly {
		readonly name: string;
		readonly calls: { readonly type: number } | null;
		readonly constants: readonly { readonly name: string; value: string }[];
		index: number;
	}[];
}

interface DefJson {
	readonly variant?: { readonly variants: readonly { readonly name: string; index: number }[] };
}

const MAGIC_BYTES = 5;

/** Metadata with the indexes and constants of a network. */
export function withNetworkPallets(metadata: Uint8Array, network: NetworkPallets): Uint8Array {
	const { Metadata, TypeRegistry } = polkadotTypes.get();
	const registry = new TypeRegistry();
	const changed = new Metadata(registry, metadata).asV14.toJSON() as unknown as MetadataJson;
	const { lookup, pallets } = changed;
	const before = new Map(pallets.map(({ name, index }) => [name, index]));
	const variantsOf = (def: DefJson | undefined) => def?.variant?.variants ?? [];
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
	return concatBytes([metadata.subarray(0, MAGIC_BYTES), registry.createType("MetadataV14", changed as never).toU8a()]);
}
