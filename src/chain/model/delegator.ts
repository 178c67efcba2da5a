import type { BlockRef } from "../../query/block-ref.ts";
import type { PoolKind } from "./stake-pool.ts";
/**
 * A position: the shares and rewards of one account in one pool at one block.
 *
 * @remarks Source: `phalaStakePool.poolStakers` (generation 1), the shares in the account's items of the pool's collection (generation 2)
 * @public
 */
export interface Position {
	/** Pool id. */
	readonly pid: number;
	/** Kind of the pool. */
	readonly kind: PoolKind;
	/** Shares that are not queued. */
	readonly shares: bigint;
	/** Value of `shares` at the pool's share price, pico PHA. */
	readonly value: bigint;
	/** Shares waiting in the withdraw queue, not part of `shares`. */
	readonly queuedShares: bigint;
	/** Value of `queuedShares`, pico PHA. */
	readonly queuedValue: bigint;
	/** Principal locked at the account's own address (generation 1); `null` in generation 2, which does not keep it. */
	readonly locked: bigint | null;
	/** Rewards to claim (generation 1); `null` in generation 2, where rewards raise the share price. */
	readonly reward: bigint | null;
	/** The block all of this is from. */
	readonly block: BlockRef;
}

/** A position, and whose it is. @public */
export interface PoolPosition extends Position {
	/** The account, ss58 with the chain's prefix; a vault's pool account where a vault delegates. */
	readonly delegator: string;
}

/**
 * One-time PHA that an account can claim, apart from any pool's rewards; amounts in pico PHA.
 *
 * @remarks Source: `phalaStakePoolv2.legacyRewards` (left by generation 1) and `phalaBasePool.reimbursements` (specs from 1260)
 * @public
 */
export interface DelegatorSubsidy {
	/** Pool id. */
	readonly pid: number;
	/** Kind of the subsidy; each kind has its own claim. */
	readonly kind: "legacyReward" | "reimbursement";
	/** Claimable amount, pico PHA. */
	readonly amount: bigint;
}

/**
 * A vote with delegated and wrapped PHA; amounts in pico PHA.
 *
 * @remarks Source: `phalaWrappedBalances.accountVoteMap` and `.voteAccountMap`; generation 2 only
 * @public
 */
export interface DelegatorVote {
	/** Index of the referendum. */
	readonly referendum: number;
	/** Weight of the approval. */
	readonly aye: bigint;
	/** Weight of the rejection. */
	readonly nay: bigint;
}

/** A delegator at one block; amounts in pico PHA. @public */
export interface DelegatorState {
	/** The account, ss58 with the chain's prefix. */
	readonly address: string;
	/** PHA balance that is not reserved, locked part included. */
	readonly free: bigint;
	/** PHA that can be sent away while the account stays alive. */
	readonly transferable: bigint;
	/** W-PHA balance; `null` in generation 1, which has none. */
	readonly wrapped: bigint | null;
	/**
	 * The most that one contribution to a pool without limits may be, before the fee. It leaves nothing to pay for a withdrawal with:
	 * `contribute(pid, "all")` keeps 0.1 PHA of it for fees.
	 */
	readonly contributable: bigint;
	/**
	 * PHA at this address that is locked as stake (generation 1: the size of the lock `phala/sp`); `null` in generation 2, where
	 * stake has left the address.
	 */
	readonly stakeLocked: bigint | null;
	/** PHA that votes hold back from unwrapping (generation 2); `null` in generation 1, where votes lock PHA itself. */
	readonly voteLocked: bigint | null;
	/** Value of all positions, queued parts included. */
	readonly stakedTotal: bigint;
	/** One entry per pool with shares, a queued request or (generation 1) rewards to claim, by pid. */
	readonly positions: readonly Position[];
	/** The block all of this is from. */
	readonly block: BlockRef;
}
