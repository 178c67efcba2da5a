import type { ChainReads } from "../../chain/chain-adapter.ts";
import { invalidArgument, parseOptions } from "../../chain/loaded-with-reads.ts";
import type { StakePoolState } from "../../chain/model/stake-pool.ts";
import type { VaultState } from "../../chain/model/vault.ts";
import type { WorkerState } from "../../chain/model/worker.ts";
import {
	apr,
	aprAfter,
	aprMultiplier,
	apy,
	dailyReward,
	type EarningWorker,
	type NetworkBudget,
	totalPayoutShare,
	vaultAprMultiplier,
} from "../../math/estimate.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { parallel, type StorageQuery } from "../../query/storage-query.ts";
import { parseAmount } from "../loaded-at-once.ts";
import { type PoolRead, readRegisteredWorkers, requirePool, requirePoolWorkers, requireVault } from "../require.ts";

/** The network's budget at one block, as estimates need it: the chain's own figures. @public */
export interface BudgetState extends NetworkBudget {
	/** Number of workers that compute and are responsive. */
	readonly workers: number;
	/** The block that was read. */
	readonly block: BlockRef;
}

/** Options of an estimate. @public */
export interface EstimateOptions {
	/**
	 * An amount that is contributed first, pico PHA.
	 *
	 * @defaultValue 0n
	 */
	readonly contribution?: bigint | undefined;
	/**
	 * A result of {@link Phala.budget}, to read all workers only once for several estimates.
	 *
	 * @defaultValue read at the same block as the pool
	 */
	readonly budget?: BudgetState | undefined;
}

/**
 * Assumptions of an estimate: these values do not change, every worker stays responsive, and no other stake is added or withdrawn.
 *
 * @public
 */
export interface EarningAssumptions {
	/** The network's budget, the treasury's part, the payout share of all workers, and the time between blocks. */
	readonly budget: BudgetState;
	/** The score used as weight of a worker: its benchmark, not the last measured score. */
	readonly score: "initial";
	/** The amount contributed first, pico PHA. */
	readonly contribution: bigint;
	/** Rewards are delegated again: automatically in generation 2, by claiming and contributing in generation 1. Used by APY only. */
	readonly compounding: "daily";
}

/** Estimated earnings of one worker. @public */
export interface WorkerEstimate {
	/** `0x` and 64 hex digits. */
	readonly publicKey: string;
	/** Weight in the payout, U64F64 bits; 0 while it does not compute or is unresponsive. */
	readonly payoutShare: bigint;
	/** PHA per day, before commission, in floating point. */
	readonly dailyReward: number;
}

/** Estimated yield of a delegation; ratios in floating point, 0.1 for 10 %. @public */
export interface YieldEstimate {
	/** Pool id. */
	readonly pid: number;
	/** Yearly yield of a delegation now, after commission, without compounding. */
	readonly apr: number;
	/** The same with daily compounding. */
	readonly apy: number;
	/** `apr` after the contribution, which earns nothing until workers are staked with it. */
	readonly aprAfter: number;
	/** The assumptions. */
	readonly assumptions: EarningAssumptions;
	/** The block that was read. */
	readonly block: BlockRef;
}

/** Estimated earnings of a stake pool. @public */
export interface PoolEstimate extends YieldEstimate {
	/** PHA per day of all workers, before commission, in floating point. */
	readonly dailyReward: number;
	/** Estimates of the workers, in the chain's order. */
	readonly workers: readonly WorkerEstimate[];
}

/** Estimated yield of a vault, through its stake pools. @public */
export interface VaultEstimate extends YieldEstimate {
	/** The vault's positions in stake pools: value in pico PHA, and yield before the vault's own commission. */
	readonly pools: readonly { readonly pid: number; readonly value: bigint; readonly apr: number }[];
}

/** Options with defaults applied. */
interface ResolvedEstimate {
	readonly contribution: bigint;
	/** `null`: read with the pool. */
	readonly budget: BudgetState | null;
}

function resolveEstimate(options: EstimateOptions): ResolvedEstimate {
	const { contribution = 0n, budget } = parseOptions(options);
	if (budget !== undefined && (typeof budget !== "object" || typeof budget?.totalShare !== "bigint"))
		throw invalidArgument("budget", budget, "a result of phala.budget()");
	return { contribution: parseAmount(contribution, "contribution"), budget: budget ?? null };
}

/** Estimates the earnings of a stake pool. Throws `INVALID_AMOUNT`, `INVALID_ARGUMENT`. */
export function estimatePool(options: EstimateOptions): PoolRead<PoolEstimate> {
	const estimate = resolveEstimate(options);
	return (reads, pid) => readPoolEstimate(reads, pid, estimate);
}

