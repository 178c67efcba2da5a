import type { Observable } from "rxjs";
import type { Phala } from "../client/client.ts";
import type { ObservableLike } from "../store/store.ts";
import { type LiveOptions, type LiveResult, useLive, useResult } from "./live.ts";

/**
 * Follows any observable: of the provider's client, or of your own. The other hooks are made of it.
 *
 * - Components with the same `key` share one subscription, which ends a second after the last of them left
 * - Another `key` starts anew: a value is never shown under another key
 *
 * @param create - makes the observable; `null`: the hook is idle, which `suspense` does not allow
 * @param key - data that names what `create` follows, compared by its JSON, `bigint` included: functions in it are ignored
 * @example
 * ```ts
 * import { useObservable } from "phala-stakepool/react";
 * export function useLastReward(pid: number) {
 * 	return useObservable((phala) => phala.stakePool(pid).rewards$, ["last reward", pid]).value?.toDelegators;
 * }
 * ```
 * @public
 */
export function useObservable<T, S extends boolean = false>(
	create: ((phala: Phala) => ObservableLike<T> | Observable<T>) | null | undefined,
	key: readonly unknown[],
	options?: LiveOptions<T, S>,
): LiveResult<T, S> {
	return useResult(useLive<T>(create ?? null, ["useObservable", key]), options);
}
