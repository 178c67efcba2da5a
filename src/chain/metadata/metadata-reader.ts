import type { Hex } from "../../codec/hex.ts";
import type { DispatchInfo } from "../../errors/codes.ts";
import { readBlockTimestamp } from "./block-timestamp.ts";
import type { BlockEvent } from "./decode-events.ts";
import { decodeEvents } from "./decode-events.ts";
import { readDispatchError } from "./dispatch-error.ts";
import { createMetadataMap, type MetadataMap } from "./metadata-map.ts";
import type { MetadataScan } from "./scan.ts";
import { strictFields } from "./strict-fields.ts";

/** Reads that need a runtime's metadata. */
export interface MetadataReader {
	readonly scan: MetadataScan;
	/** Events of a block by the value of `System.Events`, in the chain's order. Throws `DECODE_FAILED`. */
	events(bytes: Hex): readonly BlockEvent[];
	/** The data of an event, as {@link strictFields}. */
	strictFields(event: string, data: unknown): unknown;
	/** A map that only some runtimes have. */
	map(pallet: string, item: string): MetadataMap | null;
	/** A decoded `DispatchError` by name, as {@link readDispatchError}. */
	dispatchError(error: unknown, callIndex: number | null): DispatchInfo;
	/** Time of the block with these extrinsics, as {@link readBlockTimestamp}. */
	blockTimestampMs(extrinsics: readonly Hex[]): number | null;
}

/** A metadata reader for the runtime of `scan`. */
export function createMetadataReader(scan: MetadataScan): MetadataReader {
	return {
		scan,
		events: (bytes) => decodeEvents(scan, bytes),
		strictFields,
		map: (pallet, item) => createMetadataMap(scan, pallet, item),
		dispatchError: (error, callIndex) => readDispatchError(scan, error, callIndex),
		blockTimestampMs: (extrinsics) => readBlockTimestamp(scan, extrinsics),
	};
}
