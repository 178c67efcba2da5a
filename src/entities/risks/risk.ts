import type { PoolKind, WithdrawRequest } from "../../chain/model/stake-pool.ts";
import type { Hex } from "../../codec/hex.ts";

/** Who can act: every account, those that may contribute, the pool's owner, the worker's operator, or a delegator. @public */
export type RiskActor = "anyone" | "whitelisted" | "owner" | "operator" | "delegator";

/** What all remedies have. @public */
export interface RemedyBase<A extends string, By extends RiskActor> {
	/** What to do. */
	readonly action: A;
	/** Who can do it. */
	readonly by: By;
	/** The account that can, ss58; `null`: each of `by`. */
	readonly account: string | null;
	/** The pool or vault to act on. */
	readonly pid: number;
}

/** Contribute to the pool or vault: `delegator.contribute`. @public */
export interface ContributeRemedy extends RemedyBase<"contribute", "anyone" | "whitelisted"> {
	/** The least that is enough, pico PHA. */
	readonly amount: bigint;
	/** The cap that the owner has to set before; `null`: the contribution fits the present one. */
	readonly requiredCap: bigint | null;
}

/** Stop these workers early, so that the others go on: `worker.stop`. @public */
export interface StopWorkersRemedy extends RemedyBase<"stopWorkers", "owner"> {
	/** The fewest that are enough. */
	readonly publicKeys: readonly Hex[];
	/** Stake behind them, pico PHA. */
	readonly stake: bigint;
}

/** Withdraw stake of the vault from its stake pools: `vault.withdrawFromPool`. @public */
export interface WithdrawFromPoolsRemedy extends RemedyBase<"withdrawFromPools", "owner"> {
	/** The least value to request, pico PHA. */
	readonly amount: bigint;
}

/** Replace the waiting request, whose countdown then starts again: `delegator.withdraw`. @public */
export interface RequestAgainRemedy extends RemedyBase<"requestAgain", "delegator"> {}

/** Let the pool or vault pay its queue now (generation 2): `stakePool.enforceExit`, `vault.enforceExit`. @public */
export interface EnforceExitRemedy extends RemedyBase<"enforceExit", "anyone"> {}

/** Reclaim the worker's stake: `stakePool.reclaimWorker`. @public */
export interface ReclaimWorkerRemedy extends RemedyBase<"reclaimWorker", "anyone"> {
	/** The worker. */
	readonly publicKey: Hex;
}

/** Bring the worker back: it has to answer the chain's heartbeat challenges. @public */
export interface RestoreWorkerRemedy extends RemedyBase<"restoreWorker", "operator"> {
	/** The worker. */
	readonly publicKey: Hex;
}

/** Start workers with the free stake: `stakePool.suggestStarts`, `worker.start`. @public */
export interface StartWorkersRemedy extends RemedyBase<"startWorkers", "owner"> {}

/** Claim the commission: `stakePool.claimOwnerReward`. @public */
export interface ClaimOwnerRewardRemedy extends RemedyBase<"claimOwnerReward", "owner"> {}

/** Lower the commission: `stakePool.setCommission`, `vault.setCommission`. @public */
export interface SetCommissionRemedy extends RemedyBase<"setCommission", "owner"> {
	/** The commission to go back to, parts per million. */
	readonly commissionPpm: number;
}

/** Take the stake elsewhere: `delegator.withdraw`, `delegator.move`. @public */
export interface LeaveRemedy extends RemedyBase<"leave", "delegator"> {}

/** What prevents or ends a risk, and by whom. @public */
export type RiskRemedy =
	| ContributeRemedy
	| StopWorkersRemedy
	| WithdrawFromPoolsRemedy
	| RequestAgainRemedy
	| EnforceExitRemedy
	| ReclaimWorkerRemedy
	| RestoreWorkerRemedy
	| StartWorkersRemedy
	| ClaimOwnerRewardRemedy
	| SetCommissionRemedy
	| LeaveRemedy;

/** Why a risk concerns an account of the query. @public */
export interface RiskConcern {
	/** The account, ss58. */
	readonly account: string;
	/** It owns the pool, or has shares in it. */
	readonly role: "owner" | "delegator";
	/** The vault through which it is concerned: its own, or one that it has shares in; `null`: directly. */
	readonly via: number | null;
	/** Its shares in the pool, or in the vault `via`, queued ones included; 0 for an owner. */
	readonly shares: bigint;
	/** The part of `shares` that waits in the queue. */
	readonly queuedShares: bigint;
}

/** What all risks have. @public */
export interface RiskBase<T extends string> {
	/** Names the risk: the same as long as it exists. */
	readonly id: string;
	/** What happens. */
	readonly type: T;
	/** The pool or vault. */
	readonly pid: number;
	/** Which of both it is. */
	readonly kind: PoolKind;
	/** When it happens by the chain's clock, seconds since the epoch; `null`: it has happened, or anyone can make it happen now. */
	readonly at: number | null;
	/** Accounts of the query that it concerns; empty for a query without `accounts`. */
	readonly concerns: readonly RiskConcern[];
	/** What prevents or ends it, each enough on its own; without those whose amount the chain's arithmetic cannot hold. */
	readonly remedies: readonly RiskRemedy[];
}

