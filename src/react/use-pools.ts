import type { StakePoolField, StakePoolRow, StakePoolState } from "../chain/model/stake-pool.ts";
import type { AllFields, PoolWatchQuery, SomeFields } from "../entities/collection-query.ts";
import type { LiveOptions, LiveResult } from "./live.ts";
import type { RowOrder } from "./row-selection.ts";
import { useRows } from "./use-rows.ts";

/** A stake pool with some fields. @public */
export type PoolRow<F extends StakePoolField> = Pick<StakePoolRow, F | "pid" | "block">;

/**
 * Stake pools, live, each with `pid`, `block` and the requested `fields` only.
 *
 * @param query - `fields`, and what `usePools` without `fields` takes
 * @param options - `suspense`, `initial`
 * @public
 */
export function usePools<F extends StakePoolField, S extends boolean = false>(
	query: PoolWatchQuery<PoolRow<F>> & RowOrder<PoolRow<F>> & SomeFields<F>,
	options?: LiveOptions<readonly PoolRow<F>[], S>,
): LiveResult<readonly PoolRow<F>[], S>;
/**
 * Stake pools, live: by ascending pid, or by `orderBy`. All rows are of one block, and a row that did not change is the same object.
 *
 * - The query can be written in place: only other `pids`, another `owner` or other `fields` subscribe anew
 *
 * @param query - `pids`, `owner`, `fields`, `where`, `orderBy`, `offset`, `limit`; all pools by default
 * @param options - `suspense`, `initial`
 * @throws PhalaError `INVALID_ARGUMENT` for an invalid order; other invalid queries are errors of the snapshot
 * @example
 * ```ts
 * import { usePools } from "phala-stakepool/react";
 * export function useLargestPools() {
 * 	return usePools({ fields: ["totalStake"], orderBy: { field: "totalStake", direction: "desc" }, limit: 10 });
 * }
 * ```
 * @public
 */
export function usePools<S extends boolean = false>(
	query?: PoolWatchQuery<StakePoolState> & RowOrder<StakePoolState> & AllFields,
	options?: LiveOptions<readonly StakePoolState[], S>,
): LiveResult<readonly StakePoolState[], S>;
export function usePools(query?: object, options?: object): unknown {
	return useRows("stakePools", query, options);
}
