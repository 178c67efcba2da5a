import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "../query/block-ref.ts";

/**
 * Types of {@link LedgerEntry}.
 *
 * - `opening`: what the account had before the range: one entry for its balances, one per position
 * - `contribution`: PHA went into a pool
 * - `withdrawalRequest`: a withdrawal was asked for, which the chain reports when not all of it (generation 1) or any of it
 *   (generation 2) goes through the queue; changes nothing
 * - `withdrawal`: a withdrawal, or part of one, was paid
 * - `reward`: a position gained value, or rewards to claim
 * - `rewardClaim`: rewards were claimed (generation 1)
 * - `commission`: the account received what it earned as an owner: claimed commission, shares of a vault
 * - `loss`: a position lost value, more than rounding does
 * - `rounding`: the value of a position changed by at most 1000 pico PHA, as others came and went
 * - `wrap`, `unwrap`: PHA became W-PHA, W-PHA became PHA
 * - `transferIn`, `transferOut`: PHA or W-PHA of another account, or to one
 * - `fee`: the fee of a transaction of the account, tip included
 * - `credit`, `debit`: any other change of a balance, such as a deposit that was reserved
 * - `adjustment`: a change that no event of the chain explains, found at the end of the range
 * - `closing`: the end of the range; changes nothing
 *
 * @public
 */
export type LedgerEntryType =
	| "opening"
	| "contribution"
	| "withdrawalRequest"
	| "withdrawal"
	| "reward"
	| "rewardClaim"
	| "commission"
	| "loss"
	| "rounding"
	| "wrap"
	| "unwrap"
	| "transferIn"
	| "transferOut"
	| "fee"
	| "credit"
	| "debit"
	| "adjustment"
	| "closing";

/** The four parts of what an account has in PHA, or changes of them; pico PHA. @public */
export interface LedgerAmounts {
	/** Free PHA that is not staked. */
	readonly pha: bigint;
	/** W-PHA; 0 in generation 1. */
	readonly wrapped: bigint;
	/** Value of the shares of positions, queued ones included. */
	readonly staked: bigint;
	/** Rewards of positions to claim (generation 1). */
	readonly unclaimed: bigint;
}

/**
 * One entry of an account's ledger. The sums of the four amounts over all entries are what the account has at the end.
 *
 * @public
 */
export interface LedgerEntry extends LedgerAmounts {
	/** What it is. */
	readonly type: LedgerEntryType;
	/** The block; of `opening`, the one before the range. */
	readonly block: BlockRef;
	/** Index of the extrinsic that caused it; `null`: the block itself did, or it was not one extrinsic. */
	readonly extrinsic: number | null;
	/** Hash of that extrinsic; `null`: none, of a `reward`, or the source does not have it. */
	readonly transaction: Hex | null;
	/** Whether the account itself sent and paid for that extrinsic. */
	readonly isOwn: boolean;
	/** The stake pool or vault; `null`: none. */
	readonly pid: number | null;
	/**
	 * The amount that the chain's event names, pico PHA, without sign. Differs from the changes where a claim paid another account;
	 * of `withdrawalRequest` it is 0.
	 */
	readonly amount: bigint;
	/** Shares that were minted, burnt or asked for, pico; `null`: none, or not reported. */
	readonly shares: bigint | null;
	/** Whether a withdrawal waited in the queue before it was paid. */
	readonly isDelayed: boolean;
	/** The other account, ss58; `null`: none. */
	readonly counterparty: string | null;
}

/** Entries of a ledger, at once or as they are read. @public */
export type LedgerEntries = Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>;

/** No change. */
export const NOTHING: LedgerAmounts = { pha: 0n, wrapped: 0n, staked: 0n, unclaimed: 0n };

/** Adds two amounts, part by part. */
export function addAmounts(a: LedgerAmounts, b: LedgerAmounts): LedgerAmounts {
	return {
		pha: a.pha + b.pha,
		wrapped: a.wrapped + b.wrapped,
		staked: a.staked + b.staked,
		unclaimed: a.unclaimed + b.unclaimed,
	};
}

/** All four parts together. */
export function totalOf({ pha, wrapped, staked, unclaimed }: LedgerAmounts): bigint {
	return pha + wrapped + staked + unclaimed;
}
