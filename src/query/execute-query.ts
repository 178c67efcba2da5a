import type { Hex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "./block-ref.ts";
import { ConcurrencyLimit } from "./concurrency-limit.ts";
import { listKeys, PAGE_SIZE, requestKeys } from "./storage-keys.ts";
import { type QueryResponse, type StorageQuery, sliceValues, type ValueList } from "./storage-query.ts";
import { concatValues, type RpcRequests, readHash, requestNewest, requestValues } from "./storage-values.ts";

/** Keys whose values one request wants at most: nodes take more, but a request of 128 KB costs several of half of it. */
const CHUNK = 850;
/** Requests of one round that are under way at the same time. */
const IN_FLIGHT = 16;

const BEST = "chain_getBlockHash";
/** Characters of what all keys of a map begin with: the hashes of pallet and item. */
const MAP_PREFIX = 66;

/** `System.Number`, `Timestamp.Now` and `System.LastRuntimeUpgrade`: the same keys on every Substrate chain. */
export const NUMBER_KEY: Hex = "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";
export const NOW_KEY: Hex = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
export const LAST_UPGRADE_KEY: Hex = "0x26aa394eea5630e07c48ae0c9558cef7f9cce9c888469bb1a0dceaa129672ef8";

/**
 * Carries out a read at one block: every value and every listed key is from that block and no other.
 *
 * - One round trip per round of the read; large rounds go in parallel requests of some hundred keys
 * - The best block is the one that the first response is of, so that nobody has to ask for its hash first. Keys that are listed in the
 *   same round are listed again at that block meanwhile; where a block came between the two, the read is made again
 * - The first round also tells number, time and runtime version of the block
 *
 * @param make - makes the read
 * @param at - hash of the block; `null`: the best one
 * @param onBlock - told which block it is, and the version of the runtime that made it, before the read sees an response; `null` where
 * the chain does not tell (block 0); throws to stop the read
 * @throws PhalaError what the requests throw; `RPC_FAILED` for answers that are incomplete or of another block
 */
export async function executeQuery<T>(
	requests: RpcRequests,
	make: () => StorageQuery<T>,
	at: Hex | null,
	onBlock: (hash: Hex, specVersion: number | null) => void,
	signal?: AbortSignal,
): Promise<T> {
	const place: QueryPosition = { hash: at, confirmed: null };
	let result: T | undefined;
	try {
		result = await runRounds(requests, make(), place, onBlock, signal);
	} catch (error) {
		// What was read with keys of another block may fail for that alone.
		if (await (place.confirmed?.catch(() => true) ?? true)) throw error;
	}
	if (await (place.confirmed ?? true)) return result as T;
	return runRounds(requests, make(), { hash: place.hash, confirmed: null }, onBlock, signal);
}

/** Where a read is. */
interface QueryPosition {
	/** `null` before the best block is known. */
	hash: Hex | null;
	/** Whether keys that were listed before it was known are those of that block. */
	confirmed: Promise<boolean> | null;
}

async function runRounds<T>(
	requests: RpcRequests,
	read: StorageQuery<T>,
	place: QueryPosition,
	onBlock: (hash: Hex, specVersion: number | null) => void,
	signal: AbortSignal | undefined,
): Promise<T> {
	let block: BlockRef | undefined;
	try {
		let step = read.next();
		while (!step.done) {
			const extra = block ? [] : [NUMBER_KEY, NOW_KEY, LAST_UPGRADE_KEY];
			const { keys = [], prefixes = [], ordered = [] } = step.value;
			const wanted = [...new Set([...keys, ...extra])];
			const all = ordered.length === 0 ? wanted : [...wanted, ...ordered];
			const early = place.hash === null && all.length <= CHUNK;
			const [newest, first] = early
				? await Promise.all([requestNewest(requests, all, signal), firstPages(requests, prefixes, signal)])
				: [null, null];
			place.hash ??= newest?.hash ?? readHash(BEST, await requests.request(BEST, [], signal));
			const { hash } = place;
			if (first && first.size > 0) {
				place.confirmed = isUnchanged(requests, first, hash, signal);
				// Whoever waits for it hears of it; a read that ended before does not.
				place.confirmed.catch(() => {});
			}
			const lanes = new ConcurrencyLimit(IN_FLIGHT);
			const [found, lists] = await Promise.all([
				newest?.values ?? fetchValues(requests, all, hash, lanes, signal),
				first ?? fetchLists(requests, prefixes, hash, lanes, signal),
			]);
			const values = new Map(wanted.map((key, i) => [key, found.at(i) ?? null]));
			if (!block) {
				onBlock(
					hash,
					decodeInteger(values, LAST_UPGRADE_KEY, (r) => r.length()),
				);
				const timestampMs = Number(decodeInteger(values, NOW_KEY, (r) => r.u64()) ?? 0n);
				const number = decodeInteger(values, NUMBER_KEY, (r) => r.u32()) ?? 0;
				block = Object.freeze({ hash, number, timestampMs });
			}
			step = read.next(createResponse(block, values, lists, sliceValues(found, wanted.length)));
		}
		return step.value;
	} finally {
		read.return(undefined as T);
	}
}

type ValuesByKey = ReadonlyMap<Hex, Hex | null>;
type Lists = ReadonlyMap<Hex, readonly Hex[]>;

function createResponse(block: BlockRef, values: ValuesByKey, lists: Lists, ordered: ValueList): QueryResponse {
	return {
		block,
		ordered,
		value: (key) => expectRequested(values.get(key), key),
		keysUnder: (prefix) => expectRequested(lists.get(prefix), prefix),
	};
}

function expectRequested<V>(found: V | undefined, key: Hex): V {
	if (found !== undefined) return found;
	throw new PhalaError("INVALID_ARGUMENT", `A read used ${key} without asking for it.`, { name: "key", value: key });
}

function decodeInteger<V>(values: ValuesByKey, key: Hex, read: (r: Reader) => V): V | null {
	const bytes = values.get(key) ?? null;
	if (bytes === null) return null;
	try {
		return read(new Reader(bytes));
	} catch (cause) {
		throw new PhalaError(
			"DECODE_FAILED",
			`The chain's clock or block number cannot be read at ${key}.`,
			{
				what: key,
				bytes,
			},
			{ cause },
		);
	}
}

/** Values in the order of the keys. */
async function fetchValues(
	requests: RpcRequests,
	keys: readonly Hex[],
	hash: Hex,
	lanes: ConcurrencyLimit,
	signal: AbortSignal | undefined,
): Promise<ValueList> {
	if (keys.length === 0) return [];
	// Of equal size, rather than full ones and a rest.
	const count = Math.ceil(keys.length / CHUNK);
	const size = Math.ceil(keys.length / count);
	const chunks = Array.from({ length: count }, (_, i) => keys.slice(i * size, (i + 1) * size));
	const request = (chunk: readonly Hex[]) => lanes.run(() => requestValues(requests, chunk, hash, signal));
	return concatValues(await Promise.all(chunks.map(request)));
}

/** All keys below each prefix. */
async function fetchLists(
	requests: RpcRequests,
	prefixes: readonly Hex[],
	hash: Hex,
	lanes: ConcurrencyLimit,
	signal: AbortSignal | undefined,
): Promise<Lists> {
	const list = async (prefix: Hex) => [prefix, await listKeys(requests, prefix, hash, lanes, signal)] as const;
	return new Map(await Promise.all([...new Set(prefixes)].map(list)));
}

/**
 * Keys below each prefix, at the block that is best when the node answers; `null` where one request cannot tell them all. A full page
 * of a part of a map, such as one account's, is taken for all there is.
 */
async function firstPages(
	requests: RpcRequests,
	prefixes: readonly Hex[],
	signal: AbortSignal | undefined,
): Promise<Lists | null> {
	const pages = prefixes.map(async (prefix) => {
		return [prefix, await requestKeys(requests, prefix, PAGE_SIZE, null, null, signal)] as const;
	});
	const lists = await Promise.all(pages);
	const told = ([prefix, keys]: readonly [Hex, readonly Hex[]]) =>
		keys.length < PAGE_SIZE || prefix.length > MAP_PREFIX;
	return lists.every(told) ? new Map(lists) : null;
}

/** Whether these are all keys below their prefixes at a block. */
async function isUnchanged(
	requests: RpcRequests,
	lists: Lists,
	hash: Hex,
	signal: AbortSignal | undefined,
): Promise<boolean> {
	const checks = [...lists].map(async ([prefix, keys]) => {
		const [page, more] = await Promise.all([
			requestKeys(requests, prefix, PAGE_SIZE, null, hash, signal),
			keys.length < PAGE_SIZE ? [] : requestKeys(requests, prefix, 1, keys.at(-1) ?? null, hash, signal),
		]);
		return more.length === 0 && page.length === keys.length && page.every((key, i) => key === keys[i]);
	});
	return (await Promise.all(checks)).every(Boolean);
}
