import type { Hex } from "../codec/hex.ts";
import type { Block } from "./node/block.ts";

/**
 * Identifies a block.
 *
 * @public
 */
export interface BlockRef {
	/** Block hash: blake2-256 of the header. */
	readonly hash: Hex;
	/** Block number; 0 is the genesis block. */
	readonly number: number;
	/** Clock of the block, ms since 1970. */
	readonly timestampMs: number;
}

/** The reference of a block. */
export const toBlockRef = ({ hash, header, timestampMs }: Block): BlockRef =>
	Object.freeze({ hash, number: header.number, timestampMs });
