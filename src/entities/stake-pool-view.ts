import type { StakePoolState } from "../chain/model/stake-pool.ts";
import type { WorkerState } from "../chain/model/worker.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { QueueAssumption } from "../math/queue-projection.ts";
import type { ReadContext, ReadOptions } from "./entity-context.ts";
import type { EstimateOptions, PoolEstimate } from "./estimates/earnings.ts";
import type { PoolProjection } from "./estimates/queue-projection.ts";
import type {
	OverstakeOptions,
	OverstakeSuggestion,
	Reclaimable,
	StartOptions,
	StartSuggestion,
} from "./estimates/suggestions.ts";
import { type PoolKindReads, PoolView } from "./pool-view.ts";
import { requirePool, requirePoolWorkers } from "./require.ts";

const STAKE_POOL_READS: PoolKindReads<StakePoolState> = {
	kind: "stakePool",
	require: requirePool,
	get: (context, pid, options) => context.readPool((reads) => requirePool(reads, pid), options),
};

/**
 * A stake pool as it is at one block, read only.
 *
 * @public
 */
export class StakePoolView extends PoolView<StakePoolState> {
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext, pid: number | bigint) {
		super(context, pid, STAKE_POOL_READS);
		this.#context = context;
	}

	/**
	 * The pool's workers, in the chain's order; stopped workers that were removed are not among them.
	 *
	 * @throws PhalaError `NOT_FOUND`, `WRONG_POOL_KIND`, and the transport's errors
	 */
	workers(options?: ReadOptions): Promise<readonly WorkerState[]> {
		return this.#context.read((reads) => requirePoolWorkers(reads, this.pid), options);
	}

	/**
	 * Estimates when each request in the withdraw queue is paid, under one assumption.
	 *
	 * - Assumes no rewards, no other contributions or requests, and that the queue is served and workers are stopped and reclaimed at the
	 *   earliest time the chain allows. Amounts follow the chain's rules
	 * - `critical` is the request that makes all workers stop. Generation 1 stops them automatically, generation 2 only on a call of
	 *   {@link StakePool.enforceExit}; in both they have to be reclaimed
	 *
	 * @param assumption - `"nothing"` (default): no further action; `"stop"`: the owner stops all workers now; `{ contribution }`: an
	 * account contributes this amount now, pico PHA
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_AMOUNT`; `POOL_BANKRUPT` for a contribution to a pool without value; as
	 * {@link PoolView.get}
	 * @remarks Source: queue service, expiry and cool-down of both generations
	 */
	projectQueue(assumption: QueueAssumption = "nothing", options?: ReadOptions): Promise<PoolProjection> {
		return this.lazyRead(async () => {
			const { projectPoolQueue } = await import("./estimates/queue-projection.ts").catch(throwNotLoaded);
			return projectPoolQueue(assumption);
		}, options);
	}

	/**
	 * Suggests workers in the state Ready to start with the pool's free stake, each at its Smin. Writes nothing.
	 *
	 * @param choice - `strategy`: the order of workers if the stake does not suffice for all; `reserve`: free stake to leave unused
	 * @returns `starts`: for {@link Worker.start}; `waiting`: workers without stake; `remaining`: free stake left, reserve included
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_AMOUNT`; as {@link PoolView.get}
	 * @remarks Source: the checks of `startMining` (generation 1) and `startComputing` (generation 2)
	 */
	suggestStarts(choice: StartOptions = {}, options?: ReadOptions): Promise<StartSuggestion> {
		return this.lazyRead(async () => {
			const { suggestStarts } = await import("./estimates/suggestions.ts").catch(throwNotLoaded);
			return suggestStarts(choice);
		}, options);
	}

	/**
	 * Suggests computing workers to restart with more stake, each within its Smax, and the effect on their V. Writes nothing.
	 *
	 * - No steps while the withdraw queue is not empty: its requests come first
	 * - A restart sets V to the Ve of the new stake; `vLost` is the V this costs
	 *
	 * @param choice - `strategy`: how the free stake is distributed; `reserve`: free stake to leave unused
	 * @returns `steps`: for {@link Worker.restart}; `remaining`: free stake left, reserve included
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_AMOUNT`; as {@link PoolView.get}
	 * @remarks Source: the checks of `restartMining` (generation 1) and `restartComputing` (generation 2)
	 */
	suggestOverstake(choice: OverstakeOptions = {}, options?: ReadOptions): Promise<OverstakeSuggestion> {
		return this.lazyRead(async () => {
			const { suggestOverstake } = await import("./estimates/suggestions.ts").catch(throwNotLoaded);
			return suggestOverstake(choice);
		}, options);
	}

	/**
	 * Workers whose stake can be reclaimed now, by any account, and the end of the next cool-down. Writes nothing.
	 *
	 * - Includes workers that left while they computed or cooled down
	 *
	 * @returns `due`: for {@link StakePool.reclaimWorker}; `next`: the next worker and when it can be reclaimed
	 * @throws PhalaError as {@link PoolView.get}
	 * @remarks Source: the checks of `reclaimPoolWorker`, both generations
	 */
	reclaimable(options?: ReadOptions): Promise<Reclaimable> {
		return this.lazyRead(async () => {
			const { readReclaimable } = await import("./estimates/suggestions.ts").catch(throwNotLoaded);
			return readReclaimable;
		}, options);
	}

	/**
	 * Estimates the earnings of the pool's workers and the yield of a delegation, in floating point, with the assumptions.
	 *
	 * - Uses the chain's figures and the formula of Phala's web app: workers, stake, budget and network stay as they are, and no worker
	 *   fails
	 * - Reads all workers of the network, unless `budget` is given
	 *
	 * @param estimate - `contribution`: an amount contributed first; `budget`: of {@link Phala.budget}
	 * @throws PhalaError `INVALID_AMOUNT`, `INVALID_ARGUMENT`; as {@link PoolView.get}
	 * @remarks Source: V and score of the workers, tokenomic parameters; both generations
	 */
	estimateEarnings(estimate: EstimateOptions = {}, options?: ReadOptions): Promise<PoolEstimate> {
		return this.lazyRead(async () => {
			const { estimatePool } = await import("./estimates/earnings.ts").catch(throwNotLoaded);
			return estimatePool(estimate);
		}, options);
	}
}
