import type { Phala } from "../client/client.ts";
import { usePhalaContext } from "./context.ts";
import { type LiveResult, useResult } from "./live.ts";
import { useSnapshot } from "./use-snapshot.ts";

/**
 * The client of the {@link PhalaProvider}.
 *
 * - Where connecting failed, `retry` of the snapshot connects again, and every hook of the provider follows
 *
 * @param options - `suspense`: returns the client alone, and suspends while it connects
 * @example
 * ```ts
 * import { usePhala } from "phala-stakepool/react";
 * export function useNetworkName() {
 * 	return usePhala({ suspense: true }).network.specName;
 * }
 * ```
 * @public
 */
export function usePhala<S extends boolean = false>(
	options?: { readonly suspense?: S | undefined } | undefined,
): LiveResult<Phala, S> {
	const { client } = usePhalaContext();
	const snapshot = useSnapshot(client);
	return useResult<Phala, S>({ snapshot, store: client, id: "" }, options);
}
