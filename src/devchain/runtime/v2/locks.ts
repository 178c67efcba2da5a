import type { BalanceLock } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { emit, item } from "./pallet-types.ts";

const accounts = item("system", "account");
const locks = item("balances", "locks");

/**
 * Sets a lock on the PHA of `who` without changing the order of the locks; 0 removes it. Locks overlap: the largest counts.
 *
 * @param reasons - what locked PHA cannot be used for: fees, everything else, or both
 */
export function setLock(
	chain: Chain,
	id: Hex,
	who: Hex,
	amount: bigint,
	reasons: BalanceLock["reasons"] = "All",
): void {
	const before = chain.at(locks).get(who);
	const lock: BalanceLock = { id, amount, reasons };
	const others = before.filter((one) => one.id !== id);
	const replaced = before.map((one) => (one.id === id ? lock : one));
	const all = others.length < before.length ? replaced : [...before, lock];
	writeLocks(chain, who, amount > 0n ? all : others);
}

/** Raises a lock on the PHA of `who` to at least `amount`. */
export function extendLock(chain: Chain, id: Hex, who: Hex, amount: bigint): void {
	const held =
		chain
			.at(locks)
			.get(who)
			.find((lock) => lock.id === id)?.amount ?? 0n;
	if (amount > held) setLock(chain, id, who, amount);
}

/** Stores locks and frozen PHA, which both keep the account alive. Events: `balances.Locked` or `balances.Unlocked`. */
function writeLocks(chain: Chain, who: Hex, list: readonly BalanceLock[]): void {
	const before = chain.at(accounts).get(who);
	const frozen = list.reduce((largest, { amount }) => (amount > largest ? amount : largest), 0n);
	const consumes = (count: number, amount: bigint) =>
		Number(count > 0) + Number(amount > 0n || before.data.reserved > 0n);
	const consumers =
		before.consumers + consumes(list.length, frozen) - consumes(chain.at(locks).get(who).length, before.data.frozen);
	chain.at(accounts).set(who, { ...before, consumers, data: { ...before.data, frozen } });
	if (list.length > 0) chain.at(locks).set(who, [...list]);
	else chain.at(locks).delete(who);
	const grown = frozen - before.data.frozen;
	if (grown > 0n) emit(chain, "balances", "Locked", { who, amount: grown });
	if (grown < 0n) emit(chain, "balances", "Unlocked", { who, amount: -grown });
}