/**
 * All computing workers of a stake pool are stopped, because a withdraw request is overdue and not covered by free and releasing stake.
 *
 * - Generation 1: the chain stops them at the end of the first block from `at` on
 * - Generation 2: anyone can make it happen from `at` on, by `stakePool.enforceExit`
 *
 * @public
 */
export interface ForcedStopRisk extends RiskBase<"forcedStop"> {
	/** The first request that is not covered. */
	readonly request: Pick<WithdrawRequest, "delegator" | "shares" | "startedAt">;
	/** Stake that is missing to cover all requests that are overdue by then, pico PHA. */
	readonly missing: bigint;
	/** Workers that would be stopped, in the chain's order. */
	readonly publicKeys: readonly Hex[];
	/** Stake behind them, which earns nothing from then on, pico PHA. */
	readonly stake: bigint;
}

/**
 * A vault withdraws from all its stake pools and is locked, because a withdraw request waited too long (generation 2). Anyone can make it
 * happen from `at` on, by `vault.enforceExit`.
 *
 * @public
 */
export interface VaultShutdownRisk extends RiskBase<"vaultShutdown"> {
	/** `uncovered`: free and releasing stake do not cover an overdue request; `waitedTooLong`: a request has waited for the longest time. */
	readonly reason: "uncovered" | "waitedTooLong";
	/** The request. */
	readonly request: Pick<WithdrawRequest, "delegator" | "shares" | "startedAt">;
	/** Stake that is missing to cover (`uncovered`) or to pay (`waitedTooLong`) the requests that are overdue by then, pico PHA. */
	readonly missing: bigint;
	/** Value of the vault's positions in stake pools, pico PHA. */
	readonly stake: bigint;
}

/** A vault is locked until its queue is paid: its owner can neither delegate nor withdraw for it (generation 2). @public */
export interface VaultLockedRisk extends RiskBase<"vaultLocked"> {
	/** Value of the waiting requests, pico PHA. */
	readonly queued: bigint;
}

/** A worker does not answer: its stake earns nothing, and its V shrinks. @public */
export interface WorkerUnresponsiveRisk extends RiskBase<"workerUnresponsive"> {
	/** The worker. */
	readonly publicKey: Hex;
	/** Stake behind it, pico PHA. */
	readonly stake: bigint;
}

/**
 * A worker's cool-down is over, but its stake was not reclaimed: it earns nothing and pays no request. Also of workers that left the pool
 * while they computed or cooled down.
 *
 * @public
 */
export interface StakeReclaimableRisk extends RiskBase<"stakeReclaimable"> {
	/** The worker. */
	readonly publicKey: Hex;
	/** Stake to reclaim, pico PHA. */
	readonly stake: bigint;
}

/** Requests wait although free stake could pay them: rewards do not pay the queue (generation 2). @public */
export interface QueueUnservedRisk extends RiskBase<"queueUnserved"> {
	/** What would be paid now, pico PHA. */
	readonly payable: bigint;
}

/** A waiting request is worth so little that the chain burns it instead of paying it (generation 2). @public */
export interface RequestWouldBurnRisk extends RiskBase<"requestWouldBurn"> {
	/** The request. */
	readonly request: Pick<WithdrawRequest, "delegator" | "shares" | "startedAt">;
	/** Its value, pico PHA. */
	readonly value: bigint;
}

/** The owner raised the commission since this subscription began. @public */
export interface CommissionRaisedRisk extends RiskBase<"commissionRaised"> {
	/** The lowest commission since then, parts per million. */
	readonly fromPpm: number;
	/** The present commission, parts per million. */
	readonly toPpm: number;
	/** When it was raised last, seconds since the epoch. */
	readonly since: number;
}

/** The owner's commission lies unclaimed, and earns nothing. @public */
export interface OwnerRewardIdleRisk extends RiskBase<"ownerRewardIdle"> {
	/** The reward rounded down to one digit, at least 1 PHA, so that not every settlement is a change; pico PHA. */
	readonly atLeast: bigint;
}

/** Nothing in the pool earns for its delegators. @public */
export interface PoolEarnsNothingRisk extends RiskBase<"poolEarnsNothing"> {
	/** `noWorkers`: no worker is started; `fullCommission`: the owner takes every reward. */
	readonly reason: "noWorkers" | "fullCommission";
}

/** What will happen to stake unless an account acts, or has happened and goes on; discriminated by `type`. @public */
export type Risk =
	| ForcedStopRisk
	| VaultShutdownRisk
	| VaultLockedRisk
	| WorkerUnresponsiveRisk
	| StakeReclaimableRisk
	| QueueUnservedRisk
	| RequestWouldBurnRisk
	| CommissionRaisedRisk
	| OwnerRewardIdleRisk
	| PoolEarnsNothingRisk;
