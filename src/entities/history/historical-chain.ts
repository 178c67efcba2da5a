import type { BoundRuntime } from "../../chain/bind-runtime.ts";
import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { Hex } from "../../codec/hex.ts";
import { notFound } from "../../errors/not-found.ts";
import { BlockCache } from "../../query/block-cache.ts";
import { readHeader } from "../../query/block-header.ts";
import type { RuntimeRegistry } from "../../query/runtime-registry.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { RpcRequests } from "../../query/storage-values.ts";
import { readHash } from "../../query/storage-values.ts";
import type { HistoricalChain, ReadContext, ReadOptions } from "../entity-context.ts";

const BLOCK_HASH_METHOD = "chain_getBlockHash";

/** The past of one client's chain: reads by hash, remembered. */
export class HistoricalChainReader implements HistoricalChain {
	readonly #requests: RpcRequests;
	readonly #snapshots: RuntimeRegistry<BoundRuntime>;
	readonly #head: (signal: AbortSignal | undefined) => Promise<Hex>;
	/** Some nodes take one number only. */
	#takesLists = true;

	/** @param head - hash of the newest block */
	constructor(
		requests: RpcRequests,
		snapshots: RuntimeRegistry<BoundRuntime>,
		head: (signal: AbortSignal | undefined) => Promise<Hex>,
	) {
		this.#head = head;
		this.#requests = new BlockCache(requests);
		this.#snapshots = snapshots;
	}

	readAt<T>(hash: Hex, make: (reads: ChainReads) => StorageQuery<T>, { signal }: ReadOptions = {}): Promise<T> {
		return this.#snapshots.read(({ reads }) => make(reads), hash, signal, this.#requests);
	}

	/** Reads at one block, known by its hash. */
	at(hash: Hex): ReadContext {
		const context: ReadContext = {
			addresses: this.#snapshots.current.addresses,
			read: (make, options) => this.readAt(hash, make, options),
			pin: async () => context,
		};
		return context;
	}

	/** Number of the block `hash`; `null`: the node does not know it. */
	async numberOf(hash: Hex, { signal }: ReadOptions = {}): Promise<number | null> {
		const header = await this.#requests.request("chain_getHeader", [hash], signal);
		return header === null ? null : readHeader(header).number;
	}

	async newest(options: ReadOptions = {}): Promise<number> {
		const hash = await this.#head(options.signal);
		return (await this.numberOf(hash, options)) ?? throwNotFound(hash);
	}

	async hashesOf(numbers: readonly number[], options: ReadOptions = {}): Promise<readonly Hex[]> {
		if (numbers.length > 1 && this.#takesLists) {
			const answer = await this.#requests.request(BLOCK_HASH_METHOD, [numbers], options.signal);
			if (Array.isArray(answer) && answer.length === numbers.length)
				return numbers.map((number, i) => parseHash(answer[i], number));
			this.#takesLists = false;
		}
		return Promise.all(
			numbers.map(async (number) =>
				parseHash(await this.#requests.request(BLOCK_HASH_METHOD, [number], options.signal), number),
			),
		);
	}
}

function parseHash(answer: unknown, number: number): Hex {
	return answer === null ? throwNotFound(number) : readHash(BLOCK_HASH_METHOD, answer);
}

function throwNotFound(block: string | number): never {
	throw notFound("block", block);
}
