import type { Hex } from "../codec/hex.ts";
import { isPhalaError, type PhalaError } from "../errors/error.ts";
import type { BlockRef } from "./block-ref.ts";
import type { StorageQuery } from "./storage-query.ts";

/** A row that failed to decode. Other rows of the query are unaffected. */
export interface RowError {
	readonly error: PhalaError;
	/** Identifies the row: pool id or worker key. */
	readonly id: number | string;
}

/**
 * Decodes a row from the only value that it depends on.
 *
 * @returns `null`: no such row
 */
export type RowFromValue<Id, Row> = (id: Id, value: Hex | null, block: BlockRef) => Row | RowError | null;

/** Runs `build`; a `PhalaError` that it throws becomes the {@link RowError} of this row. */
export function catchRowError<T>(id: number | string, build: () => T): T | RowError {
	try {
		return build();
	} catch (error) {
		if (isPhalaError(error)) return { error, id };
		throw error;
	}
}

/** Whether a row failed to decode. */
export function isRowError(row: object | null): row is RowError {
	return row !== null && "error" in row && "id" in row;
}

/**
 * The only row of a query for one row.
 *
 * @throws PhalaError the error of the row
 */
export function* singleRow<T extends object>(
	rows: StorageQuery<readonly (T | RowError | null)[]>,
): StorageQuery<T | null> {
	const [row = null] = yield* rows;
	if (isRowError(row)) throw row.error;
	return row;
}
