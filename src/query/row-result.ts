import { isPhalaError, type PhalaError } from "../errors/error.ts";
import type { StorageQuery } from "./storage-query.ts";

/** A row that failed to decode. Other rows of the query are unaffected. */
export interface RowError {
	readonly error: PhalaError;
	/** Identifies the row: pool id or worker key. */
	readonly of: number | string;
}

/** Runs `build`; a `PhalaError` that it throws becomes the {@link RowError} of this row. */
export function catchRowError<T>(of: number | string, build: () => T): T | RowError {
	try {
		return build();
	} catch (error) {
		if (isPhalaError(error)) return { error, of };
		throw error;
	}
}

/** Whether a row failed to decode. */
export function isRowError(row: object | null): row is RowError {
	return row !== null && "error" in row && "of" in row;
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
