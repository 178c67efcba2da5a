import type { TypeRegistry } from "@polkadot/types";
import type { Registry } from "@polkadot/types/types";
import { plainCallCodec } from "./library-call.ts";
import { createCodec } from "./library-codec.ts";
import { PalletLayout } from "./pallet-layout.ts";
import { polkadotTypes } from "./polkadot-types.ts";
import { type MetadataShape, readMetadata } from "./read-metadata.ts";

/** The layout of SCALE metadata, which is kept as well. */
export class MetadataLayout extends PalletLayout {
	/** SCALE metadata with its magic number. */
	readonly bytes: Uint8Array;
	readonly shape: MetadataShape;
	readonly #registry: () => TypeRegistry;

	/**
	 * @param metadata - SCALE metadata with its magic number
	 * @throws RangeError for metadata that cannot be read
	 */
	constructor(metadata: Uint8Array) {
		const shape = readMetadata(metadata);
		let created: TypeRegistry | undefined;
		const registry = () => {
			created ??= createRegistry(metadata);
			return created;
		};
		super(shape, (id) => {
			const types = registry();
			const codec = createCodec(types, types.createLookupType(id));
			return id === shape.call ? plainCallCodec(shape, codec) : codec;
		});
		this.bytes = metadata;
		this.shape = shape;
		this.#registry = registry;
	}

	/** The types of the metadata, of `@polkadot/types`. Throws `StorageMissing` before it is loaded. */
	get registry(): TypeRegistry {
		return this.#registry();
	}
}

function createRegistry(metadata: Uint8Array): TypeRegistry {
	const { Data, Metadata, TypeRegistry } = polkadotTypes.get();
	const registry = new TypeRegistry();
	/** `Data` of `Identity`, which also takes its plain form `"None"`: the library takes a text for bytes. */
	class PlainData extends Data {
		constructor(types: Registry, value?: unknown) {
			super(types, (value === "None" ? undefined : value) as never);
		}
	}
	registry.register({ Data: PlainData });
	// A Phala-specific extension without data and without an additional signed payload.
	registry.setMetadata(new Metadata(registry, metadata), undefined, {
		CheckMqSequence: { extrinsic: {}, payload: {} },
	});
	return registry;
}
