import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { CommissionChange } from "../../chain/model.ts";
import type { Read } from "../../query/storage-query.ts";
import type { EntityContext, ReadOptions } from "../entity-context.ts";
import { type BlockRange, blocksOf, readBlocks } from "./block-range.ts";

/**
 * Changes of a pool's commission, block after block.
 *
 * @param found - reads the pool at the last block, where it has to be
 */
export async function* commissionHistory(
	context: EntityContext,
	pid: number,
	found: (reads: ChainReads) => Read<unknown>,
	range: BlockRange,
	options: ReadOptions,
): AsyncIterable<CommissionChange> {
	const past = await context.past();
	const blocks = await blocksOf(past, range, options);
	await past.readAt(blocks.end, found, options);
	// Before the pool was created there is nothing to tell.
	for await (const changes of readBlocks(past, blocks, (reads) => reads.commissions(pid), options))
		yield* changes ?? [];
}
