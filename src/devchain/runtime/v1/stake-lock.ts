import type { BalanceLock } from "../../../../generated/v1/pallets.ts";
import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { accounts } from "./balances.ts";
import { item } from "./pallet-types.ts";

const stakeLedger = item("phalaStakePool", "stakeLedger");
const locks = item("balances", "locks");

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
	setLock(chain, who, staked);
}

/** Sets the lock without changing the order of the account's locks. */
function setLock(chain: Chain, who: Hex, amount: bigint): void {
	const before = chain.at(locks).get(who);
	const lock: BalanceLock = { id: LOCK_ID, amount, reasons: "All" };
	const others = before.filter(({ id }) => id !== LOCK_ID);
	const replaced = before.map((one) => (one.id === LOCK_ID ? lock : one));
	const all = others.length < before.length ? replaced : [...before, lock];
	freeze(chain, who, before, amount > 0n ? all : others);
}

/** Stores an account's locks and their maximum in its balance. Locks keep the account alive. */
function freeze(chain: Chain, who: Hex, before: readonly BalanceLock[], after: BalanceLock[]): void {
	const largestAmount = (not: BalanceLock["reasons"]) =>
		after.reduce((largest, { amount, reasons }) => (reasons !== not && amount > largest ? amount : largest), 0n);
	const info = chain.at(accounts).get(who);
	const consumers = info.consumers + Math.sign(after.length) - Math.sign(before.length);
	const data = { ...info.data, miscFrozen: largestAmount("Fee"), feeFrozen: largestAmount("Misc") };
	chain.at(accounts).set(who, { ...info, consumers, data });
	if (after.length > 0) chain.at(locks).set(who, after);
	else chain.at(locks).delete(who);
}
