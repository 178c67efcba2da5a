import type { Hex } from "../../../codec/hex.ts";
import type { AccountInfo } from "./accounts.ts";
import type { Handler } from "./call.ts";
import type { Chain } from "./chain.ts";
import { defineItem } from "./define-item.ts";
import { DispatchFailure } from "./failure.ts";

/** Whether the sender's account has to stay alive. */
export type Existence = "keepAlive" | "allowDeath";

/** Balances of a runtime: runtimes differ in the funds that cannot be spent, and in their errors. */
export interface Currency {
	/** Transfers PHA on behalf of a pallet: does nothing for 0 or to the same account. */
	transfer(chain: Chain, from: Hex, to: Hex, amount: bigint, existence: Existence): void;
	/** Withdraws PHA from an account and from the issuance, until it is deposited. Events: `balances.Withdraw`. */
	withdraw(chain: Chain, who: Hex, amount: bigint, existence: Existence): void;
	/** Deposits withdrawn PHA; too little for a new account is lost. Events: `balances.Deposit`. */
	deposit(chain: Chain, who: Hex, amount: bigint): void;
	/** Moves free PHA to the reserved balance; does nothing for 0. Events: `balances.Reserved`. */
	reserve(chain: Chain, who: Hex, amount: bigint): void;
	/** Moves reserved PHA back to the free balance, at most all of it. Events: `balances.Unreserved` unless `amount` is 0. */
	unreserve(chain: Chain, who: Hex, amount: bigint): void;
	/** PHA that an account may spend. */
	spendable(chain: Chain, who: Hex, existence: Existence): bigint;
}

/** Balance fields that all runtimes have, pico PHA. */
export interface Holding {
	readonly free: bigint;
	readonly reserved: bigint;
}

/** Total issuance, pico PHA. */
export const TotalIssuance = defineItem<[], bigint>("balances", "totalIssuance");

/** Adds to the issuance or subtracts from it. */
export function changeIssuance(chain: Chain, by: bigint): void {
	chain.at(TotalIssuance).set(chain.at(TotalIssuance).get() + by);
}

/** Existential deposit. */
export const existentialDeposit = (chain: Chain): bigint => chain.constant<bigint>("balances", "existentialDeposit");

/** Free and reserved PHA. */
export const totalOf = ({ data }: AccountInfo<Holding>): bigint => data.free + data.reserved;

/**
 * Burns the dust of a removed account.
 *
 * Events: `balances.DustLost` unless it is 0.
 */
export function loseDust(chain: Chain, account: Hex, amount: bigint): void {
	if (amount === 0n) return;
	changeIssuance(chain, -amount);
	chain.deposit("balances", "DustLost", { account, amount });
}

/** Recipient of a transfer. */
export interface To {
	/** A `MultiAddress`. */
	readonly dest: unknown;
}

/**
 * Calls of `Balances` that every runtime has.
 *
 * @param send - transfers PHA between accounts
 * @param spendable - amount that `transferAll` may transfer
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

/** The account of a `MultiAddress`; only account ids are supported. */
export function lookup(address: unknown): Hex {
	if (typeof address === "object" && address !== null && "Id" in address) return address.Id as Hex;
	throw new DispatchFailure("CannotLookup");
}
