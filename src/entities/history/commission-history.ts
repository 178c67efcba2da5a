import type { ChainReads } from "../../chain/chain-adapter.ts";
import { parseOptions } from "../../chain/loaded-at-once.ts";
import type { CommissionChange } from "../../chain/model/stake-pool.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { EntityContext, ReadOptions } from "../entity-context.ts";
import { type BlockRange, readAtBlocks, resolveBlockRange } from "./block-range.ts";

/**
 * Reads changes of a pool's commission, block after block.
 *
 * @param requirePool - reads the pool at the last block; throws if it does not exist there
 */
export async function* commissionHistory(
	context: EntityContext,
	pid: number,
	requirePool: (reads: ChainReads) => StorageQuery<unknown>,
	range: BlockRange,
	readOptions: ReadOptions,
): AsyncIterable<CommissionChange> {
	const { from, to } = parseOptions(range, "range");
	const options = parseOptions(readOptions);
	const historicalChain = await context.historicalChain();
	const blocks = await resolveBlockRange(historicalChain, { from, to }, options);
	await historicalChain.execute(requirePool, { ...options, at: blocks.end });
	// `null` at blocks before the pool was created.
	for await (const changes of readAtBlocks(historicalChain, blocks, (reads) => reads.commissions(pid), options))
		yield* changes ?? [];
}
