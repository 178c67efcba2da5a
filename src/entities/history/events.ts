import type { ChainReads } from "../../chain/chain-adapter.ts";
import { mapPoolEvent } from "../../chain/events/map-event.ts";
import type { PoolEvent } from "../../chain/events/pool-event.ts";
import type { StakePoolField } from "../../chain/model/stake-pool.ts";
import type { VaultState } from "../../chain/model/vault.ts";
import { deepFreeze } from "../../codec/deep-freeze.ts";
import { notFound } from "../../errors/not-found.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { isRowError } from "../../query/row-result.ts";
import { parallel, type StorageQuery } from "../../query/storage-query.ts";
import { readBlockRef } from "../../query/storage-value.ts";
import type { EntityContext, ReadOptions } from "../entity-context.ts";
import type { StakePoolFields } from "../stake-pools.ts";
import { parseFields } from "../stake-pools.ts";
import { parsePid } from "../validate.ts";
import { type BlockRange, countBlocks, readAtBlocks, resolveBlockRange } from "./block-range.ts";

/** Which events of the past are wanted. @public */
export interface EventsOptions extends BlockRange, ReadOptions {
	/** Only events that name one of these pools; events that name no pool, such as those of sessions and of W-PHA, are left out then. */
	readonly pids?: readonly (number | bigint)[] | undefined;
	/**
	 * Told after every block, when all of its events were looked at.
	 *
	 * @param read - how many blocks were looked at
	 * @param total - how many there are
	 */
	readonly onProgress?: ((read: number, total: number) => void) | undefined;
}

/** Which blocks a pool is looked at. @public */
export interface SeriesOptions extends BlockRange, ReadOptions {
	/** Blocks from one sample to the next, 1 or more. */
	readonly every: number | bigint;
}

/** Which blocks a stake pool is looked at, and how much of it is wanted. @public */
export interface StakePoolSeriesOptions<F extends StakePoolField> extends SeriesOptions {
	/** What is wanted of the pool, as of {@link StakePoolsView.all}. */
	readonly fields?: readonly F[] | undefined;
}

/** A pool at one block of a series. @public */
export interface SeriesPoint<P> {
	/** The chain's clock in the block, milliseconds since the epoch. */
	readonly timestampMs: number;
	/** The pool; `pool.block` is the block. */
	readonly pool: P;
}

/** Events of Phala's pallets in a range of blocks. */
export async function* readEvents(
	context: EntityContext,
	{ from, to, pids, onProgress, ...options }: EventsOptions,
): AsyncGenerator<PoolEvent, void, undefined> {
	const { addresses } = context;
	const past = context.historicalChain;
	const wanted = pids && new Set<number | null>(pids.map(parsePid));
	const blocks = await resolveBlockRange(past, { from, to }, options);
	let read = 0;
	for await (const { block, events } of readAtBlocks(past, blocks, (reads) => reads.events(), options)) {
		for (const event of events) {
			const { extrinsic, index } = event;
			const told = mapPoolEvent(event, { block, extrinsic, index }, addresses);
			if (told && (!wanted || ("pid" in told && wanted.has(told.pid)))) yield told;
		}
		onProgress?.(++read, countBlocks(blocks));
	}
}

/** A stake pool over time. */
export function readStakePoolSeries<F extends StakePoolField>(
	context: EntityContext,
	pid: number,
	{ fields, ...options }: StakePoolSeriesOptions<F>,
): AsyncGenerator<SeriesPoint<StakePoolFields<F>>, void, undefined> {
	const wanted = parseFields(fields);
	return readSeries(context, pid, options, function* (reads): StorageQuery<StakePoolFields<F> | null> {
		const [row = null] = yield* reads.stakePoolRows([pid], wanted);
		if (isRowError(row)) throw row.error;
		return row as StakePoolFields<F> | null;
	});
}

/** A vault over time. */
export function readVaultSeries(
	context: EntityContext,
	pid: number,
	options: SeriesOptions,
): AsyncGenerator<SeriesPoint<VaultState>, void, undefined> {
	return readSeries(context, pid, options, (reads) => reads.vault(pid));
}

/** Samples of what `read` tells; blocks from before the pool was created have none. */
async function* readSeries<P>(
	context: EntityContext,
	pid: number,
	{ from, to, every, ...options }: SeriesOptions,
	read: (reads: ChainReads) => StorageQuery<P | null>,
): AsyncGenerator<SeriesPoint<P>, void, undefined> {
	const past = context.historicalChain;
	const blocks = await resolveBlockRange(past, { from, to, every }, options);
	// Pools do not vanish: one that is not there at the end never was. What is read here is remembered.
	if ((await past.execute(read, { ...options, at: blocks.end })) === null) throw notFound("pool", pid);
	const both = (reads: ChainReads) => parallel<[P | null, BlockRef]>([read(reads), readBlockRef()]);
	for await (const [pool, { timestampMs }] of readAtBlocks(past, blocks, both, options)) {
		if (pool !== null) yield deepFreeze<SeriesPoint<P>>({ timestampMs, pool });
	}
}
