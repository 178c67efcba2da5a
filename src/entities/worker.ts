import type { Observable } from "rxjs";
import type { WorkerState } from "../chain/model/worker.ts";
import type { Hex } from "../codec/hex.ts";
import type { Plan } from "../plan/plan.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import { requireWorker } from "./require.ts";
import { parseAmount, parsePublicKey } from "./validate.ts";

/**
 * A worker as it is at one block, read only.
 *
 * @public
 */
export class WorkerView {
	/** `0x` and 64 hex digits, lower-case. */
	readonly publicKey: Hex;
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext, publicKey: string) {
		this.#context = context;
		this.publicKey = parsePublicKey(publicKey);
	}

	/**
	 * The worker's state.
	 *
	 * @throws PhalaError `NOT_FOUND` for a key that is not registered, and the transport's errors
	 */
	get(options?: ReadOptions): Promise<WorkerState> {
		return this.#context.read((reads) => requireWorker(reads, this.publicKey), options);
	}
}

/**
 * A worker: one machine, identified by its public key. Both generations.
 *
 * - Creating a handle makes no request; an unknown key fails with `NOT_FOUND` on the first read
 * - Plans look up the worker's pool when they are checked or sent
 *
 * @public
 */
export class Worker extends WorkerView {
	readonly #context: EntityContext;

	/** @internal */
	constructor(context: EntityContext, publicKey: string) {
		super(context, publicKey);
		this.#context = context;
	}

	/**
	 * The worker's state: the newest value, then one per block that changed it.
	 *
	 * - Survives lost connections; fails with `NOT_FOUND`; completes when the client closes
	 */
	get state$(): Observable<WorkerState> {
		return this.#context.watch(`worker/${this.publicKey}`, (reads) => requireWorker(reads, this.publicKey));
	}

	/**
	 * Starts a worker in the state Ready with free stake of its pool. By the pool's owner.
	 *
	 * @param stake - pico PHA, from Smin to Smax: `stakeBounds` of the worker's state
	 * @throws PhalaError `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePool.startMining` (generation 1), `phalaStakePoolv2.startComputing` (generation 2)
	 */
	start(stake: bigint): Plan<{ stake: bigint; ve: bigint }> {
		const amount = parseAmount(stake, "stake");
		return this.#context.plan("startWorker", [this.publicKey, amount]);
	}

	/**
	 * Raises the stake of a computing worker; V restarts at Ve, and the instant score at 0. By the pool's owner.
	 *
	 * - The addition has to be free stake. Generation 2: only while the withdraw queue is empty; generation 1 serves the queue from the
	 *   released stake first, and may then have too little
	 *
	 * @param stake - the new total in pico PHA, more than the present stake
	 * @throws PhalaError `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePool.restartMining` (generation 1), `phalaStakePoolv2.restartComputing` (generation 2)
	 */
	restart(stake: bigint): Plan<{ stake: bigint; ve: bigint }> {
		const amount = parseAmount(stake, "stake");
		return this.#context.plan("restartWorker", [this.publicKey, amount]);
	}

	/**
	 * Stops the worker; its stake cools down and has to be reclaimed afterwards. By the pool's owner.
	 *
	 * - Generation 1: only while mining is enabled on the chain; otherwise `FEATURE_DISABLED`
	 *
	 * @remarks Source: `phalaStakePool.stopMining` (generation 1), `phalaStakePoolv2.stopComputing` (generation 2)
	 */
	stop(): Plan<{ publicKey: string }> {
		return this.#context.plan("stopWorker", [this.publicKey]);
	}

	/**
	 * Frees the stake of a worker whose cool-down is over, and serves the queue from it. By any account.
	 *
	 * - Shorthand for {@link StakePool.reclaimWorker} of the pool that the worker is in
	 *
	 * @remarks Source: `phalaStakePool.reclaimPoolWorker` (generation 1), `phalaStakePoolv2.reclaimPoolWorker` (generation 2)
	 */
	reclaim(): Plan<{ reclaimed: bigint }> {
		return this.#context.plan("reclaimWorker", [null, this.publicKey]);
	}

	/**
	 * Removes the worker from its pool. By the pool's owner.
	 *
	 * - Shorthand for {@link StakePool.removeWorker} of the pool that the worker is in
	 * - Generation 2: only in the state Ready. Generation 1: in any state; a computing worker is stopped first, and its stake cools down
	 *
	 * @remarks Source: `phalaStakePool.removeWorker` (generation 1), `phalaStakePoolv2.removeWorker` (generation 2)
	 */
	remove(): Plan<{ publicKey: string }> {
		return this.#context.plan("removeWorker", [null, this.publicKey]);
	}

	/**
	 * Removes the worker from its pool; a computing worker is stopped first. By the worker's operator.
	 *
	 * - The stake cools down as after {@link Worker.stop}; it is reclaimed for the pool by {@link StakePool.reclaimWorker}. Generation 2
	 *   does not count that stake as releasing
	 *
	 * @remarks Source: `phalaMining.unbind` (generation 1), `phalaComputation.unbind` (generation 2)
	 */
	unbind(): Plan<{ publicKey: string; stopped: boolean }> {
		return this.#context.plan("unbindWorker", [this.publicKey]);
	}
}
