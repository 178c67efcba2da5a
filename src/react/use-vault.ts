import type { VaultState } from "../chain/model/vault.ts";
import type { LiveArgument, LiveOptions, LiveResult } from "./live.ts";
import { useEntity } from "./use-entity.ts";

/**
 * A vault, live. Generation 2: fails with `UNSUPPORTED` in generation 1.
 *
 * @param pid - without one, the hook is idle
 * @param options - `suspense`, `initial`
 * @public
 */
export function useVault<S extends boolean = false>(
	pid: LiveArgument<number | bigint, S>,
	options?: LiveOptions<VaultState, S>,
): LiveResult<VaultState, S> {
	return useEntity("vault", pid, options);
}
