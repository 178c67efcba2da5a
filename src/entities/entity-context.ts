import type { Observable } from "rxjs";
import type { Addresses } from "../chain/addresses.ts";
import type { ChainReads, ChainWrites, OperationResult } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import type { CollectionSource } from "../live/collection-source.ts";
import type { RowFilter } from "../live/filter-changes.ts";
import type { Plan } from "../plan/plan.ts";
import type { StorageQuery } from "../query/storage-query.ts";

/** How a reading may be ended early. @public */
export interface ReadOptions {
	/** Aborts the wait with `ABORTED`. */
	readonly signal?: AbortSignal | undefined;
}

/** What read-only handles need: reads at the newest block, or at one and the same. */
export interface ReadContext {
	readonly addresses: Addresses;
	/** One read at one block, its result frozen. */
	read<T>(make: (reads: ChainReads) => StorageQuery<T>, options?: ReadOptions): Promise<T>;
	/** The same for several reads at one block: the newest one now. */
	pin(options?: ReadOptions): Promise<ReadContext>;
}

/** Reads at blocks of the past. */
export interface HistoricalChain {
	/** Number of the newest block, best or finalized as the client was told. */
	newest(options?: ReadOptions): Promise<number>;
	/** Hashes of the blocks of these numbers on the chain that is best now, by one request where the node can. Throws `NOT_FOUND`. */
	hashesOf(numbers: readonly number[], options?: ReadOptions): Promise<readonly Hex[]>;
	/** Executes a query at a block; caches responses and freezes the result. */
	execute<T>(query: (reads: ChainReads) => StorageQuery<T>, options: ReadOptions & { readonly at: Hex }): Promise<T>;
}

/** What handles of a connected client need. */
export interface EntityContext extends ReadContext {
	/** Reads at blocks by their hash, cached. */
	readonly historicalChain: HistoricalChain;
	/** A read repeated at every head, emitted on change; one upstream per `key`. */
	watch<T>(key: string, make: (reads: ChainReads) => StorageQuery<T>): Observable<T>;
	/** As `watch` for a read of very many keys, which are subscribed to; one upstream per `key`. */
	watchByKeys<T extends object>(key: string, make: (reads: ChainReads) => StorageQuery<T>): Observable<T>;
	/** What a read lists at every block, one by one; one upstream per `key`. */
	watchEach<T>(key: string, make: (reads: ChainReads) => StorageQuery<readonly T[]>): Observable<T>;
	/** Those rows of a set that somebody wants, following the chain; one upstream per `key`. */
	watchCollection<Id, Row extends object>(
		key: string,
		source: CollectionSource<Id, Row>,
		wanted: RowFilter<Id, Row>,
	): Observable<CollectionChange<Id, Row>>;
	/**
	 * A plan of one write, by the name of the write and its arguments.
	 *
	 * @param account - the account that alone can send the plan; without it, whoever signs
	 * @throws PhalaError `UNSUPPORTED` where the chain has no call for it
	 */
	plan<W extends keyof ChainWrites>(
		write: W,
		args: Parameters<ChainWrites[W]>,
		account?: Hex,
	): Plan<OperationResult<ChainWrites[W]>>;
}
