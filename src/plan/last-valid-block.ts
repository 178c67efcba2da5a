import type { TransactionCodec } from "../chain/signing/transaction-codec.ts";
import type { MortalEra } from "../codec/mortal-era.ts";

/** Block hashes that a runtime stores at least. A smaller constant in a node's metadata is ignored. */
const LEAST_BLOCK_HASHES = 250;

/**
 * The last block that can hold a transaction: the last of its era that still has the hash of the era's first block.
 *
 * @param era - `null` for a transaction that is valid for ever
 * @returns `null`: any
 */
export function lastValidBlock(codec: Pick<TransactionCodec, "constant">, era: MortalEra | null): number | null {
	if (era === null) return null;
	const { firstBlock, lastBlock } = era;
	const stored = codec.constant("System", "BlockHashCount");
	// The hash of block 0 is never removed.
	if (firstBlock === 0 || stored === undefined) return lastBlock;
	return Math.min(lastBlock, firstBlock + Math.max(Number(stored), LEAST_BLOCK_HASHES) + 1);
}
