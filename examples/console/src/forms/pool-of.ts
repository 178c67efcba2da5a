import type { Phala, PoolKind, StakePool, Vault } from "phala-stakepool";

/** Names a stake pool or a vault. */
export interface PoolReference {
	readonly pid: number;
	readonly kind: PoolKind;
}

/** The pool or vault, for what both have. */
export const poolOf = (phala: Phala, { pid, kind }: PoolReference): StakePool | Vault =>
	kind === "vault" ? phala.vault(pid) : phala.stakePool(pid);
