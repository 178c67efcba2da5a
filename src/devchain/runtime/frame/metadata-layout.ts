import { Metadata, TypeRegistry } from "@polkadot/types";
import type { RegistryTypes } from "@polkadot/types/types";
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
		registry.register(types);
		const decoded = new Metadata(registry, metadata);
		// A Phala-specific extension without data and without an additional signed payload.
		registry.setMetadata(decoded, undefined, { CheckMqSequence: { extrinsic: {}, payload: {} } });
		super(registry, decoded);
		this.bytes = metadata;
	}
}
