import type { StakePoolState } from "../chain/model/stake-pool.ts";
import type { LiveArgument, LiveOptions, LiveResult } from "./live.ts";
import { useEntity } from "./use-entity.ts";

/**
 * A stake pool, live.
 *
 * @param pid - without one, the hook is idle
 * @param options - `suspense`, `initial`
 * @example
 * ```ts
 * import { usePool } from "phala-stakepool/react";
 * export function useFreeStake(pid: number) {
 * 	const pool = usePool(pid);
 * 	return pool.status === "ready" ? pool.value.freeStake : null;
 * }
 * ```
 * @public
 */
export function usePool<S extends boolean = false>(
	pid: LiveArgument<number | bigint, S>,
	options?: LiveOptions<StakePoolState, S>,
): LiveResult<StakePoolState, S> {
	return useEntity("stakePool", pid, options);
}
