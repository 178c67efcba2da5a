import type { Hex } from "../../codec/hex.ts";
import { derivedAccount, namedAccount } from "../accounts.ts";

/**
 * The accounts of a pool: W-PHA that is free (`pool`), behind workers (`lock`), and owed to the owner (`ownerReward`).
 *
 * @remarks Source: `bp/`, `sl/`, `so/` and the first 29 bytes of blake2_256(pid, owner), generation 2
 */
export function poolAccounts(pid: number, owner: Hex): { pool: Hex; lock: Hex; ownerReward: Hex } {
	return {
		pool: derivedAccount("bp/", 29, pid, owner),
		lock: derivedAccount("sl/", 29, pid, owner),
		ownerReward: derivedAccount("so/", 29, pid, owner),
	};
}

/** Who issues the pools' collections and keeps the queued items. */
export const BASE_POOL_ACCOUNT: Hex = namedAccount("basepool");
