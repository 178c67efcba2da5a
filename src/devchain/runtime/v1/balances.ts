import type { AccountData } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type AccountInfo, canLoseProvider, writeAccount } from "../frame/accounts.ts";
import {
	balanceCalls,
	type Currency,
	changeIssuance,
	existentialDeposit,
	lookup,
	loseDust,
	totalOf,
} from "../frame/balances.ts";
import type { RootHandler } from "../frame/call.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem } from "../frame/define-item.ts";
import { forGovernance } from "../frame/governance.ts";
import { ensure } from "./pallet-types.ts";

type Info = AccountInfo<AccountData>;

/** All accounts, with the balance fields of this generation. */
export const accounts = defineItem<[who: Hex], Info>("system", "account");

/** Balance of a new account with `free` pico PHA. */
export const holding = (free: bigint): AccountData => ({ free, reserved: 0n, miscFrozen: 0n, feeFrozen: 0n });

/**
 * See {@link Currency}.
 *
 * Events: `balances.Endowed` for a new account, `balances.DustLost` for a removed one, `balances.Transfer`.
 */
export const transfer: Currency["transfer"] = (chain, from, to, amount, existence) => {
	if (amount === 0n || from === to) return;
	const source = chain.at(accounts).get(from);
	const target = chain.at(accounts).get(to);
	const minimum = existentialDeposit(chain);
	const rest = source.data.free - amount;
	ensure(rest >= 0n, "balances", "InsufficientBalance");
	ensure(totalOf(target) + amount >= minimum, "balances", "ExistentialDeposit");
	ensure(rest >= source.data.miscFrozen, "balances", "LiquidityRestrictions");
	const mayGo = existence === "allowDeath" && canLoseProvider(source);
	ensure(mayGo || rest + source.data.reserved >= minimum, "balances", "KeepAlive");
	const dust = writeFree(chain, from, source, rest);
	increase(chain, to, amount);
	loseDust(chain, from, dust);
	chain.deposit("balances", "Transfer", { from, to, amount });
};

/** See {@link Currency}: locked PHA cannot be withdrawn. */
export const withdraw: Currency["withdraw"] = (chain, who, amount, existence) => {
	if (amount === 0n) return;
	const info = chain.at(accounts).get(who);
	const minimum = existentialDeposit(chain);
	const rest = info.data.free - amount;
	ensure(rest >= 0n, "balances", "InsufficientBalance");
	const goes = rest + info.data.reserved < minimum && totalOf(info) >= minimum;
	ensure(existence === "allowDeath" || !goes, "balances", "KeepAlive");
	ensure(rest >= info.data.feeFrozen, "balances", "LiquidityRestrictions");
	const dust = writeFree(chain, who, info, rest);
	changeIssuance(chain, -amount);
	chain.deposit("balances", "Withdraw", { who, amount });
	loseDust(chain, who, dust);
};

/** See {@link Currency}. */
export const deposit: Currency["deposit"] = (chain, who, amount) => {
	const total = totalOf(chain.at(accounts).get(who)) + amount;
	if (amount === 0n || total < existentialDeposit(chain)) return;
	increase(chain, who, amount);
	changeIssuance(chain, amount);
	chain.deposit("balances", "Deposit", { who, amount });
};

/** See {@link Currency}. */
export const spendable: Currency["spendable"] = (chain, who, existence) => {
	const info = chain.at(accounts).get(who);
	const { free, miscFrozen, feeFrozen } = info.data;
	const frozen = miscFrozen > feeFrozen ? miscFrozen : feeFrozen;
	const liquid = free > frozen ? free - frozen : 0n;
	if (existence === "allowDeath" && canLoseProvider(info)) return liquid;
	const missing = existentialDeposit(chain) - (totalOf(info) - liquid);
	const minimum = missing > 0n ? missing : 0n;
	return liquid > minimum ? liquid - minimum : 0n;
};

