import { concatMap, type Observable } from "rxjs";
import type { BoundRuntime } from "../chain/bind-runtime.ts";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import { type BlockHeader, readHeader } from "../query/block-header.ts";
import type { RuntimeRegistry } from "../query/runtime-registry.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { Connection } from "../rpc/connection.ts";
import { blockFeed, type Finality } from "./block-feed.ts";
import type { CollectionChange } from "./collection-change.ts";
import type { CollectionDeps, CollectionSource } from "./collection-source.ts";
import { filterChanges, type RowFilter } from "./filter-changes.ts";
import { liveCollection } from "./live-collection.ts";
import { GRACE_MS, SharedStreams } from "./shared-streams.ts";

/** Which blocks count, and who is told of what streams get over by themselves. */
interface StreamsSettings {
	readonly finality: Finality;
	readonly logger: { warn(message: string, details?: unknown): void };
}

/** What of a client follows the chain. */
export class ClientStreams {
	/** The client's one feed of blocks. */
	readonly head$: Observable<BlockHeader>;
	readonly #live: SharedStreams;
	readonly #snapshots: RuntimeRegistry<BoundRuntime>;
	readonly #ground: CollectionDeps;

	/** @param closing - aborted when the client closes */
	constructor(
		connection: Connection,
		snapshots: RuntimeRegistry<BoundRuntime>,
		{ finality, logger }: StreamsSettings,
		closing: AbortSignal,
	) {
		this.#snapshots = snapshots;
		this.head$ = blockFeed(connection, finality, GRACE_MS);
		const blockOf = async (hash: Hex) => readHeader(await connection.request("chain_getHeader", [hash]));
		const warn = (message: string, details?: unknown) => {
			try {
				logger.warn(message, details);
			} catch {
				// A logger that fails must not end what it was to report.
			}
		};
		const onRetry = (error: unknown) => warn("A live reading failed and is tried again.", error);
		this.#live = new SharedStreams(this.head$, blockOf, closing, onRetry);
		this.#ground = {
			connection,
			head$: this.head$,
			finality,
			read: (make, hash, requests) => snapshots.read(({ reads }) => make(reads), hash, undefined, requests),
			warn,
		};
	}

	/** A read repeated at every head, emitted on change; one upstream per `key`. */
	watch<T>(key: string, make: (reads: ChainReads) => StorageQuery<T>): Observable<T> {
		return this.#live.watch(key, ({ hash }, signal) => this.#snapshots.read(({ reads }) => make(reads), hash, signal));
	}

	/**
	 * As {@link ClientStreams.watch} for a read of very many keys: they are subscribed to, so that a block asks only for what is new in it;
	 * one upstream per `key`.
	 */
	watchByKeys<T extends object>(key: string, make: (reads: ChainReads) => StorageQuery<T>): Observable<T> {
		const set = { ids: () => fixedIds([key]), row: make };
		return this.#live
			.watchShared(key, () => liveCollection<string, T>(this.#ground, set))
			.pipe(concatMap(({ all }) => [...all.values()]));
	}

	/** What a read lists at every block, one by one; one upstream per `key`. */
	watchEach<T>(key: string, make: (reads: ChainReads) => StorageQuery<readonly T[]>): Observable<T> {
		return this.#live.watchEach(key, ({ hash }, signal) =>
			this.#snapshots.read(({ reads }) => make(reads), hash, signal),
		);
	}

	/** Those rows of a set that somebody wants; one upstream per `key`, whatever is wanted of it. */
	watchCollection<Id, Row extends object>(
		key: string,
		source: CollectionSource<Id, Row>,
		wanted: RowFilter<Id, Row>,
	): Observable<CollectionChange<Id, Row>> {
		return this.#live.watchShared(key, () => liveCollection(this.#ground, source)).pipe(filterChanges(wanted));
	}
}

// biome-ignore lint/correctness/useYield: nothing is asked for what is known
function* fixedIds<T>(ids: readonly T[]): StorageQuery<readonly T[]> {
	return ids;
}
