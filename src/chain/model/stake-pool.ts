import type { Hex } from "../../codec/hex.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import type { WorkerSession } from "./worker.ts";
/** A request in a pool's withdraw queue, in the chain's order. @public */
export interface WithdrawRequest {
	/** The account that requested it; a vault's own account where a vault did (generation 2). */
	readonly delegator: string;
	/** Shares still waiting. */
	readonly shares: bigint;
	/** Value of those shares at the pool's share price, pico PHA. */
	readonly value: bigint;
	/** When the request was created or last replaced, seconds since the epoch. */
	readonly startedAt: number;
	/** `startedAt` plus the grace period: the countdown's end, seconds since the epoch. */
	readonly expiresAt: number;
}

/**
 * Fields of the Console's form for pool owners, as in the JSON of a description; all are optional.
 *
 * - Written by this SDK with at most 30 characters each, `ann` 480; read in any length
 *
 * @public
 */
export interface PoolDescriptionFields {
	/** Name or link of a Telegram group. */
	readonly telegram?: string | undefined;
	/** Name or link of a Discord server. */
	readonly discord?: string | undefined;
	/** A WeChat name. */
	readonly wechat?: string | undefined;
	/** A Twitter name. */
	readonly twitter?: string | undefined;
	/** A mail address. */
	readonly email?: string | undefined;
	/** A name or link in a forum. */
	readonly forum?: string | undefined;
	/** The pool in a few words. */
	readonly basic?: string | undefined;
	/** News for the delegators. */
	readonly ann?: string | undefined;
}

/** A pool's description by its owner. @public */
export interface PoolDescription {
	/** The bytes on chain read as UTF-8. */
	readonly text: string;
	/** The Console's form; `null` where `text` is not JSON of that form (version 1, strings only). Unknown fields are omitted. */
	readonly fields: PoolDescriptionFields | null;
}

/**
 * A stake pool at one block.
 *
 * - Amounts and shares in smallest units (10⁻¹² PHA)
 * - Frozen; every field comes from the same block
 *
 * @remarks Source: `phalaStakePool.stakePools` (generation 1), `phalaBasePool.pools` and the W-PHA accounts of the pool (generation 2)
 * @public
 */
export interface StakePoolState {
	/** Pool id. */
	readonly pid: number;
	/** The account that created the pool; never changes. */
	readonly owner: string;
	/** The owner's cut of rewards, parts per million, 0 to 1 000 000. */
	readonly commissionPpm: number;
	/**
	 * The most stake that contributions may raise the pool to; `null`: unlimited. In generation 2 rewards can push `totalStake` over it.
	 */
	readonly cap: bigint | null;
	/** All that is delegated. Generation 1: principal alone (`total_stake`). Generation 2: with rewards, which stay in (`total_value`). */
	readonly totalStake: bigint;
	/** Ownership units of all delegators, queued ones included. */
	readonly totalShares: bigint;
	/** Stake without a worker: can be staked or withdrawn at once. */
	readonly freeStake: bigint;
	/** Stake behind workers, cooling-down ones included. */
	readonly stakedStake: bigint;
	/** The part of `stakedStake` behind cooling-down workers. */
	readonly releasingStake: bigint;
	/** Commission that the owner can claim now: owed in PHA (generation 1), held as W-PHA (generation 2). */
	readonly ownerReward: bigint;
	/** `cap − totalStake`, never below 0; `null`: unlimited. */
	readonly capGap: bigint | null;
	/**
	 * The most that one contribution may be: cap gap plus the queue's value, since the queue is paid first; `null`: unlimited. 0 for a
	 * pool over its cap (generation 2); the cap gap alone before spec 1180 of generation 1.
	 */
	readonly delegable: bigint | null;
	/**
	 * Value of one share as U64F64 bits (value · 2⁶⁴); `null` while there are no shares. Stays about 1 in generation 1, grows with rewards
	 * in generation 2.
	 */
	readonly sharePrice: bigint | null;
	/** Public keys of the pool's workers, in the chain's order. */
	readonly workers: readonly Hex[];
	/** Public keys of stopped workers whose stake is not reclaimed yet; generation 1: those still in the pool. */
	readonly coolingDownWorkers: readonly Hex[];
	/** Withdraw requests, first in line first. In generation 2 the queue can hold requests while stake is free, until a call serves it. */
	readonly withdrawQueue: readonly WithdrawRequest[];
	/** Accounts that may contribute besides the owner; `null`: all, as always before spec 1180 of generation 1. */
	readonly whitelist: readonly string[] | null;
	/** The owner's description; `null`: none, as always before spec 1180 of generation 1. */
	readonly description: PoolDescription | null;
	/**
	 * Whether a request is older than the grace period and not covered by free and releasing stake. Generation 1 stops the workers at the
	 * end of that block; generation 2 stops them by a call that anyone can make.
	 */
	readonly isExpired: boolean;
	/** When the first request that free and releasing stake do not cover expires, seconds since the epoch; `null`: all are covered. */
	readonly criticalAt: number | null;
	/** The block all of this is from. */
	readonly block: BlockRef;
}

/**
 * Stake of a pool that cools down behind a worker, whether the pool still has the worker or not.
 *
 * @remarks Source: `phalaMining.miners` and `.stakes` (generation 1), `phalaComputation.sessions` and `.stakes` (generation 2)
 * @public
 */
export interface CoolingStake {
	/** The worker, `0x` and 64 hex digits. */
	readonly publicKey: Hex;
	/** Stake to be released, pico PHA. */
	readonly stake: bigint;
	/** When it can be reclaimed, seconds since the epoch. */
	readonly endsAt: number;
}

/**
 * A stake pool as bulk reads return it: its state, and its workers' sessions where requested.
 *
 * @public
 */
export interface StakePoolRow extends StakePoolState {
	/** The workers' sessions, in the order of `workers`; read only where requested. */
	readonly sessions: readonly WorkerSession[];
}

/** Fields that bulk reads of stake pools can be limited to; `pid` and `block` are always included. @public */
export type StakePoolField = Exclude<keyof StakePoolRow, "pid" | "block">;

/** Stake pools hold workers, vaults (generation 2) hold shares of stake pools. @public */
export type PoolKind = "stakePool" | "vault";

/**
 * Rewards of one settlement for a pool; amounts in pico PHA.
 *
 * @remarks Source: the event `RewardReceived` of `phalaStakePoolv2` (generation 2) and `phalaStakePool` (generation 1, from spec 1180 on)
 * @public
 */
export interface PoolReward {
	/** Pool id. */
	readonly pid: number;
	/** The owner's commission, to be claimed. */
	readonly toOwner: bigint;
	/** The rest, for all delegators; raises the share price in generation 2. */
	readonly toDelegators: bigint;
	/** The block with the settlement. */
	readonly block: BlockRef;
}

/**
 * A change of a pool's commission.
 *
 * @remarks Source: `PoolCommissionSet` of `phalaStakePool` (1) and `phalaStakePoolv2` (2), `phalaVault.VaultCommissionSet`
 * @public
 */
export interface CommissionChange {
	/** Pool id. */
	readonly pid: number;
	/** From this block on, parts per million. */
	readonly commissionPpm: number;
	/** The block with the change. */
	readonly block: BlockRef;
}
