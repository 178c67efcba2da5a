import type { Read } from "../chain/read.ts";
import type { ChainReads } from "../chain/runtime.ts";
import type { WorkerState } from "../chain/types.ts";
import type { ReadContext, ReadOptions } from "./context.ts";
import { foundWorkers, workersOfPool } from "./found.ts";
import { pidOf } from "./input.ts";

/**
 * All workers that are registered. Every answer is of one block.
 *
 * @public
 */
export class Workers {
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext) {
		this.#context = context;
	}

	/**
	 * Workers that named this account as their operator, in or out of pools.
	 *
	 * @param address - ss58 or hex
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`, and what the transport throws
	 */
	async ofOperator(address: string, options?: ReadOptions): Promise<readonly WorkerState[]> {
		const { addresses } = this.#context;
		const operator = addresses.format(addresses.parse(address));
		return this.list((worker) => worker.operator === operator, options);
	}

	/**
	 * Workers of a pool, in the chain's order.
	 *
	 * @throws {@link PhalaError} `INVALID_PID`, `NOT_FOUND`, `WRONG_POOL_KIND`, and what the transport throws
	 */
	async ofPool(pid: number | bigint, options?: ReadOptions): Promise<readonly WorkerState[]> {
		const of = pidOf(pid);
		return this.#context.read((reads) => workersOfPool(reads, of), options);
	}

	/**
	 * Workers, in no particular order.
	 *
	 * @param filter - which ones; all when left out
	 * @throws {@link PhalaError} what the transport throws
	 */
	async list(filter?: (worker: WorkerState) => boolean, options?: ReadOptions): Promise<readonly WorkerState[]> {
		const workers = await this.#context.read(allWorkers, options);
		return filter ? workers.filter(filter) : workers;
	}
}

function* allWorkers(reads: ChainReads): Read<readonly WorkerState[]> {
	return yield* foundWorkers(reads, yield* reads.workerKeys());
}
