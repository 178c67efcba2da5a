import { toHex } from "../../codec/hex.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import type { QueryResponse, StorageQuery } from "../../query/storage-query.ts";
import type { BlockEvent } from "../metadata/decode-events.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import { itemPrefix } from "../storage/hashers.ts";

/** All events of one block. */
export interface BlockEvents {
	readonly block: BlockRef;
	/** In the chain's order. */
	readonly events: readonly BlockEvent[];
	/** Id of W-PHA in the assets pallet; `null` in generation 1. */
	readonly wrappedAsset: number | null;
}

/** The key of `System.Events`: all events of a block, its own and those of its extrinsics. */
export const EVENTS_KEY = toHex(itemPrefix("System", "Events"));

/** Decodes the events of the block, in the chain's order. {@link EVENTS_KEY} must be in the response. */
export function decodeBlockEvents(metadata: MetadataReader, response: QueryResponse): readonly BlockEvent[] {
	const bytes = response.value(EVENTS_KEY);
	return bytes === null ? [] : metadata.events(bytes);
}

/**
 * Reads all events of a block. One round. Uses the metadata only after it, when the block's runtime is known.
 *
 * @param wrappedAsset - id of W-PHA in the assets pallet
 */
export function* readEvents(
	chain: { readonly metadata: MetadataReader },
	wrappedAsset: number | null = null,
): StorageQuery<BlockEvents> {
	const response = yield { keys: [EVENTS_KEY] };
	return { block: response.block, events: decodeBlockEvents(chain.metadata, response), wrappedAsset };
}
