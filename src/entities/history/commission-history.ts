import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { CommissionChange } from "../../chain/model/stake-pool.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { EntityContext, ReadOptions } from "../entity-context.ts";
import { type BlockRange, readAtBlocks, resolveBlockRange } from "./block-range.ts";

/**
 * Changes of a pool's commission, block after block.
 *
 * @param found - reads the pool at the last block, where it has to be
 */
export async function* commissionHistory(
	context: EntityContext,
	pid: number,
	found: (reads: ChainReads) => StorageQuery<unknown>,
	range: BlockRange,
	options: ReadOptions,
): AsyncIterable<CommissionChange> {
	const past = context.historicalChain;
	const blocks = await resolveBlockRange(past, range, options);
	await past.execute(found, { ...options, at: blocks.end });
	// Before the pool was created there is nothing to tell.
	for await (const changes of readAtBlocks(past, blocks, (reads) => reads.commissions(pid), options))
		yield* changes ?? [];
}
