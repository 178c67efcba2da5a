import type { ChainReads } from "../../chain/chain-adapter.ts";
import { invalidArgument } from "../../chain/loaded-with-reads.ts";
import type { Hex } from "../../codec/hex.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { HistoricalChain, ReadOptions } from "../entity-context.ts";
import { mapOrdered } from "../rows/map-ordered.ts";

/** Blocks read at the same time. */
const MAX_IN_FLIGHT = 8;
/** Hashes fetched by one request. */
const HASHES_PER_REQUEST = 128;

/** Blocks of the chain that is best now, both ends included. @public */
export interface BlockRange {
	/** Number of the first block. */
	readonly from: number | bigint;
	/**
	 * Number of the last block.
	 *
	 * @defaultValue the newest block, by the client's `finality`
	 */
	readonly to?: number | bigint | undefined;
}

/** Every `every`th block of a range, both ends included. */
export interface ResolvedBlockRange {
	readonly first: number;
	readonly last: number;
	readonly every: number;
	/** Hash of `last`. */
	readonly end: Hex;
}

/**
 * Resolves a range on the chain that is best now.
 *
 * @throws PhalaError `INVALID_ARGUMENT`; `NOT_FOUND` for a block after the newest one
 */
export async function resolveBlockRange(
	chain: HistoricalChain,
	{ from, to, every = 1 }: BlockRange & { readonly every?: number | bigint },
	options: ReadOptions,
): Promise<ResolvedBlockRange> {
	const first = parseBlockNumber("from", from, 0);
	const step = parseBlockNumber("every", every, 1);
	const last = to === undefined ? await chain.newest(options) : parseBlockNumber("to", to, 0);
	if (first > last) throw invalidArgument("from", from, `a block from 0 to ${last}, the end of the range`);
	const [end] = await chain.hashesOf([last], options);
	return { first, last, every: step, end: end as Hex };
}

/** Number of blocks in a range. */
export function countBlocks({ first, last, every }: ResolvedBlockRange): number {
	return Math.floor((last - first) / every) + 1;
}

/** Runs a query at each block, in ascending order, some blocks ahead of the one being consumed. */
export async function* readAtBlocks<T>(
	chain: HistoricalChain,
	blocks: ResolvedBlockRange,
	query: (reads: ChainReads) => StorageQuery<T>,
	options: ReadOptions,
): AsyncGenerator<T, void, undefined> {
	const { first, every } = blocks;
	const count = countBlocks(blocks);
	let part = -1;
	let hashes: Promise<readonly Hex[]> = Promise.resolve([]);
	// Blocks start in ascending order: keeping one part of the hashes suffices.
	const hashOf = (index: number, readOptions: ReadOptions) => {
		const start = index - (index % HASHES_PER_REQUEST);
		if (start !== part) {
			part = start;
			const length = Math.min(HASHES_PER_REQUEST, count - start);
			hashes = chain.hashesOf(
				Array.from({ length }, (_, i) => first + (start + i) * every),
				readOptions,
			);
		}
		return hashes.then((part) => part[index - start] as Hex);
	};
	const read = async (index: number, readOptions: ReadOptions) =>
		chain.execute(query, { ...readOptions, at: await hashOf(index, readOptions) });
	yield* mapOrdered(range(count), MAX_IN_FLIGHT, read, options);
}

function* range(count: number): Iterable<number> {
	for (let i = 0; i < count; i++) yield i;
}

function parseBlockNumber(name: string, value: unknown, minimum: number): number {
	const number = typeof value === "bigint" ? Number(value) : value;
	if (typeof number === "number" && Number.isSafeInteger(number) && number >= minimum) return number;
	throw invalidArgument(name, value, `an integer ≥ ${minimum}`);
}
