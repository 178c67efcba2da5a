import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { StakePoolState } from "../../chain/model/stake-pool.ts";
import type { VaultState } from "../../chain/model/vault.ts";
import type { WorkerState } from "../../chain/model/worker.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
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
import { type PoolRead, readRegisteredWorkers, requirePool, requirePoolWorkers, requireVault } from "../require.ts";
import { parseAmount } from "../validate.ts";

/** What each block pays at one block, and among whom it is shared: figures of the chain, which estimates are made from. @public */
export interface BudgetState extends NetworkBudget {
	/** Workers that compute and answer. */
	readonly workers: number;
	/** The block all of this is of. */
	readonly block: BlockRef;
}

/** What to estimate for. @public */
export interface EstimateOptions {
	/** Somebody contributes that much first, pico PHA; 0 when left out. */
	readonly contribution?: bigint | undefined;
	/** What {@link Phala.budget} told, to read all workers only once for many estimates; read at the same block when left out. */
	readonly budget?: BudgetState | undefined;
}

/**
 * What an estimate takes for granted: that all of this stays as it is, that every worker answers, and that nobody else comes or goes.
 *
 * @public
 */
export interface EarningAssumptions {
	/** The network's budget, the treasury's part, the payout share of all workers, and the time between blocks. */
	readonly budget: BudgetState;
	/** The score that workers are weighed with: their benchmark's, not the last measured one. */
	readonly score: "initial";
	/** What is contributed first, pico PHA. */
	readonly contribution: bigint;
	/** Rewards are delegated again: by themselves in generation 2, by claiming and contributing in generation 1. Only APY asks for it. */
	readonly compounding: "daily";
}

/** What one worker is estimated to earn. @public */
export interface WorkerEstimate {
	/** `0x` and 64 hex digits. */
	readonly publicKey: string;
	/** Its weight in the payout, U64F64 bits; 0 while it does not compute or answer. */
	readonly payoutShare: bigint;
	/** PHA a day, before commission. In floating point. */
	readonly dailyReward: number;
}

/** What a delegation is estimated to yield; all ratios in floating point, 0.1 for 10 %. @public */
export interface YieldEstimate {
	/** Pool id. */
	readonly pid: number;
	/** Yearly yield of a delegation now, after commission, without compounding. */
	readonly apr: number;
	/** The same with daily compounding. */
	readonly apy: number;
	/** `apr` after the contribution, which earns nothing by itself until workers are staked with it. */
	readonly aprAfter: number;
	/** What all of it takes for granted. */
	readonly assumptions: EarningAssumptions;
	/** The block that the pool was read at. */
	readonly block: BlockRef;
}

/** What a stake pool is estimated to earn. @public */
export interface PoolEstimate extends YieldEstimate {
	/** PHA a day of all workers, before commission. In floating point. */
	readonly dailyReward: number;
	/** The same worker by worker, in the chain's order. */
	readonly workers: readonly WorkerEstimate[];
}

/** What a vault is estimated to yield, through the stake pools that it is in. @public */
export interface VaultEstimate extends YieldEstimate {
	/** The stake pools, what the vault has there, pico PHA, and what a delegation there yields, before the vault's own commission. */
	readonly pools: readonly { readonly pid: number; readonly value: bigint; readonly apr: number }[];
}

/** Options with every choice made. */
interface ResolvedEstimate {
	readonly contribution: bigint;
	/** `null`: to be read. */
	readonly budget: BudgetState | null;
}

function resolveEstimate({ contribution = 0n, budget }: EstimateOptions): ResolvedEstimate {
	if (budget !== undefined && (typeof budget !== "object" || typeof budget?.totalShare !== "bigint"))
		throw invalidArgument("budget", budget, "what phala.budget() told");
	return { contribution: parseAmount(contribution), budget: budget ?? null };
}

/** What a stake pool is estimated to earn. Throws `INVALID_AMOUNT`, `INVALID_ARGUMENT`. */
export function estimatePool(options: EstimateOptions): PoolRead<PoolEstimate> {
	const what = resolveEstimate(options);
	return (reads, pid) => readPoolEstimate(reads, pid, what);
}

/** What a vault is estimated to yield. Throws `INVALID_AMOUNT`, `INVALID_ARGUMENT`. */
export function estimateVault(options: EstimateOptions): PoolRead<VaultEstimate> {
	const what = resolveEstimate(options);
	return (reads, pid) => readVaultEstimate(reads, pid, what);
}

/** The budget, shared by all workers that compute and answer. */
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

function* readPoolEstimate(reads: ChainReads, pid: number, what: ResolvedEstimate): StorageQuery<PoolEstimate> {
	const [{ pool, workers, multiplier }, budget] = yield* parallel([
		readEarningPool(reads, pid),
		resolveBudget(reads, what),
	]);
	const estimates = workers.map((worker): WorkerEstimate => {
		const earning = toEarningWorker(worker);
		const share = earning ? totalPayoutShare([earning]) : 0n;
		return { publicKey: worker.publicKey, payoutShare: share, dailyReward: dailyReward(share, budget) };
	});
	return {
		...computeYield(pool, multiplier, what.contribution, budget),
		dailyReward: estimates.reduce((sum, worker) => sum + worker.dailyReward, 0),
		workers: estimates,
	};
}

/** By what the vault has in stake pools, queued parts included, which earn until they are paid. */
function* readVaultEstimate(reads: ChainReads, pid: number, what: ResolvedEstimate): StorageQuery<VaultEstimate> {
	const [vault, budget] = yield* parallel([requireVault(reads, pid), resolveBudget(reads, what)]);
	const pools = yield* parallel(vault.positions.map((position) => readEarningPool(reads, position.pid)));
	const positions = vault.positions.map((position, i) => ({
		pid: position.pid,
		value: position.value + position.queuedValue,
		multiplier: pools[i]?.multiplier ?? 0,
	}));
	const multiplier = vaultAprMultiplier(positions, vault.totalStake, vault.commissionPpm);
	return {
		...computeYield(vault, multiplier, what.contribution, budget),
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

/** A stake pool with its workers, and the payout share that a PHA has in it. */
function* readEarningPool(reads: ChainReads, pid: number) {
	const [pool, workers] = yield* parallel([requirePool(reads, pid), requirePoolWorkers(reads, pid)]);
	const earning = workers.flatMap((worker) => toEarningWorker(worker) ?? []);
	return { pool, workers, multiplier: aprMultiplier({ ...pool, workers: earning }) };
}

/** A worker that earns; `null` for one that does not compute or answer. */
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
