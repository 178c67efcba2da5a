import type { Hex } from "../codec/hex.ts";
import type { QueueRules } from "../math/queue.ts";
import type { BlockRef } from "../query/block-ref.ts";

/** 1: `phalaStakePool` and `phalaMining`. 2: `phalaStakePoolv2` and its companions. @public */
export type Generation = 1 | 2;

/** A request in a pool's withdraw queue, in the chain's order. @public */
export interface WithdrawRequest {
	/** Who asked; a vault's pool account where a vault did (generation 2). */
	readonly delegator: string;
	/** Shares still waiting. */
	readonly shares: bigint;
	/** What those shares are worth at the pool's share price, pico PHA. */
	readonly value: bigint;
	/** When the request was made or replaced last, seconds since the epoch. */
	readonly startedAt: number;
	/** `startedAt` plus the grace period: the countdown's end, seconds since the epoch. */
	readonly expiresAt: number;
}

/**
 * What the Console's form asks a pool's owner, as the JSON of a description has it; a field that is not there was left out.
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
	/** Who the pool is, in a few words. */
	readonly basic?: string | undefined;
	/** News for the delegators. */
	readonly ann?: string | undefined;
}

/** A pool's description, as its owner wrote it. @public */
export interface PoolDescription {
	/** The bytes on chain read as UTF-8. */
	readonly text: string;
	/** The Console's form; `null` where `text` is no JSON of that form (version 1, texts only). Fields of other names are left out. */
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
	 * Most that the pool takes, checked when somebody contributes; `null`: unlimited. In generation 2 rewards can push `totalStake` over
	 * it.
	 */
	readonly cap: bigint | null;
	/** All that is delegated. Generation 1: principal alone (`total_stake`). Generation 2: with rewards, which stay in (`total_value`). */
	readonly totalStake: bigint;
	/** Ownership units of all delegators, queued ones included. */
	readonly totalShares: bigint;
	/** What no worker holds: can be staked or withdrawn at once. */
	readonly freeStake: bigint;
	/** What is behind workers, cooling-down ones included. */
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
	readonly workers: readonly string[];
	/** Public keys of stopped workers whose stake is not reclaimed yet; generation 1: those still in the pool. */
	readonly coolingDownWorkers: readonly string[];
	/** Who waits to be paid, first in line first. In generation 2 stake can be free all the same, until somebody has the queue served. */
	readonly withdrawQueue: readonly WithdrawRequest[];
	/** Who may contribute besides the owner; `null`: everybody, as always before spec 1180 of generation 1. */
	readonly whitelist: readonly string[] | null;
	/** The owner's description; `null`: none, as always before spec 1180 of generation 1. */
	readonly description: PoolDescription | null;
	/**
	 * Whether a request is older than the grace period and not covered by free and releasing stake. Generation 1 has stopped the workers
	 * then, at the end of that block; generation 2 stops them when somebody asks for it.
	 */
	readonly isExpired: boolean;
	/** When the first request that free and releasing stake do not cover expires, seconds since the epoch; `null`: all are covered. */
	readonly criticalAt: number | null;
	/** The block all of this is from. */
	readonly block: BlockRef;
}

/** Where a worker stands; `Unbound`: in no pool. @public */
export type WorkerStatus = "Unbound" | "Ready" | "Computing" | "Unresponsive" | "CoolingDown";

/** Least and most that may be staked behind a worker, both allowed, pico PHA. @public */
export interface StakeBounds {
	/** Smin. */
	readonly min: bigint;
	/** Smax. */
	readonly max: bigint;
}

/**
 * A worker at one block.
 *
 * @remarks Source: `phalaRegistry.workers`; `phalaMining.miners` and `.stakes` (generation 1), `phalaComputation.sessions` and
 * `.stakes` (generation 2)
 * @public
 */
