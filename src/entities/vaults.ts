import type { VaultState } from "../chain/model/vault.ts";
import { parallel } from "../query/storage-query.ts";
import type { ReadContext, ReadOptions } from "./entity-context.ts";
import { type BulkOptions, readInChunks } from "./read-in-chunks.ts";

/** Vaults that are read in one part. */
const CHUNK_SIZE = 100;

/**
 * All vaults. Every answer is of one block, stake pools are left out; generation 1 has none.
 *
 * @remarks Source: `phalaBasePool.pools` (generation 2)
 * @public
 */
export class Vaults {
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext) {
		this.#context = context;
	}

	/**
	 * The vaults one by one, by ascending pid, all of the block that was newest at the first step.
	 *
	 * @param filter - which ones; all when left out
	 * @param options - `onProgress`, `signal`
	 * @throws {@link PhalaError} what the transport throws
	 */
	async *all(
		filter: (vault: VaultState) => boolean = () => true,
		options: Omit<BulkOptions, "onFault"> = {},
	): AsyncGenerator<VaultState, void, undefined> {
		const block = await this.#context.pin(options);
		const pids = await block.read((reads) => reads.vaultIds(), options);
		const part = (some: readonly number[], ends: ReadOptions) =>
			block.read((reads) => parallel<(VaultState | null)[]>(some.map((pid) => reads.vault(pid))), ends);
		for await (const vault of readInChunks(pids, CHUNK_SIZE, part, options)) if (filter(vault)) yield vault;
	}

	/**
	 * The vaults as a list, by ascending pid.
	 *
	 * @param filter - which ones; all when left out
	 * @param options - as of {@link Vaults.all}
	 * @throws {@link PhalaError} as {@link Vaults.all}
	 */
	async list(
		filter?: (vault: VaultState) => boolean,
		options?: Omit<BulkOptions, "onFault">,
	): Promise<readonly VaultState[]> {
		const vaults: VaultState[] = [];
		for await (const vault of this.all(filter, options)) vaults.push(vault);
		return vaults;
	}

	/**
	 * How many there are.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 */
	async count(options?: ReadOptions): Promise<number> {
		return (await this.#context.read((reads) => reads.vaultIds(), options)).length;
	}
}
