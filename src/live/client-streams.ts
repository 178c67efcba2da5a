import { concatMap, type Observable } from "rxjs";
import type { BoundRuntime } from "../chain/bound-runtime.ts";
import type { ChainReads } from "../chain/chain-adapter.ts";
import { readBlockRef } from "../chain/loaded-with-reads.ts";
import type { Hex } from "../codec/hex.ts";
import { type BlockHeader, readHeader } from "../query/block-header.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { RuntimeRegistry } from "../query/runtime-registry.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { Connection } from "../rpc/connection.ts";
import type { Finality } from "./block-feed.ts";
import type { CollectionChange } from "./collection-change.ts";
import type { CollectionDeps, CollectionSource, LiveRow } from "./collection-source.ts";
import { filterChanges, type RowFilter } from "./filter-changes.ts";
import { liveCollection } from "./live-collection.ts";
import { type BlockRead, WatchedQueries } from "./watched-queries.ts";

interface StreamsOptions {
	readonly finality: Finality;
	/** Receives warnings about problems that streams recover from. */
	readonly logger: { warn(message: string, details?: unknown): void };
}

/** The live state of a client. */
export class ClientStreams {
	/** The newest block with its time, replayed: one query per header, while subscribed. */
	readonly head$: Observable<BlockRef>;
	readonly #streams: WatchedQueries;
	readonly #runtimes: RuntimeRegistry<BoundRuntime>;
	readonly #deps: CollectionDeps;

	/**
	 * @param header$ - the client's block feed: headers, replayed
	 * @param closing - aborts when the client closes
	 */
	constructor(
		connection: Connection,
		runtimes: RuntimeRegistry<BoundRuntime>,
		header$: Observable<BlockHeader>,
		{ finality, logger }: StreamsOptions,
		closing: AbortSignal,
	) {
		this.#runtimes = runtimes;
		const requestHeader = async (hash: Hex) => readHeader(await connection.request("chain_getHeader", [hash]));
		const warn = (message: string, details?: unknown) => {
			try {
				logger.warn(message, details);
			} catch {
				// A failing logger must not end a stream.
			}
		};
		const onRetry = (error: unknown) => warn("A live read failed; it is retried.", error);
		this.#streams = new WatchedQueries(header$, requestHeader, closing, onRetry);
		let loaded: { readonly runtime: BoundRuntime; readonly reads: ChainReads } | undefined;
		const load = async (runtime: BoundRuntime) => {
			const reads = await runtime.loadReads();
			if (runtime === runtimes.current) loaded = { runtime, reads };
			return reads;
		};
		this.#deps = {
			connection,
			header$,
			finality,
			execute: (query, options) => runtimes.execute(async (runtime) => query(await load(runtime)), options),
			readsOf(specVersion) {
				const { current } = runtimes;
				if (specVersion !== null && specVersion !== current.specVersion) return null;
				return loaded?.runtime === current ? loaded.reads : null;
			},
			warn,
		};
		this.head$ = this.watch("head", readBlockRef);
	}

	/** Repeats a query at every block; emits when its result changed. One upstream per `key`. */
	watch<T>(key: string, query: (reads: ChainReads) => StorageQuery<T>): Observable<T> {
		return this.#streams.watch(key, this.#readAtBlock(query));
	}

	/**
	 * As {@link ClientStreams.watch}, for a query of many keys: subscribes to them, so that a block requires requests for new keys only.
	 * One upstream per `key`.
	 */
	watchByKeys<T extends object>(key: string, query: (reads: ChainReads) => StorageQuery<T>): Observable<T> {
		const source: CollectionSource<string, T> = { ids: () => fixedIds([key]), row: (reads) => singleRow(query(reads)) };
		return this.#collection(key, source).pipe(concatMap(({ all }) => [...all.values()]));
	}

	/** Repeats a query at every block; emits the items of its results one by one. One upstream per `key`. */
	watchEach<T>(key: string, query: (reads: ChainReads) => StorageQuery<readonly T[]>): Observable<T> {
		return this.#streams.watchEach(key, this.#readAtBlock(query));
	}

	/** The rows of a live collection that pass a filter. One upstream per `key`, whatever the filters. */
	watchCollection<Id, Row extends object>(
		key: string,
		source: CollectionSource<Id, Row>,
		filter: RowFilter<Id, Row>,
	): Observable<CollectionChange<Id, Row>> {
		return this.#collection(key, source).pipe(filterChanges(filter));
	}

	/** A shared live collection. */
	#collection<Id, Row extends object>(
		key: string,
		source: CollectionSource<Id, Row>,
	): Observable<CollectionChange<Id, Row>> {
		return this.#streams.watchShared(key, () => liveCollection(this.#deps, source));
	}

	#readAtBlock<T>(query: (reads: ChainReads) => StorageQuery<T>): BlockRead<T> {
		return ({ hash }, signal) =>
			this.#runtimes.execute(async (runtime) => query(await runtime.loadReads()), { at: hash, signal });
	}
}

// biome-ignore lint/correctness/useYield: requests nothing
function* fixedIds<T>(ids: readonly T[]): StorageQuery<readonly T[]> {
	return ids;
}

function* singleRow<T>(query: StorageQuery<T>): StorageQuery<LiveRow<T>> {
	return { row: yield* query };
}
