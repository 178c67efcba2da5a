import type { DelegatorState } from "../chain/model/delegator.ts";
import type { StakePoolState } from "../chain/model/stake-pool.ts";
import type { VaultState } from "../chain/model/vault.ts";
import type { WorkerState } from "../chain/model/worker.ts";
import type { Phala } from "../client/client.ts";
import type { ObservableLike } from "../store/store.ts";
import { addressOf } from "./address-of.ts";
import { type LiveOptions, type LiveResult, useLive, useResult } from "./live.ts";

/** States by the method of the client that returns their handle. */
interface States {
	readonly stakePool: StakePoolState;
	readonly vault: VaultState;
	readonly worker: WorkerState;
	readonly delegator: DelegatorState;
}

type Handles = {
	readonly [K in keyof States]: (argument: never) => { readonly state$: ObservableLike<States[K]> };
};

/** The state of a pool, worker or delegator, by what names it; idle without. */
export function useEntity<K extends keyof States, S extends boolean>(
	kind: K,
	argument: Parameters<Phala[K]>[0] | null | undefined,
	options: LiveOptions<States[K], S> | undefined,
): LiveResult<States[K], S> {
	const isIdle = argument === null || argument === undefined;
	const create = isIdle ? null : (handles: Handles) => handles[kind](argument as never).state$;
	return useResult(useLive(create, [kind, String(addressOf(argument))]), options);
}
