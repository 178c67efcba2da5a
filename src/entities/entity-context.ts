import type { Observable } from "rxjs";
import type { Addresses } from "../chain/addresses.ts";
import type { ChainReads, ChainWrites, Operation } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import type { RowsChange } from "../live/collection-change.ts";
import type { RowSource } from "../live/collection-source.ts";
import type { Wanted } from "../live/filter-changes.ts";
import type { OperationSource, Plan } from "../plan/plan.ts";
import type { Read } from "../query/storage-query.ts";

/** How a reading may be ended early. @public */
export interface ReadOptions {
	/** Aborts the wait with `ABORTED`. */
	readonly signal?: AbortSignal | undefined;
}

/** What read-only handles need: reads at the newest block, or at one and the same. */
export interface ReadContext {
	readonly addresses: Addresses;
	/** One read at one block, its result frozen. */
	read<T>(make: (reads: ChainReads) => Read<T>, options?: ReadOptions): Promise<T>;
	/** The same for several reads at one block: the newest one now. */
	pin(options?: ReadOptions): Promise<ReadContext>;
}

/** Reads at blocks of the past. */
export interface PastContext {
	/** Number of the newest block, best or finalized as the client was told. */
	newest(options?: ReadOptions): Promise<number>;
	/** Hashes of the blocks of these numbers on the chain that is best now, by one request where the node can. Throws `NOT_FOUND`. */
	hashesOf(numbers: readonly number[], options?: ReadOptions): Promise<readonly Hex[]>;
	/** One read at the block `hash`, frozen; what the node answered once is not asked again. */
	readAt<T>(hash: Hex, make: (reads: ChainReads) => Read<T>, options?: ReadOptions): Promise<T>;
}

/** What handles of a connected client need. */
export interface EntityContext extends ReadContext {
	/** Reads of the past; loaded when they are first wanted. */
	past(): Promise<PastContext>;
	/** A read repeated at every head, emitted on change; one upstream per `key`. */
	watch<T>(key: string, make: (reads: ChainReads) => Read<T>): Observable<T>;
	/** As `watch` for a read of very many keys, which are subscribed to; one upstream per `key`. */
	watchKeys<T extends object>(key: string, make: (reads: ChainReads) => Read<T>): Observable<T>;
	/** What a read lists at every block, one by one; one upstream per `key`. */
	each<T>(key: string, make: (reads: ChainReads) => Read<readonly T[]>): Observable<T>;
	/** Those rows of a set that somebody wants, following the chain; one upstream per `key`. */
	follow<Id, Row extends object>(
		key: string,
		source: RowSource<Id, Row>,
		wanted: Wanted<Id, Row>,
	): Observable<RowsChange<Id, Row>>;
	/** @param author - the account that alone can send the plan; left out: whoever signs */
	plan<R>(make: (writes: ChainWrites) => Operation<R>, author?: Hex): Plan<R>;
	/** A plan of as many calls as the chain's state says, which is no part of a batch. */
	planMany<R>(make: (writes: ChainWrites, reads: ChainReads) => OperationSource<R>, author: Hex): Plan<R>;
}
