import type { Hex } from "../codec/hex.ts";
import type { Reader } from "../codec/reader.ts";
import { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "./block-ref.ts";
import { ConcurrencyLimit } from "./concurrency-limit.ts";
import { listKeys, PAGE_SIZE, requestKeys } from "./storage-keys.ts";
import type { KeyList, QueryResponse, StorageQuery, ValueList } from "./storage-query.ts";
import {
	concatValues,
	type RpcTransport,
	readAt,
	readHash,
	requestNewest,
	requestValues,
	sliceValues,
} from "./storage-values.ts";

/** Most keys of one request: nodes accept more, but one request of 128 KB takes longer than several of half the size. */
const CHUNK_SIZE = 850;
/** Concurrent requests of one round. */
const MAX_IN_FLIGHT = 16;

const BEST_HASH_METHOD = "chain_getBlockHash";
/** Characters of a prefix that covers a whole map: the hashes of pallet and item. */
const MAP_PREFIX_LENGTH = 66;

/** `System.Number`, `Timestamp.Now` and `System.LastRuntimeUpgrade`: the same keys on every Substrate chain. */
export const NUMBER_KEY: Hex = "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";
export const NOW_KEY: Hex = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
export const LAST_UPGRADE_KEY: Hex = "0x26aa394eea5630e07c48ae0c9558cef7f9cce9c888469bb1a0dceaa129672ef8";

/** Where and how a query is executed. */
export interface ExecuteOptions {
	/** Hash of the block; `null`: the best block. */
	readonly at: Hex | null;
	/** Aborts the execution with `ABORTED`. */
	readonly signal?: AbortSignal | undefined;
	/** Sends the requests. @defaultValue the client's connection */
	readonly transport?: RpcTransport | undefined;
}

/** Options of {@link executeQuery}. */
export interface ExecuteQueryOptions extends ExecuteOptions {
	readonly transport: RpcTransport;
	/**
	 * Called with the block, and with the spec version of the runtime that made it, before the query receives its first response.
	 * `specVersion` is `null` where storage does not have it (block 0). Throws to stop the query.
	 */
	readonly onBlock?: ((hash: Hex, specVersion: number | null) => void) | undefined;
}

/**
 * Executes a query at one block: every value and every listed key is of that block.
 *
 * - One round trip per round of the query; splits large rounds into concurrent requests of some hundred keys
 * - The best block is the one of the first response, which saves a request for its hash. Keys listed in that round are listed again
 *   at its hash, concurrently with the next round; if they differ, the query is executed again
 * - The first round also reads number, time and runtime version of the block
 *
 * @param buildQuery - may be called a second time
 * @throws PhalaError what the transport throws; `RPC_FAILED` for a response that is incomplete or of another block
 */
export async function executeQuery<T>(
	buildQuery: () => StorageQuery<T> | Promise<StorageQuery<T>>,
	options: ExecuteQueryOptions,
): Promise<T> {
	const position: QueryPosition = { hash: options.at, listsConfirmed: null };
	let result: T | undefined;
	try {
		result = await runRounds(await buildQuery(), position, options);
	} catch (error) {
		// A query with keys of another block may fail for that reason only.
		if (await (position.listsConfirmed?.catch(() => true) ?? true)) throw error;
	}
	if (await (position.listsConfirmed ?? true)) return result as T;
	return runRounds(await buildQuery(), { hash: position.hash, listsConfirmed: null }, options);
}

interface QueryPosition {
	/** `null` until the best block is known. */
	hash: Hex | null;
	/** Whether keys listed before the block was known are those of the block; `null`: none were. */
	listsConfirmed: Promise<boolean> | null;
}

async function runRounds<T>(
	query: StorageQuery<T>,
	position: QueryPosition,
	{ transport, onBlock, signal }: ExecuteQueryOptions,
): Promise<T> {
	let block: BlockRef | undefined;
	try {
		let step = query.next();
		while (!step.done) {
			const { keys = [], prefixes = [], lists = [] } = step.value;
			const single = [...new Set(block ? keys : [...keys, NUMBER_KEY, NOW_KEY, LAST_UPGRADE_KEY])];
			const all = lists.length === 0 ? single : [single, ...lists.map((list) => list.keys)].flat();
			const isFirstOfBest = position.hash === null && all.length <= CHUNK_SIZE;
			const [newest, firstPages] = isFirstOfBest
				? await Promise.all([requestNewest(transport, all, signal), requestFirstPages(transport, prefixes, signal)])
				: [null, null];
			position.hash ??=
				newest?.hash ?? readHash(BEST_HASH_METHOD, await transport.request(BEST_HASH_METHOD, [], signal));
			const { hash } = position;
			if (firstPages && firstPages.size > 0) {
				position.listsConfirmed = isUnchanged(transport, firstPages, hash, signal);
				// Handled where it is awaited, which does not happen if the query fails before.
				position.listsConfirmed.catch(() => {});
			}
			const limit = new ConcurrencyLimit(MAX_IN_FLIGHT);
			const [values, keysByPrefix] = await Promise.all([
				newest?.values ?? fetchValues(transport, all, hash, limit, signal),
				firstPages ?? fetchKeys(transport, prefixes, hash, limit, signal),
			]);
			const valuesByKey = new ValuesByKey(single, values);
			if (!block) {
				onBlock?.(
					hash,
					decodeInteger(valuesByKey, LAST_UPGRADE_KEY, (r) => r.length()),
				);
				const timestampMs = Number(decodeInteger(valuesByKey, NOW_KEY, (r) => r.u64()) ?? 0n);
				const number = decodeInteger(valuesByKey, NUMBER_KEY, (r) => r.u32()) ?? 0;
				block = Object.freeze({ hash, number, timestampMs });
			}
			step = query.next(createResponse(block, valuesByKey, keysByPrefix, splitValues(lists, values, single.length)));
		}
		return step.value;
	} finally {
		query.return(undefined as T);
	}
}

type KeysByPrefix = ReadonlyMap<Hex, readonly Hex[]>;
type ValuesByList = ReadonlyMap<KeyList, ValueList>;

/** Values of single keys, which come before those of lists. */
class ValuesByKey {
	readonly #values: ValueList;
	readonly #indexes: ReadonlyMap<Hex, number>;

	constructor(keys: readonly Hex[], values: ValueList) {
		this.#values = values;
		this.#indexes = new Map(keys.map((key, i) => [key, i]));
	}

	value(key: Hex): Hex | null {
		return this.#values.at(this.#indexOf(key)) ?? null;
	}

	read(key: Hex): Reader | null {
		return readAt(this.#values, this.#indexOf(key));
	}

	#indexOf(key: Hex): number {
		return expectRequested(this.#indexes.get(key), key);
	}
}

function createResponse(
	block: BlockRef,
	values: ValuesByKey,
	keysByPrefix: KeysByPrefix,
	valuesByList: ValuesByList,
): QueryResponse {
	return {
		block,
		value: (key) => values.value(key),
		read: (key) => values.read(key),
		keysUnder: (prefix) => expectRequested(keysByPrefix.get(prefix), prefix),
		valuesOf: (list) => expectRequested(valuesByList.get(list), list.keys[0] ?? "an empty key list"),
	};
}

/** Throws `INVALID_ARGUMENT` for a key that has no value because the query did not request it. */
export function expectRequested<V>(value: V | undefined, key: string): V {
	if (value !== undefined) return value;
	throw new PhalaError("INVALID_ARGUMENT", `Invalid key: ${key}. Expected a key that the query requested.`, {
		name: "key",
		value: key,
	});
}

/** The values of each list, which follow each other from `start` on. */
function splitValues(lists: readonly KeyList[], values: ValueList, start: number): ValuesByList {
	const split = new Map<KeyList, ValueList>();
	let from = start;
	for (const list of lists) {
		split.set(list, sliceValues(values, from, list.keys.length));
		from += list.keys.length;
	}
	return split;
}

function decodeInteger<V>(values: ValuesByKey, key: Hex, decode: (r: Reader) => V): V | null {
	try {
		const r = values.read(key);
		return r && decode(r);
	} catch (cause) {
		const message = `The block's number, time or runtime version at ${key} cannot be decoded.`;
		throw new PhalaError("DECODE_FAILED", message, { what: key, bytes: values.value(key) ?? "0x" }, { cause });
	}
}

/** Values in the order of the keys. */
async function fetchValues(
	transport: RpcTransport,
	keys: readonly Hex[],
	hash: Hex,
	limit: ConcurrencyLimit,
	signal: AbortSignal | undefined,
): Promise<ValueList> {
	if (keys.length === 0) return [];
	// Chunks of equal size finish sooner than full ones and a small rest.
	const count = Math.ceil(keys.length / CHUNK_SIZE);
	const size = Math.ceil(keys.length / count);
	const chunks = Array.from({ length: count }, (_, i) => keys.slice(i * size, (i + 1) * size));
	const request = (chunk: readonly Hex[]) => limit.run(() => requestValues(transport, chunk, hash, signal));
	return concatValues(await Promise.all(chunks.map(request)));
}

/** All keys below each prefix. */
async function fetchKeys(
	transport: RpcTransport,
	prefixes: readonly Hex[],
	hash: Hex,
	limit: ConcurrencyLimit,
	signal: AbortSignal | undefined,
): Promise<KeysByPrefix> {
	const list = async (prefix: Hex) => [prefix, await listKeys(transport, prefix, hash, limit, signal)] as const;
	return new Map(await Promise.all([...new Set(prefixes)].map(list)));
}

/**
 * Keys below each prefix, at the best block when the node responds; `null` if one page does not hold all of a map. A full page of
 * a part of a map, such as one account's, is taken to be complete.
 */
async function requestFirstPages(
	transport: RpcTransport,
	prefixes: readonly Hex[],
	signal: AbortSignal | undefined,
): Promise<KeysByPrefix | null> {
	const pages = prefixes.map(async (prefix) => {
		return [prefix, await requestKeys(transport, prefix, PAGE_SIZE, null, null, signal)] as const;
	});
	const lists = await Promise.all(pages);
	const isComplete = ([prefix, keys]: readonly [Hex, readonly Hex[]]) =>
		keys.length < PAGE_SIZE || prefix.length > MAP_PREFIX_LENGTH;
	return lists.every(isComplete) ? new Map(lists) : null;
}

/** Whether these are all keys below their prefixes at the block `hash`. */
async function isUnchanged(
	transport: RpcTransport,
	keysByPrefix: KeysByPrefix,
	hash: Hex,
	signal: AbortSignal | undefined,
): Promise<boolean> {
	const checks = [...keysByPrefix].map(async ([prefix, keys]) => {
		const [page, more] = await Promise.all([
			requestKeys(transport, prefix, PAGE_SIZE, null, hash, signal),
			keys.length < PAGE_SIZE ? [] : requestKeys(transport, prefix, 1, keys.at(-1) ?? null, hash, signal),
		]);
		return more.length === 0 && page.length === keys.length && page.every((key, i) => key === keys[i]);
	});
	return (await Promise.all(checks)).every(Boolean);
}
