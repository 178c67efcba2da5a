import type { ChainReads } from "../chain/chain-adapter.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { LAST_UPGRADE_KEY, NOW_KEY, NUMBER_KEY } from "../query/execute-query.ts";
import { firstKeys, traceKeys } from "../query/key-tracing.ts";
import { isRowError, type RowError, type RowFromValue } from "../query/row-result.ts";
import { knownResponse, runOnValues } from "../query/run-on-values.ts";
import { parallel, type QueryResponse, type StorageQuery } from "../query/storage-query.ts";
import { requestValues } from "../query/storage-values.ts";
import type { SyncedStorage } from "./block-sync.ts";
import { type CollectionDeps, type CollectionSource, type LiveRow, liveRow } from "./collection-source.ts";
import { KeyDependencies } from "./key-dependencies.ts";
import { StorageCache } from "./storage-cache.ts";
import { WakeTimes } from "./wake-times.ts";

/** Keys that change with every block, or with the runtime: needed besides those of the rows. */
const BLOCK_KEYS: readonly Hex[] = [NUMBER_KEY, NOW_KEY, LAST_UPGRADE_KEY];
/** Keys of one request that compares values. */
const CHUNK_SIZE = 1000;
const NO_KEYS: ReadonlySet<Hex> = new Set();
/** No block: for queries that request nothing. */
const ZERO_HASH: Hex = `0x${"00".repeat(32)}`;

/** Rows that were read: `null` for a row that does not exist, or cannot be read. */
export type ReadRows<Id, Row> = ReadonlyMap<Id, Row | null>;

/** How rows are read from cached values of a block. */
interface CachedSource<Id, Row> {
	readonly reads: ChainReads;
	readonly at: BlockRef;
	readonly response: QueryResponse;
	readonly fromValue: RowFromValue<Id, Row> | null;
}

/**
 * Storage of a live collection at one block, and which rows have to be read again.
 *
 * - Traces the keys that each row, and the list of ids, depends on; a row is dirty when one of its keys changed
 * - Reads rows from cached values; requests only values that are not cached
 * - Reports a row that cannot be read once
 */
export class RowCache<Id, Row extends object> implements SyncedStorage {
	readonly #deps: CollectionDeps;
	readonly #source: CollectionSource<Id, Row>;
	readonly #storage: StorageCache;
	/** Rows by key; `null` represents the list of ids. */
	readonly #dependencies = new KeyDependencies<Id | null>((key) => this.#storage.values.delete(key));
	/** Rows to read again; initially the list of ids, which adds all rows. */
	readonly #dirty = new Set<Id | null>([null]);
	readonly #wakeTimes = new WakeTimes<Id>();
	readonly #reported = new Set<Id>();
	#decoder: { readonly reads: ChainReads; readonly fromValue: RowFromValue<Id, Row> | null } | undefined;
	/** Ids of the last read, including those without a row. */
	#ids: ReadonlySet<Id> = new Set();
	/** The block at which cached lists of keys were last compared. */
	#listedAt: Hex | null = null;

	constructor(deps: CollectionDeps, source: CollectionSource<Id, Row>) {
		this.#deps = deps;
		this.#source = source;
		this.#storage = new StorageCache(deps.connection);
	}

