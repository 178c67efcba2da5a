import { entries } from "../../../generated/v2/entries.ts";
import type { Addresses } from "../addresses.ts";
import { bindEntries } from "../metadata/bind-entries.ts";
import { createMetadataReader, type MetadataReader } from "../metadata/metadata-reader.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { deriveFeatures, type RuntimeFeatures } from "./features.ts";
import { type Constants, readRuntimeConfig } from "./runtime-constants.ts";

/** One runtime of generation 2: how its storage is named and decoded, what it fixes, and what it does. */
export interface ChainV2 {
	readonly entries: typeof entries;
	readonly constants: Constants;
	readonly rules: RuntimeFeatures;
	readonly addresses: Addresses;
	/** Throws `MetadataWanted` where it is not loaded yet: whoever carries the read out loads it, and starts the read again. */
	readonly metadata: MetadataReader;
}

/** Storage that a runtime of generation 2 may lack: votes need a chain with referenda. */
const OPTIONAL_ENTRIES = ["Democracy.ReferendumInfoOf"];

/**
 * Fits generation 2 to the runtime at hand.
 *
 * @returns the fitted runtime; `missing`: storage and constants that it ought to have; `differing`: storage with another layout
 */
export function createChainV2(
	scan: MetadataScan,
	addresses: Addresses,
): { chain: ChainV2; missing: readonly string[]; differing: readonly string[] } {
	const bound = bindEntries(entries, scan, OPTIONAL_ENTRIES);
	const { facts, missing } = readRuntimeConfig(scan);
	const { constants, flags } = facts;
	const chain = {
		entries: bound.entries,
		constants,
		rules: deriveFeatures(flags),
		addresses,
		metadata: createMetadataReader(scan),
	};
	return { chain, missing: [...bound.missing, ...missing], differing: bound.differing };
}