/** See {@link Currency}. */
export const reserve: Currency["reserve"] = (chain, who, amount) => {
	if (amount === 0n) return;
	const info = chain.at(accounts).get(who);
	const free = info.data.free - amount;
	ensure(free >= 0n, "balances", "InsufficientBalance");
	ensure(free >= info.data.miscFrozen, "balances", "LiquidityRestrictions");
	const reserved = info.data.reserved + amount;
	chain.at(accounts).set(who, { ...info, data: { ...info.data, free, reserved } });
	chain.deposit("balances", "Reserved", { who, amount });
};

/** See {@link Currency}. */
export const unreserve: Currency["unreserve"] = (chain, who, amount) => {
	const info = chain.at(accounts).get(who);
	if (amount === 0n || totalOf(info) === 0n) return;
	const { free, reserved } = info.data;
	const moved = amount < reserved ? amount : reserved;
	chain.at(accounts).set(who, { ...info, data: { ...info.data, free: free + moved, reserved: reserved - moved } });
	chain.deposit("balances", "Unreserved", { who, amount: moved });
};

/** Balances of generation 1. */
export const currency: Currency = { transfer, withdraw, deposit, reserve, unreserve, spendable };

/** Calls of `Balances`. */
export const balances = {
	...balanceCalls(transfer, spendable),
	...forGovernance("setBalance", "forceTransfer", "forceUnreserve"),
};

/** Calls of `Balances` for the chain itself. */
export const balancesRoot = {
	setBalance: ((chain, { who, newFree, newReserved }) => {
		const account = lookup(who);
		const info = chain.at(accounts).get(account);
		const stays = newFree + newReserved >= existentialDeposit(chain);
		const free = stays ? newFree : 0n;
		const reserved = stays ? newReserved : 0n;
		changeIssuance(chain, free + reserved - totalOf(info));
		const providers = info.providers + Number(stays) - Number(totalOf(info) > 0n);
		writeAccount(chain, account, { ...info, providers, data: { ...info.data, free, reserved } });
		if (stays && totalOf(info) === 0n) chain.deposit("balances", "Endowed", { account, freeBalance: free });
		chain.deposit("balances", "BalanceSet", { who: account, free, reserved });
	}) satisfies RootHandler<{ who: unknown; newFree: bigint; newReserved: bigint }>,
	forceTransfer: ((chain, { source, dest, value }) => {
		transfer(chain, lookup(source), lookup(dest), value, "allowDeath");
	}) satisfies RootHandler<{ source: unknown; dest: unknown; value: bigint }>,
	forceUnreserve: ((chain, { who, amount }) => {
		unreserve(chain, lookup(who), amount);
	}) satisfies RootHandler<{ who: unknown; amount: bigint }>,
};

/**
 * Withdraws PHA from an account and from the issuance, even if it is locked.
 *
 * Events: `balances.Slashed`.
 */
export function slash(chain: Chain, who: Hex, amount: bigint): void {
	const info = chain.at(accounts).get(who);
	const taken = amount < info.data.free ? amount : info.data.free;
	const dust = writeFree(chain, who, info, info.data.free - taken);
	changeIssuance(chain, -taken);
	chain.deposit("balances", "Slashed", { who, amount: taken });
	loseDust(chain, who, dust);
}

function increase(chain: Chain, who: Hex, amount: bigint): void {
	const info = chain.at(accounts).get(who);
	const isNew = totalOf(info) === 0n;
	const freeBalance = info.data.free + amount;
	loseDust(chain, who, writeFree(chain, who, info, freeBalance));
	if (isNew) chain.deposit("balances", "Endowed", { account: who, freeBalance });
}

/**
 * Sets the free balance; below the existential deposit the account loses its provider and the rest.
 *
 * @returns the dust to burn, see {@link loseDust}
 */
function writeFree(chain: Chain, who: Hex, info: Info, free: bigint): bigint {
	const had = totalOf(info) >= existentialDeposit(chain);
	const has = free + info.data.reserved >= existentialDeposit(chain);
	const data = { ...info.data, free: has ? free : 0n };
	const providers = info.providers + (has && !had ? 1 : 0) - (had && !has ? 1 : 0);
	writeAccount(chain, who, { ...info, providers, data });
	return has ? 0n : free;
}
