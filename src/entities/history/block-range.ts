import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { HistoricalChain, ReadOptions } from "../entity-context.ts";
import { mapOrdered } from "../map-ordered.ts";

/** Blocks that are read at the same time. */
const MAX_IN_FLIGHT = 8;
/** Hashes that one request asks for. */
const HASHES_PER_REQUEST = 128;

/** Blocks of the chain that is best now, both ends included. @public */
export interface BlockRange {
	/** Number of the first block. */
	readonly from: number | bigint;
	/** Number of the last block; the newest one, best or finalized as the client was told, when left out. */
	readonly to?: number | bigint | undefined;
}

/** Blocks by number, both ends included, one of `every`. */
export interface ResolvedBlockRange {
	readonly first: number;
	readonly last: number;
	readonly every: number;
	/** Hash of `last`. */
	readonly end: Hex;
}

/**
 * The blocks that a caller named, on the chain that is best now.
 *
 * @throws PhalaError `INVALID_ARGUMENT`, `NOT_FOUND` where the chain has not come to `to`
 */
export async function resolveBlockRange(
	past: HistoricalChain,
	{ from, to, every = 1 }: BlockRange & { readonly every?: number | bigint },
	options: ReadOptions,
): Promise<ResolvedBlockRange> {
	const first = parseBlockNumber("from", from, 0);
	const step = parseBlockNumber("every", every, 1);
	const last = to === undefined ? await past.newest(options) : parseBlockNumber("to", to, 0);
	if (first > last) throw invalidArgument("from", from, `a block from 0 to ${last}, where the range ends`);
	const [end] = await past.hashesOf([last], options);
	return { first, last, every: step, end: end as Hex };
}

/** How many blocks these are. */
export function countBlocks({ first, last, every }: ResolvedBlockRange): number {
	return Math.floor((last - first) / every) + 1;
}

/** What a read tells at each of the blocks, in ascending order, a few blocks ahead of the one that is looked at. */
export async function* readAtBlocks<T>(
	past: HistoricalChain,
	blocks: ResolvedBlockRange,
	make: (reads: ChainReads) => StorageQuery<T>,
	options: ReadOptions,
): AsyncGenerator<T, void, undefined> {
	const { first, every } = blocks;
	const count = countBlocks(blocks);
	let part = -1;
	let hashes: Promise<readonly Hex[]> = Promise.resolve([]);
	// Blocks begin in ascending order: one part of the hashes is enough.
	const hashOf = (index: number, ends: ReadOptions) => {
		const start = index - (index % HASHES_PER_REQUEST);
		if (start !== part) {
			part = start;
			const length = Math.min(HASHES_PER_REQUEST, count - start);
			hashes = past.hashesOf(
				Array.from({ length }, (_, i) => first + (start + i) * every),
				ends,
			);
		}
		return hashes.then((part) => part[index - start] as Hex);
	};
	const read = async (index: number, ends: ReadOptions) =>
		past.execute(make, { ...ends, at: await hashOf(index, ends) });
	yield* mapOrdered(range(count), MAX_IN_FLIGHT, read, options);
}

function* range(count: number): Iterable<number> {
	for (let i = 0; i < count; i++) yield i;
}

function parseBlockNumber(name: string, value: unknown, least: number): number {
	const number = typeof value === "bigint" ? Number(value) : value;
	if (typeof number === "number" && Number.isSafeInteger(number) && number >= least) return number;
	throw invalidArgument(name, value, `a number of blocks from ${least} on`);
}