/** Estimates the yield of a vault. Throws `INVALID_AMOUNT`, `INVALID_ARGUMENT`. */
export function estimateVault(options: EstimateOptions): PoolRead<VaultEstimate> {
	const estimate = resolveEstimate(options);
	return (reads, pid) => readVaultEstimate(reads, pid, estimate);
}

/** Reads the budget, and the total share of all workers that earn. */
export function* readBudget(reads: ChainReads): StorageQuery<BudgetState> {
	const [{ tokenomics, blockSeconds, block }, workers] = yield* parallel([reads.parameters(), readAllWorkers(reads)]);
	const { budgetPerBlock, treasuryRatio } = tokenomics;
	const earning = workers.flatMap((worker) => toEarningWorker(worker) ?? []);
	return {
		budgetPerBlock,
		treasuryRatio,
		blockSeconds,
		totalShare: totalPayoutShare(earning),
		workers: earning.length,
		block,
	};
}

function* readPoolEstimate(reads: ChainReads, pid: number, estimate: ResolvedEstimate): StorageQuery<PoolEstimate> {
	const [{ pool, workers, multiplier }, budget] = yield* parallel([
		readEarningPool(reads, pid),
		resolveBudget(reads, estimate),
	]);
	const estimates = workers.map((worker): WorkerEstimate => {
		const earning = toEarningWorker(worker);
		const share = earning ? totalPayoutShare([earning]) : 0n;
		return { publicKey: worker.publicKey, payoutShare: share, dailyReward: dailyReward(share, budget) };
	});
	return {
		...computeYield(pool, multiplier, estimate.contribution, budget),
		dailyReward: estimates.reduce((sum, worker) => sum + worker.dailyReward, 0),
		workers: estimates,
	};
}

/** Sums the vault's positions in stake pools; queued parts count, since they earn until they are paid. */
function* readVaultEstimate(reads: ChainReads, pid: number, estimate: ResolvedEstimate): StorageQuery<VaultEstimate> {
	const [vault, budget] = yield* parallel([requireVault(reads, pid), resolveBudget(reads, estimate)]);
	const pools = yield* parallel(vault.positions.map((position) => readEarningPool(reads, position.pid)));
	const positions = vault.positions.map((position, i) => ({
		pid: position.pid,
		value: position.value + position.queuedValue,
		multiplier: pools[i]?.multiplier ?? 0,
	}));
	const multiplier = vaultAprMultiplier(positions, vault.totalStake, vault.commissionPpm);
	return {
		...computeYield(vault, multiplier, estimate.contribution, budget),
		pools: positions.map((position) => ({
			pid: position.pid,
			value: position.value,
			apr: apr(position.multiplier, budget),
		})),
	};
}

function* resolveBudget(reads: ChainReads, { budget }: ResolvedEstimate): StorageQuery<BudgetState> {
	return budget ?? (yield* readBudget(reads));
}

function* readAllWorkers(reads: ChainReads): StorageQuery<readonly WorkerState[]> {
	return yield* readRegisteredWorkers(reads, yield* reads.workerKeys());
}

/** A stake pool with its workers, and the payout share per PHA. */
function* readEarningPool(reads: ChainReads, pid: number) {
	const [pool, workers] = yield* parallel([requirePool(reads, pid), requirePoolWorkers(reads, pid)]);
	const earning = workers.flatMap((worker) => toEarningWorker(worker) ?? []);
	return { pool, workers, multiplier: aprMultiplier({ ...pool, workers: earning }) };
}

/** The worker's part in the payout; `null` if it does not compute or is unresponsive. */
function toEarningWorker({ state, v, initialScore, confidenceLevel }: WorkerState): EarningWorker | null {
	if (state !== "Computing" || v === null || initialScore === null) return null;
	return { v, score: initialScore, confidenceLevel };
}

function computeYield(
	{ pid, totalStake, withdrawQueue, block }: StakePoolState | VaultState,
	multiplier: number,
	contribution: bigint,
	budget: BudgetState,
): YieldEstimate {
	const queued = withdrawQueue.reduce((sum, { value }) => sum + value, 0n);
	const now = apr(multiplier, budget);
	return {
		pid,
		apr: now,
		apy: apy(now),
		aprAfter: aprAfter(now, totalStake, contribution, queued),
		assumptions: { budget, score: "initial", contribution, compounding: "daily" },
		block,
	};
}
