import type { BundledRuntime } from "../../../generated/bundled-runtimes.ts";
import { isPhalaError } from "../../errors/error.ts";
import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import { MetadataRequired } from "../../query/storage-query.ts";
import type { BoundRuntime } from "../bound-runtime.ts";
import { Addresses } from "../loaded-at-once.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import { mapEntries } from "../storage/map-entries.ts";
import type { ChainV2 } from "./chain-context.ts";
import { createAdapterV2, deriveFeatures, entries } from "./loaded-with-reads.ts";

/**
 * A runtime whose storage has the layout of the generated decoders.
 *
 * @param allowForeignPrefix - accept ss58 addresses of any network
 * @param metadata - that the decoders were generated from; `null`: not loaded. Then it throws {@link MetadataRequired} for bytes that
 * they cannot decode: metadata decides whether the layout or the bytes differ
 */
export function createBundledRuntime(
	{ specName, specVersion, ss58Prefix, config }: BundledRuntime,
	allowForeignPrefix: boolean,
	metadata: MetadataReader | null,
): BoundRuntime {
	const addresses = new Addresses(ss58Prefix, allowForeignPrefix);
	const chain: ChainV2 = {
		entries: metadata ? entries : ENTRIES,
		constants: config.constants,
		features: deriveFeatures(config.flags),
		addresses,
		isKnown: true,
		get metadata() {
			if (metadata === null) throw new MetadataRequired();
			return metadata;
		},
	};
	const loadReads = async () => (await import("./all-reads.ts").catch(throwNotLoaded)).createReadsV2(chain);
	const loadWrites = async () => (await import("./writes/index.ts").catch(throwNotLoaded)).createWritesModuleV2(chain);
	return {
		...createAdapterV2(chain, ss58Prefix, loadReads, loadWrites),
		specName,
		specVersion,
		addresses,
		differingStorage: [],
		isBoundByMetadata: metadata !== null,
	};
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
