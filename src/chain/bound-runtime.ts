import type { Addresses } from "./addresses.ts";
import type { ChainRuntime } from "./chain-adapter.ts";

/** A runtime with its reads and writes, bound by its metadata or bundled with the SDK. */
export interface BoundRuntime extends ChainRuntime {
	/** E.g. `khala`. */
	readonly specName: string;
	/** Rises with every upgrade. */
	readonly specVersion: number;
	readonly addresses: Addresses;
	/** Storage whose layout differs from the generated decoders', as `Pallet.Item`: decoded by metadata, which is slower. */
	readonly differingStorage: readonly string[];
	/** Whether it was bound by metadata. A bundled runtime throws `MetadataRequired` in reads that need metadata. */
	readonly isBoundByMetadata: boolean;
}
