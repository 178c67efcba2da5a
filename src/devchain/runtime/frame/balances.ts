import type { Hex } from "../../../codec/hex.ts";
import { Account, type AccountInfo, canLoseProvider, upgraded, writeAccount } from "./accounts.ts";
import type { Handler } from "./call.ts";
import type { Chain } from "./chain.ts";
import { DispatchFailure, type TokenError } from "./failure.ts";
import { itemOf } from "./item.ts";

/** All PHA there is, pico. */
export const TotalIssuance = itemOf<[], bigint>("balances", "totalIssuance");

/** Whether the sender has to survive. */
export type Existence = "keepAlive" | "allowDeath";

/** Moves PHA as pallets do: like {@link send}, but nothing at all happens for 0 or to oneself. */
export function transfer(chain: Chain, from: Hex, to: Hex, amount: bigint, existence: Existence): void {
	if (amount > 0n && from !== to) send(chain, from, to, amount, existence);
}

/**
 * Moves PHA as accounts do.
 *
 * - 0, or to oneself: checked and told, though nothing moves
 * - A new account has to get the existential deposit
 * - What would be left below the existential deposit is lost with the account
 *
 * Events: `balances.DustLost`, `balances.Endowed`, `balances.Transfer`.
 */
function send(chain: Chain, from: Hex, to: Hex, amount: bigint, existence: Existence): void {
	if (amount > 0n) {
		assertWithdrawable(chain, chain.at(Account).get(from), amount, existence);
		assertDepositable(chain, to, amount);
		if (from !== to) {
			decrease(chain, from, amount);
			increase(chain, to, amount);
		}
	}
	chain.deposit("balances", "Transfer", { from, to, amount });
}

/**
 * Takes PHA out of an account; issuance shrinks until it is put somewhere. A failure leaves the account upgraded.
 *
 * Events: `balances.Withdraw`.
 */
export function withdraw(chain: Chain, who: Hex, amount: bigint, existence: Existence): void {
	if (amount === 0n) return;
	assertWithdrawable(chain, upgraded(chain, who), amount, existence);
	decrease(chain, who, amount);
	chain.at(TotalIssuance).set(chain.at(TotalIssuance).get() - amount);
	chain.deposit("balances", "Withdraw", { who, amount });
}

/**
 * Puts PHA that was taken out into an account; too little for a new account is gone.
 *
 * Events: `balances.Deposit`.
 */
export function deposit(chain: Chain, who: Hex, amount: bigint): void {
	const total = totalOf(chain.at(Account).get(who)) + amount;
	if (amount === 0n || total < existentialDeposit(chain)) return;
	increase(chain, who, amount);
	chain.at(TotalIssuance).set(chain.at(TotalIssuance).get() + amount);
	chain.deposit("balances", "Deposit", { who, amount });
}

/** PHA that an account may spend. */
export function spendable(chain: Chain, info: AccountInfo, existence: Existence): bigint {
	const { free, reserved, frozen } = info.data;
	let kept = frozen > reserved ? frozen - reserved : 0n;
	const staysAlive = existence === "keepAlive" || !canLoseProvider(info);
	if (staysAlive && kept < existentialDeposit(chain)) kept = existentialDeposit(chain);
	return free > kept ? free - kept : 0n;
}

/** Least PHA of an account. */
export const existentialDeposit = (chain: Chain): bigint => chain.constant<bigint>("balances", "existentialDeposit");

interface To {
	/** A `MultiAddress`. */
	readonly dest: unknown;
}

const transferCall =
	(existence: Existence): Handler<To & { value: bigint }> =>
	(chain, who, { dest, value }) =>
		send(chain, who, lookup(dest), value, existence);

/** Calls of `Balances`. */
export const balances = {
	transfer: transferCall("allowDeath"),
	transferAllowDeath: transferCall("allowDeath"),
	transferKeepAlive: transferCall("keepAlive"),
	transferAll: ((chain, who, { dest, keepAlive }) => {
		const existence = keepAlive ? "keepAlive" : "allowDeath";
		send(chain, who, lookup(dest), spendable(chain, chain.at(Account).get(who), existence), existence);
	}) satisfies Handler<To & { keepAlive: boolean }>,
};

/** The account of a `MultiAddress`; only accounts themselves are known here. */
export function lookup(address: unknown): Hex {
	if (typeof address === "object" && address !== null && "Id" in address) return address.Id as Hex;
	throw new DispatchFailure("CannotLookup");
}

function assertWithdrawable(chain: Chain, info: AccountInfo, amount: bigint, existence: Existence): void {
	if (amount > info.data.free) token("FundsUnavailable");
	const { free, reserved, frozen } = info.data;
	if (amount > free - (frozen > reserved ? frozen - reserved : 0n)) token("Frozen");
	if (free - amount >= existentialDeposit(chain)) return;
	if (!canLoseProvider(info)) token("OnlyProvider");
	if (existence === "keepAlive") token("NotExpendable");
}

function assertDepositable(chain: Chain, who: Hex, amount: bigint): void {
	if (totalOf(chain.at(Account).get(who)) + amount < existentialDeposit(chain)) token("BelowMinimum");
}

function decrease(chain: Chain, who: Hex, amount: bigint): void {
	const info = upgraded(chain, who);
	writeFree(chain, who, info, info.data.free - amount);
}

function increase(chain: Chain, who: Hex, amount: bigint): void {
	const info = upgraded(chain, who);
	const isNew = totalOf(info) < existentialDeposit(chain);
	writeFree(chain, who, info, info.data.free + amount);
	if (isNew) chain.deposit("balances", "Endowed", { account: who, freeBalance: info.data.free + amount });
}

/** Sets the free balance; below the existential deposit the rest is burnt and the account loses its provider. */
function writeFree(chain: Chain, who: Hex, info: AccountInfo, free: bigint): void {
	const had = totalOf(info) >= existentialDeposit(chain);
	const has = free + info.data.reserved >= existentialDeposit(chain);
	const data = { ...info.data, free: has ? free : 0n };
	const providers = info.providers + (has && !had ? 1 : 0) - (had && !has ? 1 : 0);
	writeAccount(chain, who, { ...info, providers, data });
	if (has || free === 0n) return;
	chain.at(TotalIssuance).set(chain.at(TotalIssuance).get() - free);
	chain.deposit("balances", "DustLost", { account: who, amount: free });
}

const totalOf = ({ data }: AccountInfo) => data.free + data.reserved;

function token(error: TokenError): never {
	throw new DispatchFailure({ Token: error });
}
