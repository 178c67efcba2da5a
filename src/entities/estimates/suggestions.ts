import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { WorkerState } from "../../chain/model.ts";
import { wrongArgument } from "../../errors/invalid-argument.ts";
import { type OverstakeStrategy, overstake, type Raise } from "../../math/overstake.ts";
import { type StartStrategy, startable } from "../../math/startable.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { type Read, together } from "../../query/storage-query.ts";
import type { PoolRead } from "../pool-view.ts";
import { coolingStakesOf, foundPool, now, workersOfPool } from "../require.ts";
import { amountOf } from "../validate.ts";

/** How free stake is given to workers that wait. @public */
export interface StartOptions {
	/** Who comes first where it is not enough for all; `"order"` (the chain's) when left out. */
	readonly strategy?: StartStrategy | undefined;
	/** Free stake to keep, for withdrawals; pico PHA, 0 when left out. */
	readonly keep?: bigint | undefined;
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
	readonly started: readonly (StartableWorker & { readonly stake: bigint })[];
	/** Workers in the state Ready that have to wait. */
	readonly waiting: readonly StartableWorker[];
	/** Free stake that is left, kept part included, pico PHA. */
	readonly left: bigint;
	/** The block all of this is of. */
	readonly block: BlockRef;
}

/** How free stake is given to workers that compute already. @public */
export interface OverstakeOptions {
	/** How it is spread; `"even"` when left out. */
	readonly strategy?: OverstakeStrategy | undefined;
	/** Free stake to keep, for withdrawals; pico PHA, 0 when left out. */
	readonly keep?: bigint | undefined;
}

/** Which workers a pool can restart with more stake. @public */
export interface OverstakeSuggestion {
	/** Workers to restart, with what {@link Worker.restart} takes and what it does to V. */
	readonly raised: readonly (Omit<Raise<unknown>, "worker"> & { readonly publicKey: string })[];
	/** Free stake that is left, kept part included, pico PHA. */
	readonly left: bigint;
	/** The block all of this is of. */
	readonly block: BlockRef;
}

/** Stake whose cool-down is over, and what comes next. @public */
export interface Reclaimable {
	/** Workers whose stake anybody can reclaim now, and how much, pico PHA. */
	readonly now: readonly { readonly publicKey: string; readonly stake: bigint }[];
	/** The worker whose cool-down ends next, and when, seconds since the epoch; `null`: no other cools down. */
	readonly next: { readonly publicKey: string; readonly at: number } | null;
	/** The block all of this is of. */
	readonly block: BlockRef;
}

const START: readonly string[] = ["order", "count", "stake", "score"] satisfies StartStrategy[];
const OVERSTAKE: readonly string[] = ["even", "score", "v"] satisfies OverstakeStrategy[];

/** Workers in the state Ready against the free stake. Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`. */
export function startableOf({ strategy = "order", keep = 0n }: StartOptions): PoolRead<StartSuggestion> {
	if (!START.includes(strategy)) throw wrongArgument("strategy", strategy, START.join(", "));
	const kept = amountOf(keep);
	return (reads, pid) => starting(reads, pid, strategy, kept);
}

/**
 * Computing workers against the free stake; nothing while somebody waits in the queue, who is first.
 * Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`.
 */
export function overstakeOf({ strategy = "even", keep = 0n }: OverstakeOptions): PoolRead<OverstakeSuggestion> {
	if (!OVERSTAKE.includes(strategy)) throw wrongArgument("strategy", strategy, OVERSTAKE.join(", "));
	const kept = amountOf(keep);
	return (reads, pid) => raising(reads, pid, strategy, kept);
}

function* starting(reads: ChainReads, pid: number, strategy: StartStrategy, keep: bigint): Read<StartSuggestion> {
	const [pool, workers] = yield* together([foundPool(reads, pid), workersOfPool(reads, pid)]);
	const ready = workers
		.filter(({ state }) => state === "Ready")
		.map(({ publicKey, stakeBounds, initialScore }) => ({
			publicKey,
			min: stakeBounds?.min ?? null,
			score: initialScore,
		}));
	const kept = keep < pool.freeStake ? keep : pool.freeStake;
	const { started, waiting, left } = startable(ready, pool.freeStake - kept, strategy);
	return { started, waiting, left: left + kept, block: pool.block };
}

function* raising(
	reads: ChainReads,
	pid: number,
	strategy: OverstakeStrategy,
	keep: bigint,
): Read<OverstakeSuggestion> {
	const [pool, workers, { tokenomics, queueRules }] = yield* together([
		foundPool(reads, pid),
		workersOfPool(reads, pid),
		reads.parameters(),
	]);
	const { freeStake, block } = pool;
	const kept = keep < freeStake && pool.withdrawQueue.length === 0 ? keep : freeStake;
	const computing = workers.flatMap((worker) => {
		const { publicKey, stake, v, initialScore: score, confidenceLevel, stakeBounds } = worker;
		if (!computes(worker) || stake === null || v === null || score === null) return [];
		return [{ publicKey, stake, v, score, confidenceLevel, max: stakeBounds?.max ?? null }];
	});
	const { generation } = queueRules;
	const { raised, left } = overstake(computing, freeStake - kept, tokenomics, strategy, generation);
	return {
		raised: raised.map(({ worker: { publicKey }, ...raise }) => ({ publicKey, ...raise })),
		left: left + kept,
		block,
	};
}

/** Cooling-down stake by its time. */
export function* reclaimableOf(reads: ChainReads, pid: number): Read<Reclaimable> {
	const [{ block }, cooling, time] = yield* together([foundPool(reads, pid), coolingStakesOf(reads, pid), now()]);
	const due = cooling.filter(({ endsAt }) => endsAt <= time);
	const [next] = cooling.filter(({ endsAt }) => endsAt > time).sort((a, b) => a.endsAt - b.endsAt);
	return {
		now: due.map(({ publicKey, stake }) => ({ publicKey, stake })),
		next: next ? { publicKey: next.publicKey, at: next.endsAt } : null,
		block,
	};
}

function computes({ state }: WorkerState): boolean {
	return state === "Computing" || state === "Unresponsive";
}
