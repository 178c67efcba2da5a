import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { WorkerState } from "../../chain/model/worker.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { type OverstakeStep, type OverstakeStrategy, overstake } from "../../math/overstake.ts";
import { type StartStrategy, startable } from "../../math/startable.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { parallel, type StorageQuery } from "../../query/storage-query.ts";
import { type PoolRead, readChainSeconds, requireCoolingStakes, requirePool, requirePoolWorkers } from "../require.ts";
import { parseAmount } from "../validate.ts";

/** How free stake is given to workers that wait. @public */
export interface StartOptions {
	/** Who comes first where it is not enough for all; `"order"` (the chain's) when left out. */
	readonly strategy?: StartStrategy | undefined;
	/** Free stake to keep, for withdrawals; pico PHA, 0 when left out. */
	readonly reserve?: bigint | undefined;
}

/** A worker that can start, and with what. @public */
export interface StartableWorker {
	/** `0x` and 64 hex digits. */
	readonly publicKey: string;
	/** Its Smin, pico PHA; `null`: it cannot be started at all. */
	readonly min: bigint | null;
	/** Benchmark score; `null`: not measured. */
	readonly score: number | null;
}

/** Which workers a pool can start with what it has free. @public */
export interface StartSuggestion {
	/** Workers to start, each with the stake to give it: its Smin. */
	readonly starts: readonly (StartableWorker & { readonly stake: bigint })[];
	/** Workers in the state Ready that have to wait. */
	readonly waiting: readonly StartableWorker[];
	/** Free stake that is left, kept part included, pico PHA. */
	readonly remaining: bigint;
	/** The block all of this is of. */
	readonly block: BlockRef;
}

/** How free stake is given to workers that compute already. @public */
export interface OverstakeOptions {
	/** How it is spread; `"even"` when left out. */
	readonly strategy?: OverstakeStrategy | undefined;
	/** Free stake to keep, for withdrawals; pico PHA, 0 when left out. */
	readonly reserve?: bigint | undefined;
}

/** Which workers a pool can restart with more stake. @public */
export interface OverstakeSuggestion {
	/** Workers to restart, with what {@link Worker.restart} takes and what it does to V. */
	readonly steps: readonly (Omit<OverstakeStep<unknown>, "worker"> & { readonly publicKey: string })[];
	/** Free stake that is left, kept part included, pico PHA. */
	readonly remaining: bigint;
	/** The block all of this is of. */
	readonly block: BlockRef;
}

/** Stake whose cool-down is over, and what comes next. @public */
export interface Reclaimable {
	/** Workers whose stake anybody can reclaim now, and how much, pico PHA. */
	readonly due: readonly { readonly publicKey: string; readonly stake: bigint }[];
	/** The worker whose cool-down ends next, and when, seconds since the epoch; `null`: no other cools down. */
	readonly next: { readonly publicKey: string; readonly at: number } | null;
	/** The block all of this is of. */
	readonly block: BlockRef;
}

const START: readonly string[] = ["order", "count", "stake", "score"] satisfies StartStrategy[];
const OVERSTAKE: readonly string[] = ["even", "score", "v"] satisfies OverstakeStrategy[];

/** Workers in the state Ready against the free stake. Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`. */
export function suggestStarts({ strategy = "order", reserve: keep = 0n }: StartOptions): PoolRead<StartSuggestion> {
	if (!START.includes(strategy)) throw invalidArgument("strategy", strategy, START.join(", "));
	const kept = parseAmount(keep);
	return (reads, pid) => readStartSuggestion(reads, pid, strategy, kept);
}

/**
 * Computing workers against the free stake; nothing while somebody waits in the queue, who is first.
 * Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`.
 */
export function suggestOverstake({
	strategy = "even",
	reserve: keep = 0n,
}: OverstakeOptions): PoolRead<OverstakeSuggestion> {
	if (!OVERSTAKE.includes(strategy)) throw invalidArgument("strategy", strategy, OVERSTAKE.join(", "));
	const kept = parseAmount(keep);
	return (reads, pid) => readOverstakeSuggestion(reads, pid, strategy, kept);
}

function* readStartSuggestion(
	reads: ChainReads,
	pid: number,
	strategy: StartStrategy,
	keep: bigint,
): StorageQuery<StartSuggestion> {
	const [pool, workers] = yield* parallel([requirePool(reads, pid), requirePoolWorkers(reads, pid)]);
	const ready = workers
		.filter(({ state }) => state === "Ready")
		.map(({ publicKey, stakeBounds, initialScore }) => ({
			publicKey,
			min: stakeBounds?.min ?? null,
			score: initialScore,
		}));
	const kept = keep < pool.freeStake ? keep : pool.freeStake;
	const { starts: started, waiting, remaining: left } = startable(ready, pool.freeStake - kept, strategy);
	return { starts: started, waiting, remaining: left + kept, block: pool.block };
}

function* readOverstakeSuggestion(
	reads: ChainReads,
	pid: number,
	strategy: OverstakeStrategy,
	keep: bigint,
): StorageQuery<OverstakeSuggestion> {
	const [pool, workers, { tokenomics, queueRules }] = yield* parallel([
		requirePool(reads, pid),
		requirePoolWorkers(reads, pid),
		reads.parameters(),
	]);
	const { freeStake, block } = pool;
	const kept = keep < freeStake && pool.withdrawQueue.length === 0 ? keep : freeStake;
	const computing = workers.flatMap((worker) => {
		const { publicKey, stake, v, initialScore: score, confidenceLevel, stakeBounds } = worker;
		if (!isComputing(worker) || stake === null || v === null || score === null) return [];
		return [{ publicKey, stake, v, score, confidenceLevel, max: stakeBounds?.max ?? null }];
	});
	const { generation } = queueRules;
	const { steps: raised, remaining: left } = overstake(computing, freeStake - kept, tokenomics, strategy, generation);
	return {
		steps: raised.map(({ worker: { publicKey }, ...raise }) => ({ publicKey, ...raise })),
		remaining: left + kept,
		block,
	};
}

/** Cooling-down stake by its time. */
export function* readReclaimable(reads: ChainReads, pid: number): StorageQuery<Reclaimable> {
	const [{ block }, cooling, time] = yield* parallel([
		requirePool(reads, pid),
		requireCoolingStakes(reads, pid),
		readChainSeconds(),
	]);
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
