import type { Hex } from "../codec/hex.ts";

/** The block a value was read at. @public */
export interface BlockRef {
	/** Block hash. */
	readonly hash: Hex;
	/** Block number. */
	readonly number: number;
	/** The chain's clock at the block, milliseconds since the epoch; 0 at block 0 of a chain whose genesis sets no time. */
	readonly timestampMs: number;
}