	/** The block of the stored values, with its number and time. */
	blockRef(hash: Hex): BlockRef {
		const number = this.#decode(NUMBER_KEY, (r) => r.u32()) ?? 0;
		return Object.freeze({ hash, number, timestampMs: this.#timestampMs ?? 0 });
	}

	/** How many keys the rows depend on. */
	get keyCount(): number {
		return this.#dependencies.size;
	}

	/** Keys that became dependencies since the last call. */
	takeNewKeys(): readonly Hex[] {
		return this.#dependencies.takeNew();
	}

	/** Makes {@link RowCache.takeNewKeys} return all keys again. */
	renewKeys(): void {
		this.#dependencies.renew();
	}

	/** Keys to subscribe to first: known dependencies, otherwise those of the first round of the queries. */
	async initialKeys(): Promise<readonly Hex[]> {
		const known = this.#dependencies.keys();
		return [...BLOCK_KEYS, ...(known.length > 0 ? known : await this.#firstKeys())];
	}

	/** Replaces all values; makes all rows dirty. */
	reset(values: ReadonlyMap<Hex, Hex | null>): void {
		this.#storage.clear();
		for (const [key, value] of values) this.#storage.set(key, value);
		this.#markAllDirty();
	}

	/** Applies the changes of a block. */
	apply(changes: ReadonlyMap<Hex, Hex | null>): void {
		for (const [key, value] of changes) if (this.#isNeeded(key) && this.#storage.set(key, value)) this.#markDirty(key);
	}

	/** Requests all values again, at `block`. */
	async refresh(block: Hex): Promise<void> {
		// Values of a failed read may be of another block.
		this.#storage.retain((key) => this.#isNeeded(key));
		const keys = [...BLOCK_KEYS, ...this.#dependencies.keys()];
		for (let i = 0; i < keys.length; i += CHUNK_SIZE) {
			const chunk = keys.slice(i, i + CHUNK_SIZE);
			const values = await requestValues(this.#deps.connection, chunk, block, undefined);
			for (const [j, key] of chunk.entries())
				if (this.#storage.setDetached(key, values.at(j) ?? null)) this.#markDirty(key);
		}
	}

	/**
	 * Reads all dirty rows at `block`, from cached values only.
	 *
	 * @returns `null` if no row is dirty; `undefined` if something has to be requested, see {@link RowCache.read}
	 */
	readCached(block: Hex): ReadRows<Id, Row> | null | undefined {
		if (this.#storage.hasLists) return undefined;
		this.#wakeRows();
		if (this.#dirty.size === 0) return null;
		const specVersion = this.#decode(LAST_UPGRADE_KEY, (r) => r.length());
		const reads = this.#dirty.has(null) ? null : this.#deps.readsOf(specVersion);
		if (reads === null) return undefined;
		const at = this.blockRef(block);
		const source = { reads, at, fromValue: this.#fromValue(reads), response: knownResponse(at, this.#storage.values) };
		const rows = new Map<Id, Row | null>();
		for (const id of this.#dirty as ReadonlySet<Id>) {
			const result = this.#readRow(id, source);
			if (result === undefined) return undefined;
			rows.set(id, this.#unwrap(id, result));
		}
		this.#dirty.clear();
		return rows;
	}

	/** Decodes rows of one value each, if that is what rows are by these queries. */
	#fromValue(reads: ChainReads): RowFromValue<Id, Row> | null {
		if (this.#decoder?.reads !== reads) this.#decoder = { reads, fromValue: this.#source.fromValue?.(reads) ?? null };
		return this.#decoder.fromValue;
	}

	/** One row from cached values; `undefined` if it has to be executed: values are missing, or it fails. */
	#readRow(
		id: Id,
		{ reads, at, fromValue, response }: CachedSource<Id, Row>,
	): LiveRow<Row> | RowError | null | undefined {
		const { values } = this.#storage;
		try {
			const onlyKey = fromValue ? this.#dependencies.onlyKeyOf(id) : undefined;
			const value = onlyKey && values.get(onlyKey);
			if (fromValue && value !== undefined) return liveRow(deepFreeze(fromValue(id, value, at)));
			const keys = new Set<Hex>();
			const result = runOnValues(this.#source.row(reads, id), response, values, (key) => keys.add(key));
			if (result === undefined) return undefined;
			this.#dependencies.set(id, keys);
			return deepFreeze(result);
		} catch {
			return undefined;
		}
	}

	/**
	 * Reads all dirty rows at `block`, the block of the cached values. Requests what is missing.
	 *
	 * @returns `null` if no row is dirty
	 */
	async read(block: Hex): Promise<ReadRows<Id, Row> | null> {
		await this.#compareLists(block);
		this.#wakeRows();
		if (this.#dirty.size === 0) return null;
		const rows = new Map<Id, Row | null>();
		let ids = this.#ids;
		if (this.#dirty.has(null)) {
			ids = await this.#readIds(block);
			for (const id of [...this.#ids, ...this.#dirty]) if (id !== null && !ids.has(id)) rows.set(id, null);
			for (const id of ids) if (!this.#ids.has(id)) this.#dirty.add(id);
		}
		const dirty = [...this.#dirty].filter((id): id is Id => id !== null && !rows.has(id));
		const results = dirty.length > 0 ? await this.#execute((reads) => this.#rowsQuery(reads, dirty), block) : [];
		for (const id of rows.keys()) this.#remove(id);
		for (const [i, id] of dirty.entries()) rows.set(id, this.#unwrap(id, results[i] ?? null));
		this.#dirty.clear();
		this.#ids = ids;
		return rows;
	}

	/** No subscription reports changes of lists of keys: they are compared at every block. */
	async #compareLists(block: Hex): Promise<void> {
		if (this.#listedAt !== block && (await this.#storage.relist(block))) this.#markAllDirty();
		this.#listedAt = block;
	}

	#wakeRows(): void {
		const now = this.#timestampMs;
		if (now !== null) for (const id of this.#wakeTimes.due(Math.floor(now / 1000))) this.#dirty.add(id);
	}

	async #readIds(block: Hex): Promise<ReadonlySet<Id>> {
		return new Set(await this.#execute((reads) => this.#traced(null, this.#source.ids(reads)), block));
	}

	#rowsQuery(reads: ChainReads, ids: readonly Id[]): StorageQuery<(LiveRow<Row> | RowError | null)[]> {
		return parallel<(LiveRow<Row> | RowError | null)[]>(ids.map((id) => this.#traced(id, this.#source.row(reads, id))));
	}

	#unwrap(id: Id, result: LiveRow<Row> | RowError | null): Row | null {
		if (result !== null && !isRowError(result)) {
			this.#wakeTimes.set(id, result.wakesAt ?? null);
			return result.row;
		}
		this.#wakeTimes.set(id, null);
		if (result !== null && !this.#reported.has(id)) {
			this.#reported.add(id);
			this.#deps.warn(`${id} cannot be read; the live collection leaves it out.`, result.error);
		}
		return null;
	}

	#remove(id: Id): void {
		this.#dependencies.set(id, NO_KEYS);
		this.#wakeTimes.set(id, null);
	}

	/** Runs `query`; the keys that it requests become the dependencies of `id`. */
	*#traced<T>(id: Id | null, query: StorageQuery<T>): StorageQuery<T> {
		const keys = new Set<Hex>();
		const result = yield* traceKeys(query, (key) => keys.add(key));
		this.#dependencies.set(id, keys);
		return result;
	}

	/** Keys of the first round of the queries, without executing them. */
	async #firstKeys(): Promise<readonly Hex[]> {
		let keys: readonly Hex[] = [];
		// Only an execution provides the queries of a runtime. Which runtime does not matter for the first round.
		const peek = (reads: ChainReads): StorageQuery<null> => {
			keys = firstKeys(this.#source.ids(reads));
			if (keys.length === 0) keys = firstKeys(this.#rowsQuery(reads, this.#fixedIds(reads)));
			return emptyQuery();
		};
		await this.#execute(peek, ZERO_HASH);
		return keys;
	}

	/** The ids, if their query requests nothing. */
	#fixedIds(reads: ChainReads): readonly Id[] {
		const step = this.#source.ids(reads).next();
		return step.done ? step.value : [];
	}

	/** Marks the dependents of a key whose value changed. */
	#markDirty(key: Hex): void {
		if (key === LAST_UPGRADE_KEY) this.#markAllDirty();
		for (const id of this.#dependencies.dependentsOf(key)) this.#dirty.add(id);
	}

	#isNeeded(key: Hex): boolean {
		return this.#dependencies.has(key) || BLOCK_KEYS.includes(key);
	}

	/** Time of the block, milliseconds since the epoch; `null` if storage has none. */
	get #timestampMs(): number | null {
		return this.#decode(NOW_KEY, (r) => Number(r.u64()));
	}

	#markAllDirty(): void {
		this.#dirty.add(null);
		for (const id of this.#ids) this.#dirty.add(id);
	}

	#execute<T>(query: (reads: ChainReads) => StorageQuery<T>, at: Hex): Promise<T> {
		return this.#deps.execute(query, { at, transport: this.#storage });
	}

	#decode<T>(key: Hex, decode: (r: Reader) => T): T | null {
		const hex = this.#storage.values.get(key) ?? null;
		return hex === null ? null : decode(new Reader(hex));
	}
}

// biome-ignore lint/correctness/useYield: requests nothing
function* emptyQuery(): StorageQuery<null> {
	return null;
}
