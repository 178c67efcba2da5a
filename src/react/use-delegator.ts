import type { AccountLike } from "../chain/addresses.ts";
import type { DelegatorState } from "../chain/model/delegator.ts";
import type { LiveArgument, LiveOptions, LiveResult } from "./live.ts";
import { useEntity } from "./use-entity.ts";

/**
 * Balances and positions of an account, live.
 *
 * @param account - address, or an object with one, e.g. of a wallet; without one, the hook is idle
 * @param options - `suspense`, `initial`
 * @example
 * ```ts
 * import { useDelegator, useWallets } from "phala-stakepool/react";
 * export function useMyPositions() {
 * 	const { accounts } = useWallets();
 * 	return useDelegator(accounts[0]).value?.positions ?? [];
 * }
 * ```
 * @public
 */
export function useDelegator<S extends boolean = false>(
	account: LiveArgument<AccountLike, S>,
	options?: LiveOptions<DelegatorState, S>,
): LiveResult<DelegatorState, S> {
	return useEntity("delegator", account, options);
}
