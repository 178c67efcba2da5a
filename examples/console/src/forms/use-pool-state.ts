import type { StakePoolState, VaultState } from "phala-stakepool";
import { usePool, useVault } from "phala-stakepool/react";
import type { PoolReference } from "./pool-of.ts";

/** The state of a stake pool or a vault, live: a form stays open while the chain goes on. `undefined` until it is read. */
export function usePoolState({ pid, kind }: PoolReference): StakePoolState | VaultState | undefined {
	const isVault = kind === "vault";
	const { value: pool } = usePool(isVault ? null : pid);
	const { value: vault } = useVault(isVault ? pid : null);
	return isVault ? vault : pool;
}
