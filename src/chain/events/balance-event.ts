import type { TypedEvent } from "./event-place.ts";

/**
 * Why a balance changed, by the chain's event.
 *
 * `withdraw`: taken by the chain, as a fee is; `deposit`: given by the chain, as the refund of a fee is; `mint`, `burn`: issued or
 * destroyed, as W-PHA is by wrapping and unwrapping; `reserve`, `unreserve`: moved to or from the reserved balance, as deposits of proxies
 * are; `slash`; `dust`: a rest below the existential deposit was removed.
 *
 * @public
 */
export type BalanceChangeReason =
	| "transfer"
	| "withdraw"
	| "deposit"
	| "mint"
	| "burn"
	| "reserve"
	| "unreserve"
	| "slash"
	| "dust";

/**
 * The free PHA or the W-PHA of an account changed. A transfer is two events, one per account, with the same place.
 *
 * @remarks Source: `balances` and `assets` events
 * @public
 */
export interface BalanceChangedEvent extends TypedEvent<"balanceChanged"> {
	/** The account, ss58. */
	readonly address: string;
	/** `PHA`: the free balance; `W-PHA` (generation 2). */
	readonly asset: "PHA" | "W-PHA";
	/** Pico PHA; negative where the balance fell. */
	readonly change: bigint;
	/** Why. */
	readonly reason: BalanceChangeReason;
	/** The other account of a transfer, ss58; `null`: none. */
	readonly counterparty: string | null;
}

/**
 * An account paid the fee of its transaction. The balance changes of it are events of their own.
 *
 * @remarks Source: `transactionPayment.TransactionFeePaid`; runtimes before it report the balance changes only
 * @public
 */
export interface FeePaidEvent extends TypedEvent<"feePaid"> {
	/** The signer, ss58. */
	readonly address: string;
	/** Pico PHA, tip included. */
	readonly amount: bigint;
	/** The tip in it, pico PHA. */
	readonly tip: bigint;
}

/** A change of balances, or a paid fee. @public */
export type BalanceEvent = BalanceChangedEvent | FeePaidEvent;
