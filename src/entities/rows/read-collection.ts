import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { RowError } from "../../query/row-result.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { ReadContext, ReadOptions } from "../entity-context.ts";
import type { RowOptions } from "./parse-row-options.ts";
import { readInChunks } from "./read-in-chunks.ts";
import { sortRows } from "./sort-rows.ts";

/** A part of a collection: the ids in it, and how their rows are read. */
export interface CollectionReads<Id, Row extends object> {
	/** Rows read by one query. */
	readonly chunkSize: number;
	/** Ids of the rows to read, in the order of the collection. */
	ids(reads: ChainReads): StorageQuery<readonly Id[]>;
	/** Rows of `ids`; `null` for an id that is not in the collection. */
	rows(reads: ChainReads, ids: readonly Id[]): StorageQuery<readonly (Row | RowError | null)[]>;
}

/** Reads the rows that a query selects, all at the block that is newest at the first step. */
export async function* readCollection<Id, Row extends object>(
	context: ReadContext,
	source: CollectionReads<Id, Row>,
	{ where, orderBy, offset, limit, options }: RowOptions<Row>,
): AsyncGenerator<Row, void, undefined> {
	if (limit === 0) return;
	const block = await context.pin(options);
	const ids = await block.read((reads) => source.ids(reads), options);
	const readChunk = (chunk: readonly Id[], chunkOptions: ReadOptions) =>
		block.read((reads) => source.rows(reads, chunk), chunkOptions);
	if (orderBy === null) {
		yield* readInChunks(ids, source.chunkSize, readChunk, { ...options, where, offset, limit });
		return;
	}
	const rows: Row[] = [];
	for await (const row of readInChunks(ids, source.chunkSize, readChunk, { ...options, where })) rows.push(row);
	const { field, descending } = orderBy;
	yield* sortRows(rows, field, descending).slice(offset, offset + limit);
}

/** A row reduced to `fields`, frozen as the row was. */
export function pickFields<Row extends object>(row: Row, fields: ReadonlySet<string>): Row {
	const picked = Object.entries(row).filter(([name]) => fields.has(name));
	return Object.freeze(Object.fromEntries(picked)) as Row;
}
