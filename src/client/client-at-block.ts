import type { AccountLike } from "../chain/addresses.ts";
import type { ChainParameters, Generation } from "../chain/model/network.ts";
import { DelegatorView } from "../entities/delegator.ts";
import type { ReadContext, ReadOptions } from "../entities/entity-context.ts";
import type { BudgetState } from "../entities/estimates/earnings.ts";
import { StakePoolView } from "../entities/stake-pool-view.ts";
import { StakePoolsView } from "../entities/stake-pools.ts";
import { VaultView } from "../entities/vault.ts";
import { VaultsView } from "../entities/vaults.ts";
import { WorkerView } from "../entities/worker.ts";
import { WorkersView } from "../entities/workers.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { NetworkInfo } from "./network-info.ts";

/**
 * The chain at one block, read only: every read is of that block.
 *
 * @public
 */
export class PhalaView {
	/** The block. */
	readonly block: BlockRef;
	/** Generation of the chain's pallets at that block. */
	readonly generation: Generation;
	/** The chain, with the runtime of that block. */
	readonly network: NetworkInfo;
	/** All stake pools of that block. */
	readonly stakePools: StakePoolsView;
	/** All vaults of that block; none in generation 1. */
	readonly vaults: VaultsView;
	/** All workers of that block. */
	readonly workers: WorkersView;
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext, block: BlockRef, generation: Generation, network: NetworkInfo) {
		this.#context = context;
		this.block = block;
		this.generation = generation;
		this.network = network;
		this.stakePools = new StakePoolsView(context);
		this.vaults = new VaultsView(context);
		this.workers = new WorkersView(context);
	}

	/**
	 * Parameters of the chain at that block that apply to all pools and accounts.
	 *
	 * @throws PhalaError the transport's errors
	 */
	parameters(options?: ReadOptions): Promise<ChainParameters> {
		return this.#context.read((reads) => reads.parameters(), options);
	}

	/**
	 * The network's budget per block and the total share of all workers at that block, as estimates need them. Reads all workers.
	 *
	 * @throws PhalaError the transport's errors
	 * @remarks Source: tokenomic parameters, and V and score of every computing worker; both generations
	 */
	async budget(options?: ReadOptions): Promise<BudgetState> {
		const { readBudget } = await import("../entities/estimates/earnings.ts").catch(throwNotLoaded);
		return this.#context.read(readBudget, options);
	}

	/**
	 * A stake pool at that block. Makes no request.
	 *
	 * @throws PhalaError `INVALID_PID`
	 */
	stakePool(pid: number | bigint): StakePoolView {
		return new StakePoolView(this.#context, pid);
	}

	/**
	 * A vault at that block. Makes no request. Generation 2; in generation 1 its reads fail with `UNSUPPORTED`.
	 *
	 * @throws PhalaError `INVALID_PID`
	 */
	vault(pid: number | bigint): VaultView {
		return new VaultView(this.#context, pid);
	}

	/**
	 * A worker at that block. Makes no request.
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws PhalaError `INVALID_PUBLIC_KEY`
	 */
	worker(publicKey: string): WorkerView {
		return new WorkerView(this.#context, publicKey);
	}

	/**
	 * A delegator at that block. Makes no request.
	 *
	 * @param account - ss58 or hex, or an object with an address of any network
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	delegator(account: AccountLike): DelegatorView {
		return new DelegatorView(this.#context, account);
	}
}
