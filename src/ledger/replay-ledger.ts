import type { PoolEvent } from "../chain/events/pool-event.ts";
import { invalidArgument, parseOptions } from "../chain/loaded-at-once.ts";
import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { AccountInRows } from "./account-in-rows.ts";
import type { LedgerEntry } from "./entry.ts";
import { LedgerBuilder } from "./ledger-builder.ts";
import { type LedgerRow, type ParsedRow, parseLedgerRow } from "./ledger-row.ts";
import type { LedgerBlock, LedgerEvent } from "./ledger-source.ts";
import { isIterable } from "./parse-entries.ts";
import { PoolReplay } from "./replay-pools.ts";
import { selectEvents } from "./select-events.ts";
import { unusableRows } from "./unusable-rows.ts";

/** Account and blocks of a ledger that is computed from rows. @public */
export interface ReplayOptions {
	/** The account: ss58 of any network, or `0x` and 64 hex digits. */
	readonly address: string;
	/**
	 * The block before the ledger's first one. Its rows and earlier ones are applied, and are not in the ledger.
	 *
	 * @defaultValue none: the ledger begins with the first row
	 */
	readonly after?: BlockRef | undefined;
	/**
	 * The last block of the ledger, which may have no rows itself.
	 *
	 * @defaultValue the block of the last row
	 */
	readonly to?: BlockRef | undefined;
	/**
	 * What the account had before the first row, pico PHA: of a chain's genesis, for instance.
	 *
	 * @defaultValue nothing
	 */
	readonly opening?: { readonly pha?: bigint | undefined; readonly wrapped?: bigint | undefined } | undefined;
	/**
	 * W-PHA minimum balance, pico PHA: generation 2 burns rests of requests worth no more, and rests of balances below it.
	 *
	 * @defaultValue 100_000_000n, 0.0001 PHA
	 */
	readonly wrappedMinimum?: bigint | undefined;
}

const WRAPPED_MINIMUM = 100_000_000n;

/**
 * Computes the ledger of an account from an indexer's rows, without a node: the same entries as `delegator.ledger()` reads.
 *
 * - Takes all events of all pools, from the first pool on: values of positions follow from them by the chain's arithmetic. Rows of PHA
 *   and W-PHA are needed of the account only; without them the ledger has no fees and no transfers
 * - Specs from 1180 on: earlier ones report neither shares nor rewards
 * - Finds no `adjustment`: rows do not say what an account really has
 * - Keeps the state of all pools in memory, and the rows of one block
 *
 * @param rows - ascending by block and index
 * @throws PhalaError `INVALID_ARGUMENT` for rows in another order, or that cannot be all; `INVALID_ADDRESS`
 * @example
 * ```ts
 * import { type LedgerRow, replayLedger, summarizeLedger } from "phala-stakepool/ledger";
 * export async function rewardsOf(address: string, rows: AsyncIterable<LedgerRow>) {
 * 	const summary = await summarizeLedger(replayLedger(rows, { address }));
 * 	return summary?.rewards;
 * }
 * ```
 * @public
 */
