import type { StakePoolState } from "../../chain/model/stake-pool.ts";

/** The second after a pool's critical time, when it becomes expired; `null` if time alone changes nothing. */
export function expiryTime(pool: Pick<StakePoolState, "isExpired" | "criticalAt">): number | null {
	return !pool.isExpired && pool.criticalAt !== null ? pool.criticalAt + 1 : null;
}
