import type { StakePoolState } from "phala-stakepool";

/** Does not compile: amounts are bigint. */
export function readStake(pool: StakePoolState): number {
	return pool.totalStake;
}
