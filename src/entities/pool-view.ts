import type { ChainReads } from "../chain/chain-adapter.ts";
import type { PoolPosition } from "../chain/model/delegator.ts";
import type { PoolKind, StakePoolState } from "../chain/model/stake-pool.ts";
import type { VaultState } from "../chain/model/vault.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { ReadContext, ReadOptions } from "./entity-context.ts";
import type { PoolExitTimeline } from "./estimates/queue-projection.ts";
import { requirePositions } from "./require.ts";
import { parsePid } from "./validate.ts";

/** What is read of one pool. */
export type PoolQuery<T> = (reads: ChainReads, pid: number) => StorageQuery<T>;

/** A kind of pool, and how the state of one is read. */
export interface PoolKindReads<S extends StakePoolState | VaultState> {
	readonly kind: PoolKind;
	/** Throws where there is none, or one of the other kind. */
	readonly require: PoolQuery<S>;
}

/**
 * A pool of either kind as it is at one block, to be read only: see {@link StakePoolView} and {@link VaultView}.
 *
 * @public
 */
export abstract class PoolView<S extends StakePoolState | VaultState> {
	/** Pool id. */
	readonly pid: number;
	readonly #context: ReadContext;
	readonly #of: PoolKindReads<S>;

	/** @internal */
	constructor(context: ReadContext, pid: number | bigint, of: PoolKindReads<S>) {
		this.#context = context;
		this.#of = of;
		this.pid = parsePid(pid);
	}

	/**
	 * The pool's state.
	 *
	 * @throws {@link PhalaError} `NOT_FOUND`, `WRONG_POOL_KIND`; `UNSUPPORTED` for a vault in generation 1; what the transport throws
	 */
	get(options?: ReadOptions): Promise<S> {
		return this.#context.read((reads) => this.#of.require(reads, this.pid), options);
	}

	/**
	 * Everybody's position in the pool, requests in the queue included, in no particular order.
	 *
	 * - Generation 1 keeps the positions of all pools in one map, which is read as a whole; generation 2 asks for this pool's alone
	 *
	 * @throws {@link PhalaError} as {@link PoolView.get}
	 */
	positions(options?: ReadOptions): Promise<readonly PoolPosition[]> {
		return this.#context.read((reads) => requirePositions(reads, this.pid, this.#of.kind), options);
	}

	/**
	 * Countdowns of the withdraw queue, what is missing to serve it, and until when.
	 *
	 * - `latestAt` is when everybody is paid if whoever has to act does it at once: generation 2 stops workers, or shuts a vault down,
	 *   only when somebody asks for it, and in both generations somebody has to reclaim
	 *
	 * @throws {@link PhalaError} as {@link PoolView.get}
	 * @remarks Source: grace period and cool-down of both generations
	 */
	exitTimeline(options?: ReadOptions): Promise<PoolExitTimeline> {
		return this.lazyRead(async () => {
			const { poolExitTimeline } = await import("./estimates/queue-projection.ts");
			return poolExitTimeline(this.#of.require);
		}, options);
	}

	/**
	 * Runs a query whose code is loaded on first use.
	 *
	 * @internal
	 */
	protected async lazyRead<T>(load: () => Promise<PoolQuery<T>>, options: ReadOptions | undefined): Promise<T> {
		const query = await load();
		return this.#context.read((reads) => query(reads, this.pid), options);
	}
}
