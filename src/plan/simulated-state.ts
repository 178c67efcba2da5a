import type { Addresses } from "../chain/addresses.ts";
import type { ChainReads, PoolReads } from "../chain/chain-adapter.ts";
import type { Generation } from "../chain/model/network.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import { asPhalaError } from "../errors/as-phala-error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { PlanContext } from "./plan-context.ts";

/** Reads of a chain that a simulation continues, at one of its blocks. */
interface FrozenChain {
	readonly block: BlockRef;
	read<T>(query: () => StorageQuery<T>): Promise<T>;
}

/** Reads of one state, as handles of a past block make them. */
interface StateReads {
	readonly addresses: Addresses;
	read<T>(query: (reads: ChainReads) => StorageQuery<T>): Promise<T>;
	readPool<T>(query: (reads: PoolReads) => StorageQuery<T>): Promise<T>;
	pin(): Promise<StateReads>;
}

/** The state of a simulation at one of its blocks: `phala.at(state)` reads it. @public */
export class SimulatedState {
	/** The block; no node knows it, unless the simulation has not produced one yet. */
	readonly block: BlockRef;
	/** Not enumerable: consoles do not print it. @internal */
	declare readonly view: <V, N>(
		View: new (reads: StateReads, block: BlockRef, generation: Generation, network: N) => V,
		network: N,
	) => V;

	/** @internal */
	constructor(
		chain: FrozenChain,
		{ generation, addresses }: Pick<PlanContext, "generation" | "addresses">,
		reads: ChainReads,
	) {
		this.block = chain.block;
		const own: StateReads = {
			addresses,
			async read(query) {
				try {
					return deepFreeze(await chain.read(() => query(reads)));
				} catch (error) {
					throw asPhalaError("The read", error);
				}
			},
			readPool: (query) => own.read(query),
			pin: async () => own,
		};
		const view: typeof this.view = (View, network) => new View(own, this.block, generation, network);
		Object.defineProperty(this, "view", { value: view });
	}
}
