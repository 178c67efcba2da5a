import type { Hex } from "../../codec/hex.ts";
import type { BlockEvent } from "../events/block-events.ts";
import { decodeEvents } from "./decode-events.ts";
import { createMetadataMap, type MetadataMap } from "./metadata-map.ts";
import type { MetadataScan } from "./scan.ts";

/** What reads need that only the metadata of a runtime tells. */
export interface MetadataReader {
	/** Events of a block by the value of `System.Events`, in the chain's order. Throws `DECODE_FAILED`. */
	events(bytes: Hex): readonly BlockEvent[];
	/** A map that only some runtimes have. */
	map(pallet: string, item: string): MetadataMap | null;
}

/** What `scan` tells. */
export function createMetadataReader(scan: MetadataScan): MetadataReader {
	return { events: (bytes) => decodeEvents(scan, bytes), map: (pallet, item) => createMetadataMap(scan, pallet, item) };
}
