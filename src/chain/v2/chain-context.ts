import { entries } from "../../../generated/v2/entries.ts";
import { shapes } from "../../../generated/v2/shapes.ts";
import type { MetadataRequired } from "../../query/storage-query.ts";
import type { Addresses } from "../addresses.ts";
import { createMetadataReader } from "../loaded-with-metadata.ts";
import { bindEntries } from "../metadata/bind-entries.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { deriveFeatures, type RuntimeFeatures } from "./features.ts";
import { type Constants, readRuntimeConfig } from "./runtime-constants.ts";

/** One runtime of generation 2: its storage, constants and features. */
export interface ChainV2 {
	readonly entries: typeof entries;
	readonly constants: Constants;
	readonly features: RuntimeFeatures;
	readonly addresses: Addresses;
	/** Whether its metadata is byte by byte that of a bundled runtime: nothing in it has to be compared with what is known. */
	readonly isKnown: boolean;
	/** Throws {@link MetadataRequired} where metadata is not loaded yet: the executor then loads it and restarts the query. */
	readonly metadata: MetadataReader;
}

/** Storage that some runtimes lack: votes need a chain with referenda. */
const OPTIONAL_ENTRIES = ["Democracy.ReferendumInfoOf"];

/**
 * Binds generation 2 to a runtime by its metadata.
 *
 * @returns the bound runtime; `missing`: required storage and constants that it lacks; `differing`: storage with another layout; all as
 * `Pallet.Item`
 */
export function createChainV2(
	scan: MetadataScan,
	addresses: Addresses,
): { chain: ChainV2; missing: readonly string[]; differing: readonly string[] } {
	const bound = bindEntries(entries, scan, shapes, OPTIONAL_ENTRIES);
	const { config, missing } = readRuntimeConfig(scan);
	const { constants, flags } = config;
	const chain = {
		entries: bound.entries,
		constants,
		features: deriveFeatures(flags),
		addresses,
		isKnown: false,
		metadata: createMetadataReader(scan),
	};
	return { chain, missing: [...bound.missing, ...missing], differing: bound.differing };
}
