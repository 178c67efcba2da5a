import { together } from "../chain/read.ts";
import type { StakePoolState } from "../chain/types.ts";
import type { ReadContext, ReadOptions } from "./context.ts";

/** Pools that {@link StakePools.all} reads in one go. */
const CHUNK = 200;

/**
 * All stake pools. Every answer is of one block, vaults are left out.
 *
 * @public
 */
export class StakePools {
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext) {
		this.#context = context;
	}

	/**
	 * The pools one by one, by ascending pid, all of the block that was newest at the first step.
	 *
	 * @param filter - which ones; all when left out
	 * @throws {@link PhalaError} what the transport throws
	 */
	async *all(
		filter: (pool: StakePoolState) => boolean = () => true,
		options?: ReadOptions,
	): AsyncIterable<StakePoolState> {
		const block = await this.#context.pin(options);
		const pids = await block.read((reads) => reads.stakePoolIds(), options);
		for (let i = 0; i < pids.length; i += CHUNK) {
			const chunk = pids.slice(i, i + CHUNK);
			const pools = await block.read(
				(reads) => together<(StakePoolState | null)[]>(chunk.map((pid) => reads.stakePool(pid))),
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
	async list(filter?: (pool: StakePoolState) => boolean, options?: ReadOptions): Promise<readonly StakePoolState[]> {
		const pools: StakePoolState[] = [];
		for await (const pool of this.all(filter, options)) pools.push(pool);
		return pools;
	}

	/**
	 * How many there are.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 */
	async count(options?: ReadOptions): Promise<number> {
		return (await this.#context.read((reads) => reads.stakePoolIds(), options)).length;
	}
}