export async function* replayLedger(
	rows: Iterable<LedgerRow> | AsyncIterable<LedgerRow>,
	options: ReplayOptions,
): AsyncGenerator<LedgerEntry, void, undefined> {
	const { address: owner, after, to, opening = {}, wrappedMinimum = WRAPPED_MINIMUM } = parseOptions(options);
	const account = new AccountInRows(owner);
	const { address } = account;
	for (const [name, block] of Object.entries({ after, to }))
		if (block !== undefined && !isBlockRef(block))
			throw invalidArgument(name, block, "a block: { hash, number, timestampMs }");
	if (after && to && after.number > to.number)
		throw invalidArgument("after", after.number, `a block from 0 to ${to.number}, the end of the range`);
	const { pha = 0n, wrapped = 0n } = parseOptions(opening);
	for (const [name, value] of Object.entries({ pha, wrapped, wrappedMinimum }))
		if (typeof value !== "bigint") throw invalidArgument(name, value, "a bigint of pico PHA");
	const replay = new PoolReplay(wrappedMinimum);
	const builder = new LedgerBuilder(wrappedMinimum);
	/** Before the range: entries add up, and are not handed out. */
	let isOpen = false;
	let last: BlockRef | null = null;
	let started = false;
	for await (const { block, events, transactions } of groupByBlock(rows, account)) {
		if (to && block.number > to.number) break;
		if (!started) {
			started = true;
			builder.open({ block, pha, wrapped, positions: [] });
		}
		if (!isOpen && block.number > (after?.number ?? -1)) {
			isOpen = true;
			yield* openingOf(replay, builder, address, after ?? block);
		}
		replay.apply(events.filter(isPoolEvent));
		const { events: concerned, pids } = selectEvents(events, address, builder);
		last = block;
		if (concerned.length === 0) continue;
		const positions = pids.map((pid) => replay.worth(pid, address));
		const generation = generationOf(concerned, replay);
		const entries = builder.add({ block, events: concerned, positions, generation, transactions });
		if (isOpen) yield* entries;
	}
	const end = to ?? last;
	if (end === null) return;
	if (!started) builder.open({ block: end, pha, wrapped, positions: [] });
	if (!isOpen) yield* openingOf(replay, builder, address, after ?? end);
	yield* builder.close({ ...builder.worth(end), positions: replay.worths(address) });
}

/** Values at the block before the range, as a node is asked for them. */
function openingOf(
	replay: PoolReplay,
	builder: LedgerBuilder,
	address: string,
	block: BlockRef,
): readonly LedgerEntry[] {
	return builder.open({ ...builder.worth(block), positions: replay.worths(address) });
}

function isBlockRef(value: unknown): value is BlockRef {
	const { hash, number, timestampMs }: Partial<BlockRef> = Object(value);
	return typeof hash === "string" && Number.isSafeInteger(number) && Number.isSafeInteger(timestampMs);
}

function isPoolEvent(event: LedgerEvent): event is PoolEvent {
	return event.type !== "balanceChanged" && event.type !== "feePaid";
}

/** Blocks are of one generation: that of any pool in their events. */
function generationOf(events: readonly LedgerEvent[], replay: PoolReplay): 1 | 2 {
	for (const event of events) {
		const generation = "pid" in event && event.pid !== null ? replay.generationOf(event.pid) : null;
		if (generation !== null) return generation;
	}
	return 2;
}

interface RowsOfBlock extends Pick<LedgerBlock, "block" | "transactions"> {
	readonly events: readonly LedgerEvent[];
}

async function* groupByBlock(
	rows: Iterable<LedgerRow> | AsyncIterable<LedgerRow>,
	account: AccountInRows,
): AsyncGenerator<RowsOfBlock, void, undefined> {
	let current: ParsedRow[] = [];
	let previous: LedgerEvent | null = null;
	if (!isIterable(rows)) throw invalidArgument("rows", rows, "rows of events, an iterable");
	for await (const row of rows) {
		const { transaction, ...parsed } = parseLedgerRow(row);
		const event = account.rename(parsed.event);
		if (previous && !isAscending(previous, event))
			throw unusableRows(`event ${event.index} of block ${event.block.number} after block ${previous.block.number}`);
		if (previous && previous.block.number < event.block.number) {
			yield toBlock(current);
			current = [];
		}
		current.push({ event, transaction });
		previous = event;
	}
	if (current.length > 0) yield toBlock(current);
}

/** Events of one transfer have the same index. */
function isAscending(previous: LedgerEvent, next: LedgerEvent): boolean {
	if (previous.block.number !== next.block.number) return previous.block.number < next.block.number;
	return previous.block.hash === next.block.hash && previous.index <= next.index;
}

function toBlock(rows: readonly ParsedRow[]): RowsOfBlock {
	const transactions = new Map<number, Hex>();
	for (const { event, transaction } of rows)
		if (event.extrinsic !== null && transaction !== null) transactions.set(event.extrinsic, transaction);
	const [first] = rows as readonly [ParsedRow];
	return { block: first.event.block, events: rows.map(({ event }) => event), transactions };
}
