import type { PoolPosition } from "../chain/model/delegator.ts";
import type { PoolKind, StakePoolState } from "../chain/model/stake-pool.ts";
import type { VaultState } from "../chain/model/vault.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { ReadContext, ReadOptions } from "./entity-context.ts";
import type { PoolExitTimeline } from "./estimates/queue-projection.ts";
import { type PoolRead, requirePositions } from "./require.ts";
import { parsePid } from "./validate.ts";

/** A kind of pool, and how the state of one is read. */
export interface PoolKindReads<S extends StakePoolState | VaultState> {
	readonly kind: PoolKind;
	/** Throws `NOT_FOUND`; `WRONG_POOL_KIND` for a pool of the other kind. */
	readonly require: PoolRead<S>;
	/** Reads the state by `require`. */
	get(context: ReadContext, pid: number, options?: ReadOptions): Promise<S>;
}

/**
 * A pool of either kind as it is at one block, read only: see {@link StakePoolView} and {@link VaultView}.
 *
 * @public
 */
export abstract class PoolView<S extends StakePoolState | VaultState> {
	/** Pool id. */
	readonly pid: number;
	readonly #context: ReadContext;
	readonly #reads: PoolKindReads<S>;

	/** @internal */
	constructor(context: ReadContext, pid: number | bigint, reads: PoolKindReads<S>) {
		this.#context = context;
		this.#reads = reads;
		this.pid = parsePid(pid);
	}

	/**
	 * The pool's state.
	 *
	 * @throws PhalaError `NOT_FOUND`, `WRONG_POOL_KIND`; `UNSUPPORTED` for a vault in generation 1; the transport's errors
	 */
	get(options?: ReadOptions): Promise<S> {
		return this.#reads.get(this.#context, this.pid, options);
	}

	/**
	 * Positions of all delegators in the pool, queued requests included, in no particular order.
	 *
	 * - Generation 1 stores the positions of all pools in one map, which is read whole; generation 2 reads this pool's alone
	 *
	 * @throws PhalaError as {@link PoolView.get}
	 */
	positions(options?: ReadOptions): Promise<readonly PoolPosition[]> {
		return this.#context.read((reads) => requirePositions(reads, this.pid, this.#reads.kind), options);
	}

	/**
	 * Countdowns of the withdraw queue, the stake that is missing to serve it, and the deadline.
	 *
	 * - `latestAt` assumes that everyone acts at the earliest time the chain allows: generation 2 stops workers, or shuts a vault down,
	 *   only when an account calls for it, and in both generations stopped workers have to be reclaimed
	 *
	 * @throws PhalaError as {@link PoolView.get}
	 * @remarks Source: grace period and cool-down of both generations
	 */
	exitTimeline(options?: ReadOptions): Promise<PoolExitTimeline> {
		return this.lazyRead(async () => {
			const { poolExitTimeline } = await import("./estimates/queue-projection.ts").catch(throwNotLoaded);
			return poolExitTimeline(this.#reads.require);
		}, options);
	}

	/**
	 * Runs a query whose code is loaded on first use.
	 *
	 * @internal
	 */
	protected async lazyRead<T>(load: () => Promise<PoolRead<T>>, options: ReadOptions | undefined): Promise<T> {
		const query = await load();
		return this.#context.read((reads) => query(reads, this.pid), options);
	}
}
