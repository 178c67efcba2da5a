import type { AccountLike } from "../chain/addresses.ts";
import type { Phala } from "../client/client.ts";
import type { ObservableLike } from "../store/store.ts";
import { addressOf } from "./address-of.ts";
import { type LiveOptions, type LiveResult, useLive, useResult } from "./live.ts";

/** The state of a pool, worker or delegator, by what names it; idle without. */
export function useEntity<A extends AccountLike | number | bigint, T, S extends boolean>(
	name: string,
	argument: A | null | undefined,
	handle: (phala: Phala, argument: A) => { readonly state$: ObservableLike<T> },
	options: LiveOptions<T, S> | undefined,
): LiveResult<T, S> {
	const create = argument === null || argument === undefined ? null : (phala: Phala) => handle(phala, argument).state$;
	return useResult(useLive(create, [name, String(addressOf(argument))]), options);
}
