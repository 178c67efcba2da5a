import type { Read } from "../chain/read.ts";
import type { ChainReads } from "../chain/runtime.ts";
import type { BlockRef, CommissionChange } from "../chain/types.ts";
import { wrongArgument } from "../errors/argument.ts";
import type { EntityContext, ReadOptions } from "./context.ts";

/** Blocks of the best chain, both ends included. @public */
export interface BlockRange {
	/** Number of the first block. */
	readonly from: number | bigint;
	/** Number of the last block; the newest one when left out. */
	readonly to?: number | bigint | undefined;
}

/** Blocks that are read at the same time. */
const IN_FLIGHT = 8;

/**
 * Changes of a pool's commission, block after block.
 *
 * @param found - reads the pool at the last block, where it has to be
 */
export async function* commissionHistory(
	context: EntityContext,
	pid: number,
	found: (reads: ChainReads) => Read<{ readonly block: BlockRef }>,
	{ from, to }: BlockRange,
	options: ReadOptions,
): AsyncIterable<CommissionChange> {
	const first = blockNumberOf("from", from);
	const ending = to === undefined ? context : await context.atNumber(blockNumberOf("to", to), options);
	const { block } = await ending.read(found, options);
	if (first > block.number)
		throw wrongArgument("from", from, `a block from 0 to ${block.number}, where the range ends`);

	let next = first;
	const underWay: Promise<readonly CommissionChange[]>[] = [];
	const changesAt = async (number: number) => {
		const at = await context.atNumber(number, options);
		// Before the pool was created there is nothing to tell.
		return (await at.read((reads) => reads.commissions(pid), options)) ?? [];
	};
	const fill = () => {
		while (underWay.length < IN_FLIGHT && next <= block.number) {
			const changes = changesAt(next);
			// A failure is told when its turn comes, or to nobody when the reader has left.
			changes.catch(() => {});
			underWay.push(changes);
			next += 1;
		}
		return underWay.shift();
	};
	for (let changes = fill(); changes; changes = fill()) yield* await changes;
}

function blockNumberOf(name: string, value: number | bigint): number {
	const number = typeof value === "bigint" ? Number(value) : value;
	if (Number.isSafeInteger(number) && number >= 0) return number;
	throw wrongArgument(name, value, "a block number from 0 on");
}
