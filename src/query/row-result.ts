import { isPhalaError, type PhalaError } from "../errors/error.ts";
import type { StorageQuery } from "./storage-query.ts";

/** One of many that could not be told; the others are not the worse for it. */
export interface RowError {
	readonly error: PhalaError;
	/** What could not be told: pool id, worker key. */
	readonly of: number | string;
}

/** What `work` gives; a typed error as the fault of this one alone. */
export function catchRowError<T>(of: number | string, work: () => T): T | RowError {
	try {
		return work();
	} catch (error) {
		if (isPhalaError(error)) return { error: error, of };
		throw error;
	}
}

/** Whether a row is a fault. */
export function isRowError(row: object | null): row is RowError {
	return row !== null && "error" in row;
}

/** The only row of a reading of one; throws its fault. */
export function* singleRow<T extends object>(
	rows: StorageQuery<readonly (T | RowError | null)[]>,
): StorageQuery<T | null> {
	const [row = null] = yield* rows;
	if (isRowError(row)) throw row.error;
	return row;
}
