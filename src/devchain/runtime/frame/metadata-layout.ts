import { Data, Metadata, TypeRegistry } from "@polkadot/types";
import type { Registry, RegistryTypes } from "@polkadot/types/types";
import { plainCallCodec } from "./library-call.ts";
import { createCodec } from "./library-codec.ts";
import { libraryShape } from "./library-shape.ts";
import { PalletLayout } from "./pallet-layout.ts";

/** The layout of SCALE metadata, which is kept as well. */
export class MetadataLayout extends PalletLayout {
	/** SCALE metadata with its magic number. */
	readonly bytes: Uint8Array;
	/** Types of the metadata. */
	readonly registry: TypeRegistry;

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
		const shape = libraryShape(decoded, registry.lookup);
		super(shape, {
			byId(id) {
				const codec = createCodec(registry, registry.createLookupType(id));
				return id === shape.call ? plainCallCodec(shape, codec) : codec;
			},
			byName: (type) => createCodec(registry, type),
		});
		this.registry = registry;
		this.bytes = metadata;
	}
}

/** `Data` of `Identity`, which also takes its plain form `"None"`: the library takes a text for bytes. */
class PlainData extends Data {
	constructor(registry: Registry, value?: unknown) {
		super(registry, (value === "None" ? undefined : value) as never);
	}
}
