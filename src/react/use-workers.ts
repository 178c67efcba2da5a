import type { WorkerField, WorkerState } from "../chain/model/worker.ts";
import type { AllFields, SomeFields, WorkerWatchQuery } from "../entities/collection-query.ts";
import type { LiveOptions, LiveResult } from "./live.ts";
import type { RowOrder } from "./row-selection.ts";
import { useRows } from "./use-rows.ts";

/** A worker with some fields. @public */
export type WorkerRow<F extends WorkerField> = Pick<WorkerState, F | "publicKey" | "block">;

/**
 * Workers of stake pools, live, each with `publicKey`, `block` and the requested `fields` only.
 *
 * @param query - `fields`, and what `useWorkers` without `fields` takes
 * @param options - `suspense`, `initial`
 * @public
 */
export function useWorkers<F extends WorkerField, S extends boolean = false>(
	query: WorkerWatchQuery<WorkerRow<F>> & RowOrder<WorkerRow<F>> & SomeFields<F>,
	options?: LiveOptions<readonly WorkerRow<F>[], S>,
): LiveResult<readonly WorkerRow<F>[], S>;
/**
 * Workers of stake pools, live, by the order of their pools, or by `orderBy`. All rows are of one block, and a row that did not change is the same object.
 *
 * - The query can be written in place: only other `pids`, another `operator` or other `fields` subscribe anew
 *
 * @param query - `pids`, `operator`, `fields`, `where`, `orderBy`, `offset`, `limit`; all workers by default
 * @param options - `suspense`, `initial`
 * @throws PhalaError `INVALID_ARGUMENT` for an invalid order; other invalid queries are errors of the snapshot
 * @example
 * ```ts
 * import { useWorkers } from "phala-stakepool/react";
 * export function useWorkersOf(pid: number) {
 * 	return useWorkers({ pids: [pid], orderBy: { field: "ve", direction: "desc" } });
 * }
 * ```
 * @public
 */
export function useWorkers<S extends boolean = false>(
	query?: WorkerWatchQuery<WorkerState> & RowOrder<WorkerState> & AllFields,
	options?: LiveOptions<readonly WorkerState[], S>,
): LiveResult<readonly WorkerState[], S>;
export function useWorkers(query?: object, options?: object): unknown {
	return useRows("workers", query, options);
}
