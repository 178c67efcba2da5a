import { entries } from "../../../generated/v2/entries.ts";
import { isPhalaError } from "../../errors/error.ts";
import { MetadataWanted } from "../../query/metadata-required.ts";
import type { Entry } from "../../query/storage-entry.ts";
import type { Addresses } from "../addresses.ts";
import type { ChainRuntime } from "../chain-adapter.ts";
import { fitted } from "../storage/map-entries.ts";
import { portV2 } from "./adapter.ts";
import { rulesOf } from "./features.ts";
import type { Facts } from "./runtime-constants.ts";

/**
 * Generation 2 behind the port, on a runtime whose storage is laid out as the generated decoders have it. Bytes that they cannot
 * read want the metadata, which says whether the layout is another one or the bytes are bad.
 */
export function knownV2({ constants, flags }: Facts, addresses: Addresses, ss58Prefix: number): ChainRuntime {
	const chain = {
		entries: ENTRIES,
		constants,
		rules: rulesOf(flags),
		addresses,
		get told(): never {
			throw new MetadataWanted();
		},
	};
	return portV2(chain, ss58Prefix);
}

const ENTRIES = fitted(entries, doubtful);

function doubtful<A extends readonly unknown[]>(entry: Entry<A, unknown>): Entry<A, unknown> {
	return {
		...entry,
		decode(bytes) {
			try {
				return entry.decode(bytes);
			} catch (error) {
				throw isPhalaError(error, "DECODE_FAILED") ? new MetadataWanted() : error;
			}
		},
	};
}
