import type { PhalaError } from "../errors/error.ts";
import { isRowError, type RowError } from "../query/row-result.ts";
import type { ReadOptions } from "./entity-context.ts";
import { mapOrdered } from "./map-ordered.ts";

/** How a reading of very many goes on. @public */
export interface BulkOptions extends ReadOptions {
	/**
	 * Told how far the reading is, after every part of it.
	 *
	 * @param read - how many were looked at
	 * @param total - how many there are to look at
	 */
	readonly onProgress?: ((read: number, total: number) => void) | undefined;
	/**
	 * Told of one that cannot be read, because the chain holds bytes for it that do not fit; it is left out then. Without this, the
	 * others still come, and the first such error is thrown at the end.
	 *
	 * @param error - `DECODE_FAILED`
	 * @param of - pool id or worker key
	 */
	readonly onRowError?: ((error: PhalaError, of: number | string) => void) | undefined;
}

/** Parts under way at the same time: enough to hide round trips, few enough to be let go when nobody waits. */
const MAX_IN_FLIGHT = 6;

/**
 * Reads part after part, a few of them ahead of the one that is looked at, and tells their rows in order.
 *
 * - `null` rows are left out, faults are told as {@link BulkOptions.onRowError} says
 * - Memory stays that of the parts under way, however many there are
 * - Whoever stops looking aborts what is under way
 */
export async function* readInChunks<K, T extends object>(
	keys: readonly K[],
	size: number,
	read: (part: readonly K[], options: ReadOptions) => Promise<readonly (T | RowError | null)[]>,
	{ signal, onProgress, onRowError: onFault }: BulkOptions,
): AsyncGenerator<T, void, undefined> {
	let looked = 0;
	let first: PhalaError | undefined;
	for await (const rows of mapOrdered(chunk(keys, size), MAX_IN_FLIGHT, read, { signal })) {
		looked += rows.length;
		onProgress?.(looked, keys.length);
		for (const row of rows) {
			if (row === null) continue;
			if (!isRowError(row)) yield row;
			else if (onFault) onFault(row.error, row.of);
			else first ??= row.error;
		}
	}
	if (first) throw first;
}

function* chunk<K>(keys: readonly K[], size: number): Iterable<readonly K[]> {
	for (let i = 0; i < keys.length; i += size) yield keys.slice(i, i + size);
}
