import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { PoolEvent } from "../../chain/events/pool-event.ts";
import { parseOptions } from "../../chain/loaded-at-once.ts";
import type { Position } from "../../chain/model/delegator.ts";
import type { Hex } from "../../codec/hex.ts";
import { isPhalaError } from "../../errors/error.ts";
import { parallel, type StorageQuery } from "../../query/storage-query.ts";
import type { EntityContext, HistoricalChain, ReadOptions } from "../entity-context.ts";
import { type HistoryOptions, readEventsByBlock } from "./events.ts";

/** Types of {@link PositionEvent}. @public */
export type PositionEventType =
	| "contributed"
	| "withdrawalQueued"
	| "withdrawn"
	| "rewarded"
	| "rewardClaimed"
	| "ownerSharesClaimed";

/** An event that concerns a position of one account, with that position before and after the block. @public */
export type PositionEvent<T extends PositionEventType = PositionEventType> = PoolEvent<T> & {
	/** The position at the parent block; `null`: none. */
	readonly positionBefore: Position | null;
	/** The position at the event's block; `null`: none. */
	readonly positionAfter: Position | null;
	/** Worth of `positionBefore` in pico PHA: shares, queued shares and unclaimed rewards. */
	readonly valueBefore: bigint;
	/** Worth of `positionAfter` in pico PHA. */
	readonly valueAfter: bigint;
};

/** Events of these types, before it is known whom they concern. */
type CandidateEvent = PoolEvent<PositionEventType>;
/** Positions by pool id; `null`: none. */
type Positions = ReadonlyMap<number, Position | null>;

const POSITION_EVENT_TYPES: ReadonlySet<string> = new Set(
	Object.keys({
		contributed: true,
		withdrawalQueued: true,
		withdrawn: true,
		rewarded: true,
		rewardClaimed: true,
		ownerSharesClaimed: true,
	} satisfies Record<PositionEventType, true>),
);

/** Reads events that concern the positions of one account. */
export async function* readPositionEvents(
	context: EntityContext,
	account: Hex,
	options: HistoryOptions,
): AsyncGenerator<PositionEvent, void, undefined> {
	const historicalChain = await context.historicalChain();
	const { signal } = parseOptions(options);
	const address = context.addresses.format(account);
	/** Pools with a position after the last block read; `null` before the first one. */
	let held: ReadonlySet<number> | null = null;
	for await (const blockEvents of readEventsByBlock(context, options)) {
		const candidates = blockEvents.filter(isCandidate);
		const [first] = candidates;
		if (first === undefined) continue;
		const { block } = first;
		const parent = await readParentHash(historicalChain, block.number, { signal });
		held ??= await readHeldPids(historicalChain, parent, account, { signal });
		const concerned = selectConcerned(candidates, address, held);
		if (concerned.length === 0) continue;
		const pids = [...new Set(concerned.map(({ pid }) => pid))];
		const [before, after] = await Promise.all([
			parent === null ? new Map() : readPositions(historicalChain, parent, pids, account, { signal }),
			readPositions(historicalChain, block.hash, pids, account, { signal }),
		]);
		held = new Set([...held, ...pids].filter((pid) => after.get(pid) !== null));
		for (const event of concerned) yield addPositions(event, before, after);
	}
}

function isCandidate(event: PoolEvent): event is CandidateEvent {
	return POSITION_EVENT_TYPES.has(event.type);
}

/** Events that name the account, and rewards of pools that it has a position in, before the block or by these events. */
function selectConcerned(
	events: readonly CandidateEvent[],
	address: string,
	held: ReadonlySet<number>,
): readonly CandidateEvent[] {
	const namesAccount = (event: CandidateEvent) =>
		("delegator" in event && event.delegator === address) || ("owner" in event && event.owner === address);
	const named = new Set(events.filter(namesAccount).map(({ pid }) => pid));
	return events.filter((event) =>
		event.type === "rewarded" ? held.has(event.pid) || named.has(event.pid) : namesAccount(event),
	);
}

function addPositions(event: CandidateEvent, before: Positions, after: Positions): PositionEvent {
	const positionBefore = before.get(event.pid) ?? null;
	const positionAfter = after.get(event.pid) ?? null;
	return Object.freeze({
		...event,
		positionBefore,
		positionAfter,
		valueBefore: positionValue(positionBefore),
		valueAfter: positionValue(positionAfter),
	});
}

function positionValue(position: Position | null): bigint {
	return position === null ? 0n : position.value + position.queuedValue + (position.reward ?? 0n);
}

async function readParentHash(chain: HistoricalChain, number: number, options: ReadOptions): Promise<Hex | null> {
	const [hash = null] = number === 0 ? [] : await chain.hashesOf([number - 1], options);
	return hash;
}

async function readHeldPids(
	chain: HistoricalChain,
	hash: Hex | null,
	account: Hex,
	options: ReadOptions,
): Promise<ReadonlySet<number>> {
	if (hash === null) return new Set();
	const { positions } = await chain.execute((reads) => reads.delegator(account), { ...options, at: hash });
	return new Set(positions.map(({ pid }) => pid));
}

/** Positions of an account in some pools at one block; `null`: none. */
export async function readPositions(
	chain: HistoricalChain,
	hash: Hex,
	pids: readonly number[],
	account: Hex,
	options: ReadOptions,
): Promise<Positions> {
	const query = (reads: ChainReads) =>
		parallel<(Position | null)[]>(pids.map((pid) => readPosition(reads, pid, account)));
	const positions = await chain.execute(query, { ...options, at: hash });
	return new Map(pids.map((pid, i) => [pid, positions[i] ?? null]));
}

/** A position; `null` also for a pool that does not exist yet. */
function* readPosition(reads: ChainReads, pid: number, account: Hex): StorageQuery<Position | null> {
	try {
		return yield* reads.position(pid, account);
	} catch (error) {
		if (isPhalaError(error, "NOT_FOUND")) return null;
		throw error;
	}
}
