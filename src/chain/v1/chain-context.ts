import { entries } from "../../../generated/v1/entries.ts";
import { shapes } from "../../../generated/v1/shapes.ts";
import type { Addresses } from "../addresses.ts";
import { type Constants, readConstants } from "../constants.ts";
import { createMetadataReader } from "../loaded-with-metadata.ts";
import { bindEntries } from "../metadata/bind-entries.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { detectFeatures, type RuntimeFeatures } from "./features.ts";

/** One runtime of generation 1: its storage, constants and features. */
export interface ChainV1 {
	readonly entries: typeof entries;
	readonly constants: Constants;
	readonly features: RuntimeFeatures;
	readonly addresses: Addresses;
	readonly metadata: MetadataReader;
}

/** Storage that early runtimes lack. */
const OPTIONAL_ENTRIES = ["PhalaStakePool.PoolContributionWhitelists", "PhalaStakePool.PoolDescriptions"];

/**
 * Binds generation 1 to a runtime by its metadata.
 *
 * @returns the bound runtime; `missing`: required storage and constants that it lacks; `differing`: storage with another layout; all as
 * `Pallet.Item`
 */
export function createChainV1(
	scan: MetadataScan,
	addresses: Addresses,
): { chain: ChainV1; missing: readonly string[]; differing: readonly string[] } {
	const bound = bindEntries(entries, scan, shapes, OPTIONAL_ENTRIES);
	const missing = [...bound.missing];
	const chain = {
		entries: bound.entries,
		constants: readConstants(scan, "PhalaStakePool", missing),
		features: detectFeatures(scan),
		addresses,
		metadata: createMetadataReader(scan),
	};
	return { chain, missing, differing: bound.differing };
}
