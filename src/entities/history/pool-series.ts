import type { ChainReads } from "../../chain/chain-adapter.ts";
import { parseOptions } from "../../chain/loaded-at-once.ts";
import type { StakePoolField, StakePoolRow } from "../../chain/model/stake-pool.ts";
import type { VaultState } from "../../chain/model/vault.ts";
import { STAKE_POOL_FIELDS, STATE_FIELDS } from "../../chain/stake-pool-fields.ts";
import { deepFreeze } from "../../codec/deep-freeze.ts";
import { notFound } from "../../errors/not-found.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { isRowError } from "../../query/row-result.ts";
import { parallel, type StorageQuery } from "../../query/storage-query.ts";
import { readBlockRef } from "../../query/storage-value.ts";
import type { EntityContext, ReadOptions } from "../entity-context.ts";
import { parseFields } from "../loaded-at-once.ts";
import { type BlockRange, readAtBlocks, resolveBlockRange } from "./block-range.ts";

/** Blocks to read a pool at. @public */
export interface SeriesOptions extends BlockRange, ReadOptions {
	/** Blocks from one point to the next, 1 or more. */
	readonly every: number | bigint;
}

/** A pool at one block of a series. @public */
export interface SeriesPoint<P> {
	/** The chain's clock at the block, milliseconds since the epoch. */
	readonly timestampMs: number;
	/** The pool; `pool.block` is the block. */
	readonly pool: P;
}

/** Reads a stake pool over time. */
export function readStakePoolSeries(
	context: EntityContext,
	pid: number,
	seriesOptions: SeriesOptions & { readonly fields?: readonly StakePoolField[] | undefined },
): AsyncGenerator<SeriesPoint<StakePoolRow>, void, undefined> {
	const { fields, ...options } = parseOptions(seriesOptions);
	const requested = parseFields(fields, STAKE_POOL_FIELDS, STATE_FIELDS);
	return readSeries(context, pid, options, function* (reads): StorageQuery<StakePoolRow | null> {
		const [row = null] = yield* reads.stakePoolRows([pid], requested);
		if (isRowError(row)) throw row.error;
		return row;
	});
}

/** Reads a vault over time. */
export function readVaultSeries(
	context: EntityContext,
	pid: number,
	options: SeriesOptions,
): AsyncGenerator<SeriesPoint<VaultState>, void, undefined> {
	return readSeries(context, pid, options, (reads) => reads.vault(pid));
}

/** Points of a query; blocks before the pool was created have none. */
async function* readSeries<P>(
	context: EntityContext,
	pid: number,
	seriesOptions: SeriesOptions,
	query: (reads: ChainReads) => StorageQuery<P | null>,
): AsyncGenerator<SeriesPoint<P>, void, undefined> {
	const { from, to, every, ...options } = parseOptions(seriesOptions);
	const historicalChain = await context.historicalChain();
	const blocks = await resolveBlockRange(historicalChain, { from, to, every }, options);
	// Pools are never deleted: one that does not exist at the end never did. This read is cached for the last point.
	if ((await historicalChain.execute(query, { ...options, at: blocks.end })) === null) throw notFound("pool", pid);
	const both = (reads: ChainReads) => parallel<[P | null, BlockRef]>([query(reads), readBlockRef()]);
	for await (const [pool, { timestampMs }] of readAtBlocks(historicalChain, blocks, both, options)) {
		if (pool !== null) yield deepFreeze<SeriesPoint<P>>({ timestampMs, pool });
	}
}
