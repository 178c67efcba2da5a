import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { accounts } from "./balances.ts";
import { setLock } from "./locks.ts";
import { item } from "./pallet-types.ts";

const stakeLedger = item("phalaStakePool", "stakeLedger");

/** Id of the lock on the stake of an account in all pools. */
const LOCK_ID = toHex(new TextEncoder().encode("phala/sp"));

/** Stake of an account in all pools, pico PHA: the size of its lock. */
export const stakedBy = (chain: Chain, who: Hex): bigint => chain.at(stakeLedger).get(who) ?? 0n;

/** PHA that an account can stake: all that is not in a pool, regardless of other locks. */
export const stakeable = (chain: Chain, who: Hex): bigint =>
	chain.at(accounts).get(who).data.free - stakedBy(chain, who);

/** Adds to the stake of `who` or subtracts from it; removes the lock at 0. */
export function changeStaked(chain: Chain, who: Hex, by: bigint): void {
	const staked = stakedBy(chain, who) + by;
	chain.at(stakeLedger).set(who, staked);
	setLock(chain, LOCK_ID, who, staked, "All");
}
