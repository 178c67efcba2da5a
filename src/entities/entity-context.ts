import type { Observable } from "rxjs";
import type { Addresses } from "../chain/addresses.ts";
import type { ChainReads, ChainWrites, OperationResult, PoolReads } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import type { CollectionSource } from "../live/collection-source.ts";
import type { RowFilter } from "../live/filter-changes.ts";
import type { Plan } from "../plan/plan.ts";
import type { StorageQuery } from "../query/storage-query.ts";

/** Options of a read. @public */
export interface ReadOptions {
	/** Aborts the read; it rejects with `ABORTED`. */
	readonly signal?: AbortSignal | undefined;
}

/** Dependencies of read-only handles: reads at the newest block, or at one fixed block. */
export interface ReadContext {
	readonly addresses: Addresses;
	/** One read at one block, its result frozen. */
	read<T>(query: (reads: ChainReads) => StorageQuery<T>, options?: ReadOptions): Promise<T>;
	/** As `read`, without loading the code of other reads. */
	readPool<T>(query: (reads: PoolReads) => StorageQuery<T>, options?: ReadOptions): Promise<T>;
	/** A context whose reads are all at the block that is newest now. */
	pin(options?: ReadOptions): Promise<ReadContext>;
}

/** Reads at blocks of the past. */
export interface HistoricalChain {
	/** Number of the newest block, best or finalized by the client's `finality`. */
	newest(options?: ReadOptions): Promise<number>;
	/** Hashes of these blocks on the chain that is best now, by one request if the node supports it. Throws `NOT_FOUND`. */
	hashesOf(numbers: readonly number[], options?: ReadOptions): Promise<readonly Hex[]>;
	/** Hashes of the extrinsics of a block, by index. Throws `NOT_FOUND`. */
	transactionHashes(at: Hex, options?: ReadOptions): Promise<readonly Hex[]>;
	/** Executes a query at a block; caches responses and freezes the result. */
	execute<T>(query: (reads: ChainReads) => StorageQuery<T>, options: ReadOptions & { readonly at: Hex }): Promise<T>;
}

/** Dependencies of the handles of a connected client. */
export interface EntityContext extends ReadContext {
	/** Reads at blocks by their hash, cached. Their code is loaded by the first call. */
	historicalChain(): Promise<HistoricalChain>;
	/** Repeats a read at every head and emits changed results; one upstream per `key`. */
	watch<T>(key: string, query: (reads: ChainReads) => StorageQuery<T>): Observable<T>;
	/** As `watch`, with storage subscriptions, for reads of very many keys; one upstream per `key`. */
	watchByKeys<T extends object>(key: string, query: (reads: ChainReads) => StorageQuery<T>): Observable<T>;
	/** Emits the elements that a read lists at every block, skipping none; one upstream per `key`. */
	watchEach<T>(key: string, query: (reads: ChainReads) => StorageQuery<readonly T[]>): Observable<T>;
	/** Follows the rows of a collection that pass a filter; one upstream per `key`. Its source is loaded for the first subscriber. */
	watchCollection<Id, Row extends object>(
		key: string,
		loadSource: () => Promise<CollectionSource<Id, Row>>,
		filter: RowFilter<Id, Row>,
	): Observable<CollectionChange<Id, Row>>;
	/**
	 * Creates a plan of one write, by the name of the write and its arguments.
	 *
	 * @param account - the only account that can send the plan; any signer by default
	 * @throws PhalaError `UNSUPPORTED` if the chain has no call for it
	 */
	plan<W extends keyof ChainWrites>(
		write: W,
		args: Parameters<ChainWrites[W]>,
		account?: Hex,
	): Plan<OperationResult<ChainWrites[W]>>;
}
