import type { AccountData } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type AccountInfo, canLoseProvider, writeAccount } from "../frame/accounts.ts";
import {
	balanceCalls,
	type Currency,
	changeIssuance,
	type Existence,
	existentialDeposit,
	loseDust,
	totalOf,
} from "../frame/balances.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem } from "../frame/define-item.ts";
import { DispatchFailure, type TokenError } from "../frame/failure.ts";
import { emit, ensure } from "./pallet-types.ts";

type Info = AccountInfo<AccountData>;

const accounts = defineItem<[who: Hex], Info>("system", "account");

/** Flag of upgraded accounts, set when a record of older format is first written. */
const UPGRADED = 1n << 127n;

/** Balance of a new account with `free` pico PHA. */
export const holding = (free: bigint): AccountData => ({ free, reserved: 0n, frozen: 0n, flags: UPGRADED });

/** See {@link Currency}: like {@link send}, but does nothing for 0 or to the same account. */
export const transfer: Currency["transfer"] = (chain, from, to, amount, existence) => {
	if (amount > 0n && from !== to) send(chain, from, to, amount, existence);
};

/**
 * Transfers PHA between accounts.
 *
 * - 0, or a transfer to the same account, is checked and emits the event without effect
 * - A new account must receive the existential deposit
 * - A rest below the existential deposit is lost with the account
 *
 * Events: `balances.DustLost`, `balances.Endowed`, `balances.Transfer`.
 */
const send: Currency["transfer"] = (chain, from, to, amount, existence) => {
	if (amount > 0n) {
		assertWithdrawable(chain, chain.at(accounts).get(from), amount, existence);
		assertDepositable(chain, to, amount);
		if (from !== to) {
			decrease(chain, from, amount);
			increase(chain, to, amount);
		}
	}
	chain.deposit("balances", "Transfer", { from, to, amount });
};

/** See {@link Currency}. A failure leaves the account upgraded. */
export const withdraw: Currency["withdraw"] = (chain, who, amount, existence) => {
	if (amount === 0n) return;
	assertWithdrawable(chain, upgraded(chain, who), amount, existence);
	decrease(chain, who, amount);
	changeIssuance(chain, -amount);
	chain.deposit("balances", "Withdraw", { who, amount });
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
	let untransferable = heldBack(info);
	const staysAlive = existence === "keepAlive" || !canLoseProvider(info);
	if (staysAlive && untransferable < existentialDeposit(chain)) untransferable = existentialDeposit(chain);
	return info.data.free > untransferable ? info.data.free - untransferable : 0n;
};

/** See {@link Currency}. An account with reserved PHA keeps the existential deposit as free PHA. */
export const reserve: Currency["reserve"] = (chain, who, amount) => {
	if (amount === 0n) return;
	const info = upgraded(chain, who);
	const free = info.data.free - amount;
	ensure(free >= 0n, "balances", "InsufficientBalance");
	ensure(free >= info.data.frozen, "balances", "LiquidityRestrictions");
	writeBalance(chain, who, info, { ...info.data, free, reserved: info.data.reserved + amount });
	emit(chain, "balances", "Reserved", { who, amount });
};

/** See {@link Currency}. */
export const unreserve: Currency["unreserve"] = (chain, who, amount) => {
	if (amount === 0n || totalOf(chain.at(accounts).get(who)) === 0n) return;
	const info = upgraded(chain, who);
	const { free, reserved } = info.data;
	const moved = amount < reserved ? amount : reserved;
	writeBalance(chain, who, info, { ...info.data, free: free + moved, reserved: reserved - moved });
	emit(chain, "balances", "Unreserved", { who, amount: moved });
};

/** Balances of generation 2. */
export const currency: Currency = { transfer, withdraw, deposit, reserve, unreserve, spendable };

const calls = balanceCalls(send, spendable);

/** Calls of `Balances`. */
export const balances = { ...calls, transferAllowDeath: calls.transfer };

const heldBack = ({ data: { frozen, reserved } }: Info) => (frozen > reserved ? frozen - reserved : 0n);

function assertWithdrawable(chain: Chain, info: Info, amount: bigint, existence: Existence): void {
	const { free } = info.data;
	if (amount > free) token("FundsUnavailable");
	if (amount > free - heldBack(info)) token("Frozen");
	if (free - amount >= existentialDeposit(chain)) return;
	if (!canLoseProvider(info)) token("OnlyProvider");
	if (existence === "keepAlive") token("NotExpendable");
}

function assertDepositable(chain: Chain, who: Hex, amount: bigint): void {
	if (totalOf(chain.at(accounts).get(who)) + amount < existentialDeposit(chain)) token("BelowMinimum");
}

function decrease(chain: Chain, who: Hex, amount: bigint): void {
	const info = upgraded(chain, who);
	writeBalance(chain, who, info, { ...info.data, free: info.data.free - amount });
}

function increase(chain: Chain, who: Hex, amount: bigint): void {
	const info = upgraded(chain, who);
	const isNew = totalOf(info) < existentialDeposit(chain);
	const freeBalance = info.data.free + amount;
	writeBalance(chain, who, info, { ...info.data, free: freeBalance });
	if (isNew) chain.deposit("balances", "Endowed", { account: who, freeBalance });
}

/**
 * Stores a balance.
 *
 * - Free PHA from the existential deposit on is a provider, reserved or frozen PHA a consumer of the account
 * - Without reserved PHA, free PHA below the existential deposit is lost
 *
 * Events: `balances.DustLost`, `system.NewAccount`, `system.KilledAccount`.
 */
function writeBalance(chain: Chain, who: Hex, info: Info, data: AccountData): void {
	const minimum = existentialDeposit(chain);
	const provides = ({ free }: AccountData) => Number(free >= minimum);
	const consumes = ({ reserved, frozen }: AccountData) => Number(reserved > 0n || frozen > 0n);
	const change = provides(data) - provides(info.data);
	const consumers = info.consumers + consumes(data) - consumes(info.data);
	if (change < 0 && info.providers === 1 && consumers > 0) throw new DispatchFailure("ConsumerRemaining");
	const dust = data.reserved === 0n && data.free < minimum ? data.free : 0n;
	const kept = { ...data, free: data.free - dust };
	writeAccount(chain, who, { ...info, providers: info.providers + change, consumers, data: kept });
	loseDust(chain, who, dust);
}

/**
 * The account, upgraded to the current format.
 *
 * Events: `balances.Upgraded` for a record of older format.
 */
function upgraded(chain: Chain, who: Hex): Info {
	const info = chain.at(accounts).get(who);
	if (info.data.flags & UPGRADED) return info;
	const today = { ...info, data: { ...info.data, flags: info.data.flags | UPGRADED } };
	chain.at(accounts).set(who, today);
	chain.deposit("balances", "Upgraded", { who });
	return today;
}

function token(error: TokenError): never {
	throw new DispatchFailure({ Token: error });
}
