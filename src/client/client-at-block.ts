import type { ChainParameters } from "../chain/model/network.ts";
import { DelegatorView } from "../entities/delegator.ts";
import type { ReadContext, ReadOptions } from "../entities/entity-context.ts";
import type { BudgetState } from "../entities/estimates/earnings.ts";
import { StakePoolView } from "../entities/stake-pool.ts";
import { StakePoolsView } from "../entities/stake-pools.ts";
import { VaultView } from "../entities/vault.ts";
import { Vaults } from "../entities/vaults.ts";
import { WorkerView } from "../entities/worker.ts";
import { WorkersView } from "../entities/workers.ts";
import type { BlockRef } from "../query/block-ref.ts";

/**
 * The chain at one block, to be read only: every reading is of that block.
 *
 * @public
 */
export class PhalaView {
	/** The block. */
	readonly block: BlockRef;
	/** All stake pools of that block. */
	readonly stakePools: StakePoolsView;
	/** All vaults of that block; none in generation 1. */
	readonly vaults: Vaults;
	/** All workers of that block. */
	readonly workers: WorkersView;
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext, block: BlockRef) {
		this.#context = context;
		this.block = block;
		this.stakePools = new StakePoolsView(context);
		this.vaults = new Vaults(context);
		this.workers = new WorkersView(context);
	}

	/**
	 * What the chain fixed for everybody at that block.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 */
	parameters(options?: ReadOptions): Promise<ChainParameters> {
		return this.#context.read((reads) => reads.parameters(), options);
	}

	/**
	 * What each block pays and among whom it is shared at that block: what estimates are made from. Reads all workers.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 * @remarks Source: tokenomic parameters, and V and score of every computing worker; both generations
	 */
	async budget(options?: ReadOptions): Promise<BudgetState> {
		const { readBudget } = await import("../entities/estimates/earnings.ts");
		return this.#context.read(readBudget, options);
	}

	/**
	 * A stake pool at that block; asks nothing yet.
	 *
	 * @throws {@link PhalaError} `INVALID_PID`
	 */
	stakePool(pid: number | bigint): StakePoolView {
		return new StakePoolView(this.#context, pid);
	}

	/**
	 * A vault at that block; asks nothing yet. Generation 2: in generation 1 its readings fail with `UNSUPPORTED`.
	 *
	 * @throws {@link PhalaError} `INVALID_PID`
	 */
	vault(pid: number | bigint): VaultView {
		return new VaultView(this.#context, pid);
	}

	/**
	 * A worker at that block; asks nothing yet.
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws {@link PhalaError} `INVALID_PUBLIC_KEY`
	 */
	worker(publicKey: string): WorkerView {
		return new WorkerView(this.#context, publicKey);
	}

	/**
	 * A delegator at that block; asks nothing yet.
	 *
	 * @param address - ss58 or hex
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	delegator(address: string): DelegatorView {
		return new DelegatorView(this.#context, address);
	}
}
