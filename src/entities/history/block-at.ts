import { isPhalaError, notFound, readBlockRef } from "../../chain/loaded-at-once.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import type { HistoricalChain, ReadOptions } from "../entity-context.ts";

/**
 * The last block that is not after `date`, among those that the node has.
 *
 * @throws PhalaError `NOT_FOUND` for a date before block 0, or where the node does not have the block; `BLOCK_PRUNED` where it has discarded
 * the block's state; the transport's errors
 */
export async function findBlockAt(chain: HistoricalChain, date: Date, options: ReadOptions): Promise<BlockRef> {
	const timeMs = date.getTime();
	const read = async (number: number) => {
		const [at] = await chain.hashesOf([number], options);
		if (at === undefined) throw notFound("block", number);
		return chain.execute(readBlockRef, { ...options, at });
	};
	let after = await chain.newest(options);
	let found = await read(after);
	if (found.timestampMs <= timeMs) return found;
	// The newest block is too late: halves the range between a block that is early enough, or not kept, and one that is too late.
	let before = -1;
	let missing: unknown = null;
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		const block = await read(middle).catch((error: unknown) => {
			if (!isPhalaError(error, "NOT_FOUND", "BLOCK_PRUNED")) throw error;
			missing = error;
			return null;
		});
		if (block && block.timestampMs > timeMs) after = middle;
		else {
			before = middle;
			if (block) found = block;
		}
	}
	if (found.number === before) return found;
	throw missing ?? notFound("block", date.toISOString());
}
