import type { WorkerState } from "../chain/model/worker.ts";
import type { LiveArgument, LiveOptions, LiveResult } from "./live.ts";
import { useEntity } from "./use-entity.ts";

/**
 * A worker, live.
 *
 * @param publicKey - `0x` and 64 hex digits; without one, the hook is idle
 * @param options - `suspense`, `initial`
 * @public
 */
export function useWorker<S extends boolean = false>(
	publicKey: LiveArgument<string, S>,
	options?: LiveOptions<WorkerState, S>,
): LiveResult<WorkerState, S> {
	return useEntity("worker", publicKey, options);
}
