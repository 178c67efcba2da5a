import { deepFreeze, invalidArgument, parseOptions } from "../chain/loaded-at-once.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { addAmounts, type LedgerAmounts, type LedgerEntries, NOTHING, totalOf } from "./entry.ts";
import { parseEntries } from "./parse-entries.ts";

/** How far apart the points of a series are. @public */
export interface ValueSeriesOptions {
	/**
	 * `block`: one point per block with entries; `day`: the end of each day in UTC, by the chain's clock; a number: so many
	 * milliseconds, from the epoch on.
	 *
	 * @defaultValue "day"
	 */
	readonly every?: "block" | "day" | number | undefined;
}

/** What an account has at one time; pico PHA. @public */
export interface ValuePoint extends LedgerAmounts {
	/** The time: of the block, or the end of the interval; the last point is at the end of the ledger. */
	readonly timestampMs: number;
	/** The last block with an entry until then. */
	readonly block: BlockRef;
	/** All four amounts together. */
	readonly total: bigint;
}

const DAY_MS = 86_400_000;

/**
 * Value over time: what the account has at the end of each interval, by the entries until then.
 *
 * - Intervals without entries repeat the amounts; the last interval ends with the ledger
 * - A position's value is that of its last entry: rewards of a vault's stake pools show when the vault has an event of the account
 *
 * @param entries - a whole ledger, from its opening to its closing
 * @throws PhalaError `INVALID_ARGUMENT` for an impossible interval, and anything but entries
 * @example
 * ```ts
 * import { type LedgerEntries, valueSeries } from "phala-stakepool/ledger";
 * export async function print(entries: LedgerEntries) {
 * 	for await (const { timestampMs, total } of valueSeries(entries)) console.log(new Date(timestampMs), total);
 * }
 * ```
 * @public
 */
export async function* valueSeries(
	entries: LedgerEntries,
	options: ValueSeriesOptions = {},
): AsyncGenerator<ValuePoint, void, undefined> {
	const { every = "day" } = parseOptions(options);
	const interval = parseInterval(every);
	let amounts = NOTHING;
	let block: BlockRef | null = null;
	for await (const entry of parseEntries(entries)) {
		if (block !== null && interval === null) {
			if (entry.block.number !== block.number) yield pointOf(block.timestampMs, block, amounts);
		} else if (block !== null && interval !== null) {
			// Points of all intervals that ended before this entry.
			let end: number = endOf(block.timestampMs, interval);
			for (; end <= entry.block.timestampMs; end += interval) yield pointOf(end, block, amounts);
		}
		amounts = addAmounts(amounts, entry);
		block = entry.block;
	}
	if (block !== null) yield pointOf(block.timestampMs, block, amounts);
}

/** End of the interval that a time is in, which the next one begins with. */
function endOf(timestampMs: number, interval: number): number {
	return (Math.floor(timestampMs / interval) + 1) * interval;
}

/** Milliseconds; `null`: each block. */
function parseInterval(every: unknown): number | null {
	if (every === "block") return null;
	if (every === "day") return DAY_MS;
	if (typeof every === "number" && Number.isSafeInteger(every) && every > 0) return every;
	throw invalidArgument("every", every, '"block", "day", or milliseconds as an integer > 0');
}

function pointOf(timestampMs: number, block: BlockRef, amounts: LedgerAmounts): ValuePoint {
	return deepFreeze({ timestampMs, block, ...amounts, total: totalOf(amounts) });
}
