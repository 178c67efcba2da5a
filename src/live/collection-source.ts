import type { Observable } from "rxjs";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import type { BlockHeader } from "../query/block-header.ts";
import type { RowError } from "../query/row-result.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { RpcRequests } from "../query/storage-values.ts";
import type { Connection } from "../rpc/connection.ts";
import type { Finality } from "./block-feed.ts";

/** Who is in a set, and what each one is. */
export interface CollectionSource<Id, Row> {
	/** Those in the set. */
	ids(reads: ChainReads): StorageQuery<readonly Id[]>;
	/** One of them; `null`: not there after all. */
	row(reads: ChainReads, id: Id): StorageQuery<Row | RowError | null>;
	/** When a row may turn into another one by time alone, seconds since the epoch. */
	wakesAt?(row: Row): number | null;
}

/** What a live set stands on. */
export interface CollectionDeps {
	readonly connection: Connection;
	readonly head$: Observable<BlockHeader>;
	readonly finality: Finality;
	/** Carries a read out at a block, through `requests`. */
	read<T>(make: (reads: ChainReads) => StorageQuery<T>, hash: Hex, requests: RpcRequests): Promise<T>;
	/** Told of what the set gets over by itself. */
	warn(message: string, details: unknown): void;
}
