import { encodeCompact } from "../../../codec/encode-integer.ts";
import { concatBytes } from "../../../codec/hex.ts";
import { describeApis } from "./api-types.ts";
import { LackingMetadata } from "./lacking-metadata.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import { polkadotTypes } from "./polkadot-types.ts";
import { TypeTable } from "./type-table.ts";

/**
 * Builds metadata of version 15 from version 14: the same types, pallets and extrinsic, plus the runtime APIs. Clients
 * need these to call APIs by name, such as `TransactionPaymentApi_query_info`.
 *
 * @param layout - metadata of the runtime
 * @param versions - announced versions of the APIs, by name; others are not described
 * @returns SCALE metadata with its magic number
 */
export function metadata15({ bytes, registry }: MetadataLayout, versions: ReadonlyMap<string, number>): Uint8Array {
	const { lookup, pallets, extrinsic, type: runtime } = new (polkadotTypes.get().Metadata)(registry, bytes).asV14;
	const types = new TypeTable(registry, lookup);
	const parts = Object.fromEntries(
		lookup.getSiType(extrinsic.type).params.map(({ name, type }) => [name.toString(), type.unwrap().toNumber()]),
	);
	const part = (name: string) => parts[name] ?? missing(`parameter ${name} of its extrinsic`);
	const apis = describeApis(types, extrinsic.type.toNumber(), versions).map((api) =>
		registry.createType("RuntimeApiMetadataV15", api).toU8a(),
	);
	const errors = types.variants(
		"phala_devchain::RuntimeError",
		pallets
			.filter(({ errors }) => errors.isSome)
			.map(({ name, index, errors }) => ({
				name: name.toString(),
				fields: [[null, errors.unwrap().type.toNumber()]],
				index: index.toNumber(),
			})),
	);
	const noDocs = encodeCompact(0n);
	const noCustomTypes = encodeCompact(0n);
	const ids = (...list: number[]) => list.map((id) => encodeCompact(BigInt(id)));
	return concatBytes([
		bytes.subarray(0, 4),
		Uint8Array.of(15),
		types.encode(),
		encodeCompact(BigInt(pallets.length)),
		...pallets.map((pallet) => concatBytes([pallet.toU8a(), noDocs])),
		extrinsic.version.toU8a(),
		...ids(part("Address"), part("Call"), part("Signature"), part("Extra")),
		extrinsic.signedExtensions.toU8a(),
		runtime.toU8a(),
		encodeCompact(BigInt(apis.length)),
		...apis,
		...ids(part("Call"), types.find(/_runtime::(Runtime)?Event$/), errors),
		noCustomTypes,
	]);
}

function missing(name: string): never {
	throw new LackingMetadata(`the metadata has no ${name}`);
}