export interface WorkerState {
	/** `0x` and 64 hex digits. */
	readonly publicKey: string;
	/** The account that the worker named at registration; `null`: none. */
	readonly operator: string | null;
	/** 1 (best) to 5 from remote attestation; 128: registered by root. */
	readonly confidenceLevel: number;
	/** Benchmark score P; `null`: not measured yet, cannot be added to a pool. */
	readonly initialScore: number | null;
	/** CPU cores as the worker software reports them; `null`: not reported. */
	readonly cores: number | null;
	/** The pool it belongs to; `null`: none. */
	readonly pid: number | null;
	/** Where it stands. A cooled-down worker stays `CoolingDown` until somebody reclaims it, in both generations. */
	readonly state: WorkerStatus;
	/** PHA staked behind it; `null`: none. */
	readonly stake: bigint | null;
	/** V at the last start, U64F64 bits; `null` without a session. */
	readonly ve: bigint | null;
	/** V as last settled, U64F64 bits; `null` without a session. */
	readonly v: bigint | null;
	/** Last measured score; `null` without a session. */
	readonly instantScore: number | null;
	/** Rewards settled for this binding, before commission, pico PHA; `null` without a session. */
	readonly totalReward: bigint | null;
	/** When the stake can be reclaimed, seconds since the epoch; `null`: not cooling down. */
	readonly coolDownEndsAt: number | null;
	/** What may be staked behind it; `null` where no stake is allowed (no score, score below 50, Smin above Smax). */
	readonly stakeBounds: StakeBounds | null;
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
	readonly publicKey: string;
	/** What comes back, pico PHA. */
	readonly stake: bigint;
	/** When it can be reclaimed, seconds since the epoch. */
	readonly endsAt: number;
}

/**
 * What a pool knows of one of its workers at one block, without the registry's part.
 *
 * @remarks Source: `phalaComputation.sessions` and `.stakes` (generation 2), `phalaMining.miners` and `.stakes` (generation 1)
 * @public
 */
export interface WorkerSession {
	/** `0x` and 64 hex digits. */
	readonly publicKey: string;
	/** Where it stands. */
	readonly state: WorkerStatus;
	/** PHA staked behind it; `null`: none. */
	readonly stake: bigint | null;
	/** V at the last start, U64F64 bits. */
	readonly ve: bigint;
	/** V as last settled, U64F64 bits. */
	readonly v: bigint;
	/** Score when it was started last; 0: never started. */
	readonly initialScore: number;
	/** Last measured score. */
	readonly instantScore: number;
	/** Rewards settled for this binding, before commission, pico PHA. */
	readonly totalReward: bigint;
	/** When V was settled last, seconds since the epoch. */
	readonly updatedAt: number;
	/** When the stake can be reclaimed, seconds since the epoch; `null`: not cooling down. */
	readonly coolDownEndsAt: number | null;
}

/**
 * A stake pool as bulk reads tell it: all of its state, and on demand its workers' sessions.
 *
 * @public
 */
export interface StakePoolRow extends StakePoolState {
	/** The workers' sessions, in the order of `workers`; read only where it is asked for. */
	readonly sessions: readonly WorkerSession[];
}

/** What bulk reads of stake pools can be asked for; `pid` and `block` are always there. @public */
export type StakePoolField = Exclude<keyof StakePoolRow, "pid" | "block">;

/** Stake pools hold workers, vaults (generation 2) hold shares of stake pools. @public */
export type PoolKind = "stakePool" | "vault";

/**
 * What one account has in one pool at one block.
 *
 * @remarks Source: `phalaStakePool.poolStakers` (generation 1), the shares in the account's items of the pool's collection (generation 2)
 * @public
 */
