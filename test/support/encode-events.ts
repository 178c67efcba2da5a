import { type Hex, toHex } from "../../src/codec/hex.ts";
import type { Specimen } from "./metadata/specimens.ts";

/** An event to be written into a block: camelCase pallet, as recordings name it. */
export interface EncodedEvent {
	readonly pallet: string;
	readonly name: string;
	/** Fields, in order or by name. */
	readonly data: unknown;
	/** Index of the extrinsic; `null`: the block's own. */
	readonly extrinsic: number | null;
}

/** Bytes of `System.Events` of the specimen's runtime, each event encoded by `@polkadot/types`, independently of the SDK. */
export function encodeEvents(specimen: Specimen, events: readonly EncodedEvent[]): Hex {
	const { registry, metadata } = specimen.polkadot();
	const records = events.map(({ pallet, name, data, extrinsic }) => {
		const found = metadata.asLatest.pallets.find((one) => one.name.toString().toLowerCase() === pallet.toLowerCase());
		if (!found) throw new Error(`no pallet ${pallet}`);
		const { type: id } = found.events.unwrap();
		const type = registry.createLookupType(id);
		const variant = registry.lookup.getSiType(id).def.asVariant.variants.find((one) => one.name.eq(name));
		// One field without a name is the variant's value itself.
		const isBare = variant?.fields.length === 1 && variant.fields[0]?.name.isNone;
		const value: unknown = Array.isArray(data) && isBare ? data[0] : data;
		const phase = extrinsic === null ? [1] : [0, ...registry.createType("u32", extrinsic).toU8a()];
		return [...phase, found.index.toNumber(), ...registry.createType(type, { [name]: value }).toU8a(), 0];
	});
	const length = registry.createType("Compact<u32>", records.length).toU8a();
	return toHex(new Uint8Array([...length, ...records.flat()]));
}
