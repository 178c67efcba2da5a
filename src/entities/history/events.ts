import { filter, type Observable } from "rxjs";
import type { Addresses } from "../../chain/addresses.ts";
import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { BlockEvents } from "../../chain/events/block-events.ts";
import { mapPoolEvent } from "../../chain/events/map-event.ts";
import type { PoolEvent, PoolEventType } from "../../chain/events/pool-event.ts";
import { parseOptions } from "../../chain/loaded-at-once.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { EntityContext, ReadOptions } from "../entity-context.ts";
import { parseCallback } from "../parse-callback.ts";
import { type BlockRange, countBlocks, readAtBlocks, resolveBlockRange } from "./block-range.ts";
import { type EventFilter, parseEventFilter } from "./event-filter.ts";

/** Blocks of the past to read events of. @public */
export interface HistoryOptions extends BlockRange, ReadOptions {
	/**
	 * Called after each block, when all of its events were consumed.
	 *
	 * @param read - blocks read so far
	 * @param total - blocks of the range
	 */
	readonly onProgress?: ((read: number, total: number) => void) | undefined;
}

/** Events of the past to read. @public */
export interface EventsOptions<T extends PoolEventType = PoolEventType> extends HistoryOptions, EventFilter<T> {}

/** Reads events of Phala's pallets in a range of blocks. */
export async function* readEvents(
	context: EntityContext,
	options: EventsOptions,
): AsyncGenerator<PoolEvent, void, undefined> {
	const matches = parseEventFilter(options, context.addresses);
	for await (const events of readEventsByBlock(context, options)) yield* events.filter(matches);
}

/** Reads events of Phala's pallets block by block. */
export async function* readEventsByBlock(
	context: EntityContext,
	options: HistoryOptions,
): AsyncGenerator<readonly PoolEvent[], void, undefined> {
	const { from, to, signal, onProgress: callback } = parseOptions(options);
	const onProgress = parseCallback("onProgress", callback);
	const historicalChain = await context.historicalChain();
	const blocks = await resolveBlockRange(historicalChain, { from, to }, { signal });
	let read = 0;
	for await (const events of readAtBlocks(historicalChain, blocks, (reads) => reads.events(), { signal })) {
		yield mapEvents(events, context.addresses);
		onProgress?.(++read, countBlocks(blocks));
	}
}

/** Follows events of Phala's pallets, of every block from the newest on; one upstream for all filters. */
export function watchEvents(context: EntityContext, eventFilter: EventFilter): Observable<PoolEvent> {
	const matches = parseEventFilter(eventFilter, context.addresses);
	return context.watchEach("events", (reads) => readBlock(reads, context.addresses)).pipe(filter(matches));
}

function* readBlock(reads: ChainReads, addresses: Addresses): StorageQuery<readonly PoolEvent[]> {
	return mapEvents(yield* reads.events(), addresses);
}

function mapEvents({ block, events }: BlockEvents, addresses: Addresses): readonly PoolEvent[] {
	return events.flatMap((event) => {
		const { extrinsic, index } = event;
		return mapPoolEvent(event, { block, extrinsic, index }, addresses) ?? [];
	});
}
