import type { Hex } from "../codec/hex.ts";
import type { Block } from "./node/block.ts";

/**
 * A block, as the chain's own methods answer it.
 *
 * @public
 */
export interface BlockRef {
	/** blake2-256 of the header. */
	readonly hash: Hex;
	/** 0 is the genesis. */
	readonly number: number;
	/** Clock of the block, ms. */
	readonly timestampMs: number;
}

/** What is told of a block. */
export const toBlockRef = ({ hash, header, timestampMs }: Block): BlockRef => ({
	hash,
	number: header.number,
	timestampMs,
});
