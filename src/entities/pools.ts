import { type Read, together } from "../chain/read.ts";
import type { ChainReads } from "../chain/runtime.ts";
import type { ReadContext, ReadOptions } from "./context.ts";

/** Pools that {@link Pools.all} reads in one go. */
const CHUNK = 200;

/** How pools of one kind are found and read. */
export interface ListOfPools<S> {
	ids(reads: ChainReads): Read<readonly number[]>;
	one(reads: ChainReads, pid: number): Read<S | null>;
}

/**
 * All pools of one kind: see {@link StakePools} and {@link Vaults}. Every answer is of one block.
 *
 * @public
 */
export abstract class Pools<S> {
	readonly #context: ReadContext;
	readonly #of: ListOfPools<S>;

	/** @internal */
	constructor(context: ReadContext, of: ListOfPools<S>) {
		this.#context = context;
		this.#of = of;
	}

	/**
	 * The pools one by one, by ascending pid, all of the block that was newest at the first step.
	 *
	 * @param filter - which ones; all when left out
	 * @throws {@link PhalaError} what the transport throws
	 */
	async *all(filter: (pool: S) => boolean = () => true, options?: ReadOptions): AsyncIterable<S> {
		const block = await this.#context.pin(options);
		const pids = await block.read((reads) => this.#of.ids(reads), options);
		for (let i = 0; i < pids.length; i += CHUNK) {
			const chunk = pids.slice(i, i + CHUNK);
			const pools = await block.read(
				(reads) => together<(S | null)[]>(chunk.map((pid) => this.#of.one(reads, pid))),
				options,
			);
			for (const pool of pools) if (pool && filter(pool)) yield pool;
		}
	}

	/**
	 * The pools as a list, by ascending pid.
	 *
	 * @param filter - which ones; all when left out
	 * @throws {@link PhalaError} what the transport throws
	 */
	async list(filter?: (pool: S) => boolean, options?: ReadOptions): Promise<readonly S[]> {
		const pools: S[] = [];
		for await (const pool of this.all(filter, options)) pools.push(pool);
		return pools;
	}

	/**
	 * How many there are.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 */
	async count(options?: ReadOptions): Promise<number> {
		return (await this.#context.read((reads) => this.#of.ids(reads), options)).length;
	}
}
