import type { PhalaError } from "../../errors/error.ts";
import { isRowError, type RowError } from "../../query/row-result.ts";
import type { ReadOptions } from "../entity-context.ts";
import { mapOrdered } from "./map-ordered.ts";

/** Options of a read of many rows. @public */
export interface BulkOptions extends ReadOptions {
	/**
	 * Called after each chunk of rows.
	 *
	 * @param read - rows read so far
	 * @param total - rows to read, if no limit ends the read earlier
	 */
	readonly onProgress?: ((read: number, total: number) => void) | undefined;
	/**
	 * Called for each row whose bytes on chain cannot be decoded; the row is skipped. Without this callback the other rows still come,
	 * and the first such error is thrown at the end.
	 *
	 * @param error - `DECODE_FAILED`
	 * @param id - pool id or worker key
	 */
	readonly onRowError?: ((error: PhalaError, id: number | string) => void) | undefined;
}

/** Rows to return of those that are read. */
export interface RowSelection<Row> {
	readonly where?: ((row: Row) => boolean) | undefined;
	/** Matching rows to skip. */
	readonly offset?: number;
	/** Most rows to return. */
	readonly limit?: number;
}

/** Chunks under way at the same time: enough to hide round trips, few enough to discard when the reader stops. */
const MAX_IN_FLIGHT = 6;

/**
 * Reads chunk after chunk, some of them ahead of the one being consumed, and yields their rows in order.
 *
 * - Skips `null` rows; reports undecodable rows as {@link BulkOptions.onRowError} describes
 * - Memory is bounded by the chunks under way, however many rows there are
 * - With a limit, chunks start at the size of the page, grow while rows do not match, and none is read ahead
 * - Aborts chunks under way when the consumer stops
 */
export async function* readInChunks<K, T extends object>(
	keys: readonly K[],
	size: number,
	read: (chunk: readonly K[], options: ReadOptions) => Promise<readonly (T | RowError | null)[]>,
	options: BulkOptions & RowSelection<T>,
): AsyncGenerator<T, void, undefined> {
	const { signal, onProgress, onRowError, where, offset = 0, limit = Number.POSITIVE_INFINITY } = options;
	const isLimited = limit !== Number.POSITIVE_INFINITY;
	const firstSize = isLimited ? Math.min(size, offset + limit) : size;
	const chunks = splitIntoChunks(keys, Math.max(firstSize, 1), size);
	let readCount = 0;
	let matched = 0;
	let firstError: PhalaError | undefined;
	for await (const rows of mapOrdered(chunks, isLimited ? 0 : MAX_IN_FLIGHT, read, { signal })) {
		readCount += rows.length;
		onProgress?.(readCount, keys.length);
		for (const row of rows) {
			if (row === null || matched === offset + limit) continue;
			if (isRowError(row)) {
				if (onRowError) onRowError(row.error, row.id);
				else firstError ??= row.error;
			} else if (where?.(row) ?? true) {
				if (++matched > offset) yield row;
			}
		}
		if (matched === offset + limit) break;
	}
	if (firstError) throw firstError;
}

/** Chunks of `first` keys, then of twice as many each time, up to `size`. */
function* splitIntoChunks<K>(keys: readonly K[], first: number, size: number): Iterable<readonly K[]> {
	let length = first;
	for (let start = 0; start < keys.length; start += length, length = Math.min(size, length * 2))
		yield keys.slice(start, start + length);
}
