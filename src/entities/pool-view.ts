import type { ChainReads } from "../chain/chain-adapter.ts";
import type { PoolKind, PoolPosition, StakePoolState, VaultState } from "../chain/model.ts";
import type { Read } from "../query/storage-query.ts";
import type { ReadContext, ReadOptions } from "./entity-context.ts";
import type { PoolExitTimeline } from "./estimates/queue-projection.ts";
import { positionsOfPool } from "./require.ts";
import { pidOf } from "./validate.ts";

type Late = typeof import("./late.ts");

/** What is read of one pool. */
export type PoolRead<T> = (reads: ChainReads, pid: number) => Read<T>;

/** A kind of pool, and how the state of one is read. */
export interface KindOfPool<S extends StakePoolState | VaultState> {
	readonly kind: PoolKind;
	/** Throws where there is none, or one of the other kind. */
	readonly found: PoolRead<S>;
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
	readonly #of: KindOfPool<S>;

	/** @internal */
	constructor(context: ReadContext, pid: number | bigint, of: KindOfPool<S>) {
		this.#context = context;
		this.#of = of;
		this.pid = pidOf(pid);
	}

	/**
	 * The pool's state.
	 *
	 * @throws {@link PhalaError} `NOT_FOUND`, `WRONG_POOL_KIND`; `UNSUPPORTED` for a vault in generation 1; what the transport throws
	 */
	get(options?: ReadOptions): Promise<S> {
		return this.#context.read((reads) => this.#of.found(reads, this.pid), options);
	}

	/**
	 * Everybody's position in the pool, requests in the queue included, in no particular order.
	 *
	 * - Generation 1 keeps the positions of all pools in one map, which is read as a whole; generation 2 asks for this pool's alone
	 *
	 * @throws {@link PhalaError} as {@link PoolView.get}
	 */
	positions(options?: ReadOptions): Promise<readonly PoolPosition[]> {
		return this.#context.read((reads) => positionsOfPool(reads, this.pid, this.#of.kind), options);
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
		return this.late(({ timelineOf }) => timelineOf(this.#of.found), options);
	}

	/**
	 * Reads what code says that is loaded when it is first wanted.
	 *
	 * @internal
	 */
	protected async late<T>(pick: (late: Late) => PoolRead<T>, options: ReadOptions | undefined): Promise<T> {
		const read = pick(await import("./late.ts"));
		return this.#context.read((reads) => read(reads, this.pid), options);
	}
}
