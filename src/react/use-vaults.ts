import type { VaultField, VaultState } from "../chain/model/vault.ts";
import type { AllFields, PoolWatchQuery, SomeFields } from "../entities/collection-query.ts";
import type { LiveOptions, LiveResult } from "./live.ts";
import type { RowOrder } from "./row-selection.ts";
import { useRows } from "./use-rows.ts";

/** A vault with some fields. @public */
export type VaultRow<F extends VaultField> = Pick<VaultState, F | "pid" | "block">;

/**
 * Vaults, live, each with `pid`, `block` and the requested `fields` only.
 *
 * @param query - `fields`, and what `useVaults` without `fields` takes
 * @param options - `suspense`, `initial`
 * @public
 */
export function useVaults<F extends VaultField, S extends boolean = false>(
	query: PoolWatchQuery<VaultRow<F>> & RowOrder<VaultRow<F>> & SomeFields<F>,
	options?: LiveOptions<readonly VaultRow<F>[], S>,
): LiveResult<readonly VaultRow<F>[], S>;
/**
 * Vaults, live: by ascending pid, or by `orderBy`. All rows are of one block, and a row that did not change is the same object.
 *
 * - The query can be written in place: only other `pids`, another `owner` or other `fields` subscribe anew
 *
 * @param query - `pids`, `owner`, `fields`, `where`, `orderBy`, `offset`, `limit`; all vaults by default
 * @param options - `suspense`, `initial`
 * @throws PhalaError `INVALID_ARGUMENT` for an invalid order; other invalid queries are errors of the snapshot
 * @example
 * ```ts
 * import { useVaults } from "phala-stakepool/react";
 * export function useLargestVaults() {
 * 	return useVaults({ fields: ["totalStake"], orderBy: { field: "totalStake", direction: "desc" }, limit: 10 });
 * }
 * ```
 * @public
 */
export function useVaults<S extends boolean = false>(
	query?: PoolWatchQuery<VaultState> & RowOrder<VaultState> & AllFields,
	options?: LiveOptions<readonly VaultState[], S>,
): LiveResult<readonly VaultState[], S>;
export function useVaults(query?: object, options?: object): unknown {
	return useRows("vaults", query, options);
}
