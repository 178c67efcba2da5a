import type { Observable } from "rxjs";
import type { WorkerState } from "../chain/model/worker.ts";
import type { Hex } from "../codec/hex.ts";
import type { Plan } from "../plan/plan.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import { requireWorker } from "./require.ts";
import { parseAmount, parsePublicKey } from "./validate.ts";

/**
 * A worker as it is at one block, to be read only.
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
	 * @throws {@link PhalaError} `NOT_FOUND` for a key that is not registered, and what the transport throws
	 */
	get(options?: ReadOptions): Promise<WorkerState> {
		return this.#context.read((reads) => requireWorker(reads, this.publicKey), options);
	}
}

/**
 * A worker: one machine, by its public key. The pool it belongs to is looked up when a plan is checked or sent. Both generations.
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
	 * The worker's state, replayed, and again whenever a block changed it.
	 *
	 * - Survives lost connections; ends with `NOT_FOUND`; completes when the client closes
	 */
	get state$(): Observable<WorkerState> {
		return this.#context.watch(`worker/${this.publicKey}`, (reads) => requireWorker(reads, this.publicKey));
	}

	/**
	 * Puts free stake of the pool behind a worker in the state Ready, and lets it compute. By the pool's owner.
	 *
	 * @param stake - pico PHA, from Smin to Smax: see `stakeBounds` of its state
	 * @throws {@link PhalaError} `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePool.startMining` (generation 1), `phalaStakePoolv2.startComputing` (generation 2)
	 */
	start(stake: bigint): Plan<{ stake: bigint; ve: bigint }> {
		const amount = parseAmount(stake);
		return this.#context.plan("startWorker", [this.publicKey, amount]);
	}

	/**
	 * Raises the stake behind a computing worker; V starts anew at Ve, and the instant score at 0. By the pool's owner.
	 *
	 * - What is added has to be free. Generation 2: only while nobody waits in the queue; generation 1 pays the queue from the stake it
	 *   lets go of first, and may then have too little
	 *
	 * @param stake - the new total in pico PHA, more than the present one
	 * @throws {@link PhalaError} `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePool.restartMining` (generation 1), `phalaStakePoolv2.restartComputing` (generation 2)
	 */
	restart(stake: bigint): Plan<{ stake: bigint; ve: bigint }> {
		const amount = parseAmount(stake);
		return this.#context.plan("restartWorker", [this.publicKey, amount]);
	}

	/**
	 * Stops the worker; its stake cools down and then has to be reclaimed. By the pool's owner.
	 *
	 * - Generation 1: only while mining is enabled on the chain (`FEATURE_DISABLED`)
	 *
	 * @remarks Source: `phalaStakePool.stopMining` (generation 1), `phalaStakePoolv2.stopComputing` (generation 2)
	 */
	stop(): Plan<{ publicKey: string }> {
		return this.#context.plan("stopWorker", [this.publicKey]);
	}

	/**
	 * Frees the stake of a worker whose cool-down is over, and pays the queue from it. By anyone.
	 *
	 * @remarks Source: `phalaStakePool.reclaimPoolWorker` (generation 1), `phalaStakePoolv2.reclaimPoolWorker` (generation 2)
	 */
	reclaim(): Plan<{ reclaimed: bigint }> {
		return this.#context.plan("reclaimWorker", [null, this.publicKey]);
	}

	/**
	 * Takes the worker out of its pool. By the pool's owner.
	 *
	 * - Generation 2: only in the state Ready. Generation 1: in any state; one that computes is stopped first, and its stake cools down
	 *
	 * @remarks Source: `phalaStakePool.removeWorker` (generation 1), `phalaStakePoolv2.removeWorker` (generation 2)
	 */
	remove(): Plan<{ publicKey: string }> {
		return this.#context.plan("removeWorker", [null, this.publicKey]);
	}

	/**
	 * Takes the worker out of whatever pool it is in; one that computes is stopped first. By the worker's operator.
	 *
	 * - Its stake cools down as after {@link Worker.stop} and then has to be reclaimed for the pool with {@link StakePool.reclaimWorker}.
	 *   Generation 2 does not count that stake as releasing
	 *
	 * @remarks Source: `phalaMining.unbind` (generation 1), `phalaComputation.unbind` (generation 2)
	 */
	unbind(): Plan<{ publicKey: string; stopped: boolean }> {
		return this.#context.plan("unbindWorker", [this.publicKey]);
	}
}
