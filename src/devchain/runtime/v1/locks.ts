import type { BalanceLock } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { accounts } from "./balances.ts";
import { item } from "./pallet-types.ts";

const locks = item("balances", "locks");

/**
 * Sets a lock on the PHA of `who` without changing the order of the locks; 0 removes it. Locks overlap: the largest counts.
 *
 * @param reasons - what locked PHA cannot be used for: fees, everything else, or both
 */
export function setLock(chain: Chain, id: Hex, who: Hex, amount: bigint, reasons: BalanceLock["reasons"]): void {
	const before = chain.at(locks).get(who);
	const lock: BalanceLock = { id, amount, reasons };
	const others = before.filter((one) => one.id !== id);
	const replaced = before.map((one) => (one.id === id ? lock : one));
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
