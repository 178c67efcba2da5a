import type { Hex } from "../../../codec/hex.ts";
import { type AccountInfo, writeAccount } from "./accounts.ts";
import type { Handler } from "./call.ts";
import type { Chain } from "./chain.ts";
import { defineItem } from "./define-item.ts";
import { DispatchFailure } from "./failure.ts";

/** Whether the sender has to survive. */
export type Existence = "keepAlive" | "allowDeath";

/** How a runtime's Balances move PHA: runtimes differ in what they hold back, and in how a failure is told. */
export interface Currency {
	/** Moves PHA as pallets do: nothing at all happens for 0 or to oneself. */
	transfer(chain: Chain, from: Hex, to: Hex, amount: bigint, existence: Existence): void;
	/** Takes PHA out of an account; issuance shrinks until it is put somewhere. Events: `balances.Withdraw`. */
	withdraw(chain: Chain, who: Hex, amount: bigint, existence: Existence): void;
	/** Puts PHA that was taken out into an account; too little for a new account is gone. Events: `balances.Deposit`. */
	deposit(chain: Chain, who: Hex, amount: bigint): void;
	/** PHA that an account may spend. */
	spendable(chain: Chain, who: Hex, existence: Existence): bigint;
}

/** What every runtime keeps of an account's PHA, pico. */
export interface Holding {
	readonly free: bigint;
	readonly reserved: bigint;
}

/** All PHA there is, pico. */
export const TotalIssuance = defineItem<[], bigint>("balances", "totalIssuance");

/** Adds to the issuance, or takes from it. */
export function changeIssuance(chain: Chain, by: bigint): void {
	chain.at(TotalIssuance).set(chain.at(TotalIssuance).get() + by);
}

/** Least PHA of an account. */
export const existentialDeposit = (chain: Chain): bigint => chain.constant<bigint>("balances", "existentialDeposit");

/** Free and reserved PHA. */
export const totalOf = ({ data }: AccountInfo<Holding>): bigint => data.free + data.reserved;

/**
 * Sets the free balance; below the existential deposit the account loses its provider and what is left.
 *
 * @returns what was left and is to be burnt, see {@link loseDust}
 */
export function writeFree(chain: Chain, who: Hex, info: AccountInfo<Holding>, free: bigint): bigint {
	const had = totalOf(info) >= existentialDeposit(chain);
	const has = free + info.data.reserved >= existentialDeposit(chain);
	const data = { ...info.data, free: has ? free : 0n };
	const providers = info.providers + (has && !had ? 1 : 0) - (had && !has ? 1 : 0);
	writeAccount(chain, who, { ...info, providers, data });
	return has ? 0n : free;
}

/**
 * Burns what an account had left.
 *
 * Events: `balances.DustLost`, if that was anything.
 */
export function loseDust(chain: Chain, account: Hex, amount: bigint): void {
	if (amount === 0n) return;
	changeIssuance(chain, -amount);
	chain.deposit("balances", "DustLost", { account, amount });
}

/** Whom a transfer goes to. */
export interface To {
	/** A `MultiAddress`. */
	readonly dest: unknown;
}

/**
 * Calls of `Balances` that every runtime has.
 *
 * @param send - moves PHA as accounts do
 * @param spendable - what `transferAll` may move
 */
export function balanceCalls(send: Currency["transfer"], spendable: Currency["spendable"]) {
	const transfer =
		(existence: Existence): Handler<To & { value: bigint }> =>
		(chain, who, { dest, value }) =>
			send(chain, who, lookup(dest), value, existence);
	return {
		transfer: transfer("allowDeath"),
		transferKeepAlive: transfer("keepAlive"),
		transferAll: ((chain, who, { dest, keepAlive }) => {
			const existence = keepAlive ? "keepAlive" : "allowDeath";
			send(chain, who, lookup(dest), spendable(chain, who, existence), existence);
		}) satisfies Handler<To & { keepAlive: boolean }>,
	};
}

/** The account of a `MultiAddress`; only accounts themselves are known here. */
export function lookup(address: unknown): Hex {
	if (typeof address === "object" && address !== null && "Id" in address) return address.Id as Hex;
	throw new DispatchFailure("CannotLookup");
}
