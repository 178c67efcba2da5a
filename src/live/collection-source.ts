import type { Observable } from "rxjs";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import type { BlockHeader } from "../query/block-header.ts";
import { isRowError, type RowError, type RowFromValue } from "../query/row-result.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { RpcTransport } from "../query/storage-values.ts";
import type { Connection } from "../rpc/connection.ts";
import type { Finality } from "./block-feed.ts";

/** A row of a live collection. */
export interface LiveRow<Row> {
	readonly row: Row;
	/** Chain time at which the row may change without a change in storage, seconds since the epoch. @defaultValue never */
	readonly wakesAt?: number | null;
}

/** Queries for the rows of a live collection. */
export interface CollectionSource<Id, Row> {
	/** Ids of all rows. */
	ids(reads: ChainReads): StorageQuery<readonly Id[]>;
	/** One row; `null` if it does not exist. */
	row(reads: ChainReads, id: Id): StorageQuery<LiveRow<Row> | RowError | null>;
	/**
	 * Decodes rows that request one key each, faster than {@link CollectionSource.row}. They do not change by time.
	 *
	 * @returns `null` if rows request more
	 */
	fromValue?(reads: ChainReads): RowFromValue<Id, Row> | null;
}

/** A row that changes with storage only. */
export function liveRow<Row extends object>(row: Row | RowError | null): LiveRow<Row> | RowError | null {
	return row === null || isRowError(row) ? row : { row };
}

/** Dependencies of a live collection. */
export interface CollectionDeps {
	readonly connection: Connection;
	/** The client's block feed. */
	readonly header$: Observable<BlockHeader>;
	readonly finality: Finality;
	/** Executes a query at a block. */
	execute<T>(
		query: (reads: ChainReads) => StorageQuery<T>,
		options: { readonly at: Hex; readonly transport: RpcTransport },
	): Promise<T>;
	/**
	 * Queries of the newest runtime.
	 *
	 * @param specVersion - of the runtime that made the block; `null`: not stored
	 * @returns `null` if another one made the block, or its queries are not loaded: execute the query
	 */
	readsOf(specVersion: number | null): ChainReads | null;
	/** Reports a problem that the collection recovers from. */
	warn(message: string, details: unknown): void;
}
