import { Data, Metadata, TypeRegistry } from "@polkadot/types";
import type { Registry, RegistryTypes } from "@polkadot/types/types";
import { PalletLayout } from "./pallet-layout.ts";

/** The layout of SCALE metadata, which is kept as well. */
export class MetadataLayout extends PalletLayout {
	/** SCALE metadata with its magic number. */
	readonly bytes: Uint8Array;

	/**
	 * @param metadata - SCALE metadata with its magic number
	 * @param types - additional types that calls contain as bytes
	 */
	constructor(metadata: Uint8Array, types: RegistryTypes = {}) {
		const registry = new TypeRegistry();
		registry.register({ ...types, Data: PlainData });
		const decoded = new Metadata(registry, metadata);
		// A Phala-specific extension without data and without an additional signed payload.
		registry.setMetadata(decoded, undefined, { CheckMqSequence: { extrinsic: {}, payload: {} } });
		super(registry, decoded);
		this.bytes = metadata;
	}
}

/** `Data` of `Identity`, which also takes its plain form `"None"`: the library takes a text for bytes. */
class PlainData extends Data {
	constructor(registry: Registry, value?: unknown) {
		super(registry, (value === "None" ? undefined : value) as never);
	}
}
