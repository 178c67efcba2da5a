import { isPhalaError } from "../../errors/error.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import { MetadataRequired } from "../../query/storage-query.ts";
import type { Addresses } from "../addresses.ts";
import type { ChainRuntime } from "../chain-adapter.ts";
import { mapEntries } from "../storage/map-entries.ts";
import { createAdapterV2, deriveFeatures, entries } from "./loaded-with-reads.ts";
import type { RuntimeConfig } from "./runtime-constants.ts";

/**
 * Reads and writes of a runtime whose storage has the layout of the generated decoders.
 *
 * - Throws {@link MetadataRequired} for bytes that they cannot decode: metadata decides whether the layout or the bytes differ
 */
export function createBundledAdapter(
	{ constants, flags }: RuntimeConfig,
	addresses: Addresses,
	ss58Prefix: number,
): ChainRuntime {
	const chain = {
		entries: ENTRIES,
		constants,
		features: deriveFeatures(flags),
		addresses,
		get metadata(): never {
			throw new MetadataRequired();
		},
	};
	return createAdapterV2(chain, ss58Prefix, async () =>
		(await import("./writes/index.ts")).createWritesModuleV2(chain),
	);
}

const ENTRIES = mapEntries(entries, requireMetadataOnFailure);

function requireMetadataOnFailure<A extends readonly unknown[]>(
	entry: StorageEntry<A, unknown>,
): StorageEntry<A, unknown> {
	return {
		...entry,
		decode(bytes) {
			try {
				return entry.decode(bytes);
			} catch (error) {
				throw isPhalaError(error, "DECODE_FAILED") ? new MetadataRequired() : error;
			}
		},
	};
}
