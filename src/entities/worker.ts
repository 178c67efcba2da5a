import type { Observable } from "rxjs";
import type { WorkerState } from "../chain/types.ts";
import type { Hex } from "../codec/hex.ts";
import type { Plan } from "../plan/plan.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./context.ts";
import { foundWorker } from "./found.ts";
import { amountOf, keyOf } from "./input.ts";

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
		this.publicKey = keyOf(publicKey);
	}

	/**
	 * The worker's state.
	 *
	 * @throws {@link PhalaError} `NOT_FOUND` for a key that is not registered, and what the transport throws
	 */
	get(options?: ReadOptions): Promise<WorkerState> {
		return this.#context.read((reads) => foundWorker(reads, this.publicKey), options);
	}
}

/**
 * A worker: one machine, by its public key. The pool it belongs to is looked up when a plan is checked or sent.
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
		return this.#context.watch(`worker/${this.publicKey}`, (reads) => foundWorker(reads, this.publicKey));
	}

	/**
	 * Puts free stake of the pool behind a worker in the state Ready, and lets it compute. By the pool's owner.
	 *
	 * @param stake - pico PHA, from Smin to Smax: see `stakeBounds` of its state
	 * @throws {@link PhalaError} `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePoolv2.startComputing` (generation 2)
	 */
	start(stake: bigint): Plan<{ stake: bigint; ve: bigint }> {
		const amount = amountOf(stake);
		return this.#context.plan((writes) => writes.startWorker(this.publicKey, amount));
	}

	/**
	 * Raises the stake behind a computing worker; V starts anew. By the pool's owner, while nobody waits in the queue.
	 *
	 * @param stake - the new total in pico PHA, more than the present one
	 * @throws {@link PhalaError} `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePoolv2.restartComputing` (generation 2)
	 */
	restart(stake: bigint): Plan<{ stake: bigint; ve: bigint }> {
		const amount = amountOf(stake);
		return this.#context.plan((writes) => writes.restartWorker(this.publicKey, amount));
	}

	/**
	 * Stops the worker; its stake cools down and then has to be reclaimed. By the pool's owner.
	 *
	 * @remarks Source: `phalaStakePoolv2.stopComputing` (generation 2)
	 */
	stop(): Plan<{ publicKey: string }> {
		return this.#context.plan((writes) => writes.stopWorker(this.publicKey));
	}

	/**
	 * Frees the stake of a worker whose cool-down is over, and pays the queue from it. By anyone.
	 *
	 * @remarks Source: `phalaStakePoolv2.reclaimPoolWorker` (generation 2)
	 */
	reclaim(): Plan<{ reclaimed: bigint }> {
		return this.#context.plan((writes) => writes.reclaimWorker(null, this.publicKey));
	}

	/**
	 * Takes the worker, in the state Ready, out of its pool. By the pool's owner.
	 *
	 * @remarks Source: `phalaStakePoolv2.removeWorker` (generation 2)
	 */
	remove(): Plan<{ publicKey: string }> {
		return this.#context.plan((writes) => writes.removeWorker(null, this.publicKey));
	}
}