export interface Position {
	/** Pool id. */
	readonly pid: number;
	/** What kind of pool it is. */
	readonly kind: PoolKind;
	/** Shares that are not queued. */
	readonly shares: bigint;
	/** What `shares` are worth at the pool's share price, pico PHA. */
	readonly value: bigint;
	/** Shares waiting in the withdraw queue, not part of `shares`. */
	readonly queuedShares: bigint;
	/** What `queuedShares` are worth, pico PHA. */
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
 * What one settlement brought a pool; amounts in pico PHA.
 *
 * @remarks Source: the event `RewardReceived` of `phalaStakePoolv2` (generation 2) and `phalaStakePool` (generation 1, from spec 1180 on)
 * @public
 */
export interface PoolReward {
	/** Pool id. */
	readonly pid: number;
	/** The owner's commission, to be claimed. */
	readonly toOwner: bigint;
	/** What is left for all delegators; raises the share price in generation 2. */
	readonly toDelegators: bigint;
	/** The block with the settlement. */
	readonly block: BlockRef;
}

/**
 * A vault at one block: a pool that delegates to stake pools on behalf of its own delegators.
 *
 * - Amounts and shares in smallest units (10⁻¹² PHA)
 * - Frozen; every field comes from the same block
 *
 * @remarks Source: `phalaBasePool.pools`, `phalaVault.vaultLocks` and the W-PHA of the vault's account; generation 2 only
 * @public
 */
export interface VaultState {
	/** Pool id; stake pools and vaults share one sequence. */
	readonly pid: number;
	/** The account that created the vault; never changes. */
	readonly owner: string;
	/** The vault's own account, which delegates, and which stake pools' whitelists have to name. */
	readonly account: string;
	/** The owner's cut of the growth of the share price, parts per million, 0 to 1 000 000. */
	readonly commissionPpm: number;
	/** All that the vault is worth, as the chain keeps it (`total_value`): W-PHA and what is in stake pools. */
	readonly totalStake: bigint;
	/** Ownership units of all delegators, queued ones and those still owed to the owner included. */
	readonly totalShares: bigint;
	/** W-PHA of the vault's account: can be delegated or withdrawn at once. */
	readonly freeStake: bigint;
	/** Value of what the vault has requested back from stake pools and not got yet. */
	readonly releasingStake: bigint;
	/** Value of one share as U64F64 bits (value · 2⁶⁴); `null` while there are no shares. */
	readonly sharePrice: bigint | null;
	/** Share price that commission was settled at last, smallest units (10¹² = 1). */
	readonly priceCheckpoint: bigint;
	/** Shares that the owner has gained as commission and can claim. */
	readonly ownerShares: bigint;
	/** Shares that the owner would gain if commission were settled now. */
	readonly gainableShares: bigint;
	/** What the vault has in each stake pool, by pid, queued parts included. */
	readonly positions: readonly Position[];
	/** Who waits to be paid, first in line first. */
	readonly withdrawQueue: readonly WithdrawRequest[];
	/** Who may contribute besides the owner; `null`: everybody. */
	readonly whitelist: readonly string[] | null;
	/** The owner's description; `null`: none. */
	readonly description: PoolDescription | null;
	/** Whether the vault was shut down: its owner may not delegate or withdraw for it until its queue is served. */
	readonly isLocked: boolean;
	/** Whether a request is overdue and not covered by free and releasing stake: anybody may have the vault take everything back. */
	readonly isExpired: boolean;
	/** When the first request that free and releasing stake do not cover expires, seconds since the epoch; `null`: all are covered. */
	readonly criticalAt: number | null;
	/** The block all of this is from. */
	readonly block: BlockRef;
}

/**
 * PHA that the chain owes an account once, apart from any pool's rewards; amounts in pico PHA.
 *
 * @remarks Source: `phalaStakePoolv2.legacyRewards` (what generation 1 left) and `phalaBasePool.reimbursements` (specs from 1260)
 * @public
 */
export interface Subsidy {
	/** Pool id. */
	readonly pid: number;
	/** Which of the two; each has a claim of its own. */
	readonly kind: "legacyReward" | "reimbursement";
	/** What can be claimed, in PHA. */
	readonly amount: bigint;
}

/**
 * A vote with delegated and wrapped PHA; amounts in pico PHA.
 *
 * @remarks Source: `phalaWrappedBalances.accountVoteMap` and `.voteAccountMap`; generation 2 only
 * @public
 */
export interface Vote {
	/** Index of the referendum. */
	readonly referendum: number;
	/** Weight of the approval. */
	readonly aye: bigint;
	/** Weight of the rejection. */
	readonly nay: bigint;
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
	/** The most that one contribution to a pool without limits may be, before the fee. */
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

/** What the chain fixes for everybody. Amounts in pico PHA, times in seconds. @public */
export interface Parameters {
	/** Least amount of one contribution. */
	readonly minContribution: bigint;
	/** How long a queued request may wait before workers may be stopped. */
	readonly gracePeriodSeconds: number;
	/** How long stake stays locked after a worker stopped. */
	readonly coolDownSeconds: number;
	/** Most workers in one pool. */
	readonly maxPoolWorkers: number;
	/** PHA that an account must keep to exist. */
	readonly existentialDeposit: bigint;
	/** Least W-PHA balance of an account; `null` in generation 1. */
	readonly wrappedMinBalance: bigint | null;
	/** How long a vault's request may wait at most; `null` where the chain has no such limit (generation 1, early generation 2). */
	readonly vaultQueuePeriodSeconds: number | null;
	/** Time between blocks that the runtime is built for. */
	readonly blockSeconds: number;
	/** How the runtime serves withdraw queues, as `serveQueue` and `projectQueue` of the door `math` take it. */
	readonly queueRules: QueueRules;
	/** What stake bounds and V are computed from. */
	readonly tokenomics: Tokenomics;
	/** The block all of this is from. */
	readonly block: BlockRef;
}

/**
 * Tokenomic parameters: U64F64 bits (value · 2⁶⁴), `heartbeatWindow` in blocks.
 *
 * @remarks Source: `phalaComputation.tokenomicParameters` (generation 2), `phalaMining.tokenomicParameters` (generation 1)
 * @public
 */
export interface Tokenomics {
	/** USD per PHA. */
	readonly phaRate: bigint;
	/** V growth factor per block. */
	readonly rho: bigint;
	/** PHA per block, before the treasury's cut. */
	readonly budgetPerBlock: bigint;
	/** Cap of V. */
	readonly vMax: bigint;
	/** PHA per score and block. */
	readonly costK: bigint;
	/** PHA per block. */
	readonly costB: bigint;
	/** Fraction of V lost per block while unresponsive. */
	readonly slashRate: bigint;
	/** Fraction of the budget that goes to the treasury. */
	readonly treasuryRatio: bigint;
	/** Blocks a heartbeat may take. */
	readonly heartbeatWindow: number;
	/** Rig cost, PHA per score. */
	readonly rigK: bigint;
	/** Rig cost, PHA. */
	readonly rigB: bigint;
	/** Stake multiplier. */
	readonly re: bigint;
	/** Smin, PHA per square root of the score. */
	readonly k: bigint;
	/** Final payout factor. */
	readonly kappa: bigint;
}

/** A call of the runtime, by names: what a plan is made of. */
export interface Call {
	/** camelCase pallet, e.g. `phalaStakePoolv2`. */
	readonly pallet: string;
	/** camelCase method. */
	readonly method: string;
	/** Arguments by camelCase name; accounts and bytes as hex, integers as bigint or number, `null` for None. */
	readonly args: Readonly<Record<string, unknown>>;
}

/** An event that an extrinsic caused, in plain values. @public */
export interface ChainEvent {
	/** camelCase pallet, e.g. `phalaStakePoolv2`. */
	readonly pallet: string;
	/** Name in that pallet, e.g. `Contribution`. */
	readonly name: string;
	/** Fields by camelCase name: bigint for integers of 64 bits and more, number below, hex for bytes and accounts, `null` for None. */
	readonly data: Readonly<Record<string, unknown>>;
}

/** 32 bytes of an account. */
export type AccountId = Hex;
