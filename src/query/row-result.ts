import { isPhalaError, type PhalaError } from "../errors/error.ts";
import type { Read } from "./storage-query.ts";

/** One of many that could not be told; the others are not the worse for it. */
export interface Fault {
	readonly fault: PhalaError;
	/** What could not be told: pool id, worker key. */
	readonly of: number | string;
}

/** What `work` gives; a typed error as the fault of this one alone. */
export function isolated<T>(of: number | string, work: () => T): T | Fault {
	try {
		return work();
	} catch (error) {
		if (isPhalaError(error)) return { fault: error, of };
		throw error;
	}
}

/** Whether a row is a fault. */
export function isFault(row: object | null): row is Fault {
	return row !== null && "fault" in row;
}

/** The only row of a reading of one; throws its fault. */
export function* only<T extends object>(rows: Read<readonly (T | Fault | null)[]>): Read<T | null> {
	const [row = null] = yield* rows;
	if (isFault(row)) throw row.fault;
	return row;
}
