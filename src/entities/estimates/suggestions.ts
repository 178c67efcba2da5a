import type { ChainReads } from "../../chain/chain-adapter.ts";
import { invalidArgument, parseOptions } from "../../chain/loaded-with-reads.ts";
import type { WorkerState } from "../../chain/model/worker.ts";
import { type OverstakeStep, type OverstakeStrategy, overstake } from "../../math/overstake.ts";
import { type StartStrategy, startable } from "../../math/startable.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { parallel, type StorageQuery } from "../../query/storage-query.ts";
import { parseAmount } from "../loaded-at-once.ts";
import { type PoolRead, readChainSeconds, requireCoolingStakes, requirePool, requirePoolWorkers } from "../require.ts";

/** Options of {@link StakePoolView.suggestStarts}. @public */
export interface StartOptions {
	/**
	 * The order in which workers get stake, if it does not suffice for all.
	 *
	 * @defaultValue "order", the chain's
	 */
	readonly strategy?: StartStrategy | undefined;
	/**
	 * Free stake to leave unused, for withdrawals, pico PHA.
	 *
	 * @defaultValue 0n
	 */
	readonly reserve?: bigint | undefined;
}

/** A worker in the state Ready. @public */
export interface StartableWorker {
	/** `0x` and 64 hex digits. */
	readonly publicKey: string;
	/** Smin, pico PHA; `null`: it cannot be started. */
	readonly min: bigint | null;
	/** Benchmark score; `null`: not measured. */
	readonly score: number | null;
}

/** Workers that a pool can start with its free stake. @public */
export interface StartSuggestion {
	/** Workers to start, each with the stake for {@link Worker.start}: its Smin. */
	readonly starts: readonly (StartableWorker & { readonly stake: bigint })[];
	/** Workers in the state Ready that the free stake does not suffice for. */
	readonly waiting: readonly StartableWorker[];
	/** Free stake left, reserve included, pico PHA. */
	readonly remaining: bigint;
	/** The block that was read. */
	readonly block: BlockRef;
}

/** Options of {@link StakePoolView.suggestOverstake}. @public */
export interface OverstakeOptions {
	/**
	 * The distribution of the free stake.
	 *
	 * @defaultValue "even"
	 */
	readonly strategy?: OverstakeStrategy | undefined;
	/**
	 * Free stake to leave unused, for withdrawals, pico PHA.
	 *
	 * @defaultValue 0n
	 */
	readonly reserve?: bigint | undefined;
}

/** Workers that a pool can restart with more stake. @public */
export interface OverstakeSuggestion {
	/** Workers to restart, each with the new total for {@link Worker.restart} and the effect on V. */
	readonly steps: readonly (Omit<OverstakeStep<unknown>, "worker"> & { readonly publicKey: string })[];
	/** Free stake left, reserve included, pico PHA. */
	readonly remaining: bigint;
	/** The block that was read. */
	readonly block: BlockRef;
}

/** Stake that can be reclaimed. @public */
export interface Reclaimable {
	/** Workers whose cool-down is over, and their stake in pico PHA; any account can reclaim it. */
	readonly due: readonly { readonly publicKey: string; readonly stake: bigint }[];
	/** The worker whose cool-down ends next, and when, seconds since the epoch; `null`: no other one cools down. */
	readonly next: { readonly publicKey: string; readonly at: number } | null;
	/** The block that was read. */
	readonly block: BlockRef;
}

const START: readonly string[] = ["order", "count", "stake", "score"] satisfies StartStrategy[];
const OVERSTAKE: readonly string[] = ["even", "score", "v"] satisfies OverstakeStrategy[];

/** Suggests workers to start. Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`. */
export function suggestStarts(options: StartOptions): PoolRead<StartSuggestion> {
	const { strategy = "order", reserve = 0n } = parseOptions(options);
	if (!START.includes(strategy)) throw invalidArgument("strategy", strategy, START.join(", "));
	const parsedReserve = parseAmount(reserve, "reserve");
	return (reads, pid) => readStartSuggestion(reads, pid, strategy, parsedReserve);
}

/**
 * Suggests workers to restart with more stake; none while the withdraw queue is not empty, since its requests come first.
 * Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`.
 */
export function suggestOverstake(options: OverstakeOptions): PoolRead<OverstakeSuggestion> {
	const { strategy = "even", reserve = 0n } = parseOptions(options);
	if (!OVERSTAKE.includes(strategy)) throw invalidArgument("strategy", strategy, OVERSTAKE.join(", "));
	const parsedReserve = parseAmount(reserve, "reserve");
	return (reads, pid) => readOverstakeSuggestion(reads, pid, strategy, parsedReserve);
}

function* readStartSuggestion(
	reads: ChainReads,
	pid: number,
	strategy: StartStrategy,
	reserve: bigint,
): StorageQuery<StartSuggestion> {
	const [pool, workers] = yield* parallel([requirePool(reads, pid), requirePoolWorkers(reads, pid)]);
	const ready = workers
		.filter(({ state }) => state === "Ready")
		.map(({ publicKey, stakeBounds, initialScore }) => ({
			publicKey,
			min: stakeBounds?.min ?? null,
			score: initialScore,
		}));
	const reserved = reserve < pool.freeStake ? reserve : pool.freeStake;
	const { starts, waiting, remaining } = startable(ready, pool.freeStake - reserved, strategy);
	return { starts, waiting, remaining: remaining + reserved, block: pool.block };
}

function* readOverstakeSuggestion(
	reads: ChainReads,
	pid: number,
	strategy: OverstakeStrategy,
	reserve: bigint,
): StorageQuery<OverstakeSuggestion> {
	const [pool, workers, { tokenomics, queueRules }] = yield* parallel([
		requirePool(reads, pid),
		requirePoolWorkers(reads, pid),
		reads.parameters(),
	]);
	const { freeStake, block } = pool;
	const reserved = reserve < freeStake && pool.withdrawQueue.length === 0 ? reserve : freeStake;
	const computing = workers.flatMap((worker) => {
		const { publicKey, stake, v, initialScore: score, confidenceLevel, stakeBounds } = worker;
		if (!isComputing(worker) || stake === null || v === null || score === null) return [];
		return [{ publicKey, stake, v, score, confidenceLevel, max: stakeBounds?.max ?? null }];
	});
	const { generation } = queueRules;
	const { steps, remaining } = overstake(computing, freeStake - reserved, tokenomics, generation, strategy);
	return {
		steps: steps.map(({ worker: { publicKey }, ...step }) => ({ publicKey, ...step })),
		remaining: remaining + reserved,
		block,
	};
}

/** Reads cooling-down stake, split by the chain's clock. */
export function* readReclaimable(reads: ChainReads, pid: number): StorageQuery<Reclaimable> {
	const [{ block }, listed, unlisted, time] = yield* parallel([
		requirePool(reads, pid),
		requireCoolingStakes(reads, pid),
		reads.unlistedStakes(pid),
		readChainSeconds(),
	]);
	const cooling = [...listed, ...unlisted];
	const due = cooling.filter(({ endsAt }) => endsAt <= time);
	const [next] = cooling.filter(({ endsAt }) => endsAt > time).sort((a, b) => a.endsAt - b.endsAt);
	return {
		due: due.map(({ publicKey, stake }) => ({ publicKey, stake })),
		next: next ? { publicKey: next.publicKey, at: next.endsAt } : null,
		block,
	};
}

function isComputing({ state }: WorkerState): boolean {
	return state === "Computing" || state === "Unresponsive";
}
