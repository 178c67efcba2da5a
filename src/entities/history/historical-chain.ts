import type { BoundRuntime } from "../../chain/bound-runtime.ts";
import type { ChainReads } from "../../chain/chain-adapter.ts";
import { blake2b, notFound, PhalaError, toHex } from "../../chain/loaded-at-once.ts";
import { fromHex, type Hex } from "../../codec/hex.ts";
import { BlockCache } from "../../query/block-cache.ts";
import { readHeader } from "../../query/block-header.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import type { RuntimeRegistry } from "../../query/runtime-registry.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import { readBlockRef } from "../../query/storage-value.ts";
import type { RpcTransport } from "../../query/storage-values.ts";
import { readHash } from "../../query/storage-values.ts";
import type { HistoricalChain, ReadContext, ReadOptions } from "../entity-context.ts";
import { createPinnedContext } from "../loaded-at-once.ts";

const BLOCK_HASH_METHOD = "chain_getBlockHash";

/** Reads at past blocks, cached. */
export class HistoricalChainReader implements HistoricalChain {
	readonly #transport: RpcTransport;
	readonly #runtimes: RuntimeRegistry<BoundRuntime>;
	readonly #head: (signal: AbortSignal | undefined) => Promise<Hex>;
	/** Whether the node accepts several block numbers at once; some do not. */
	#acceptsLists = true;

	/** @param head - hash of the newest block */
	constructor(
		transport: RpcTransport,
		runtimes: RuntimeRegistry<BoundRuntime>,
		head: (signal: AbortSignal | undefined) => Promise<Hex>,
	) {
		this.#head = head;
		this.#transport = new BlockCache(transport);
		this.#runtimes = runtimes;
	}

	execute<T>(
		query: (reads: ChainReads) => StorageQuery<T>,
		{ at, signal }: ReadOptions & { readonly at: Hex },
	): Promise<T> {
		const build = async (runtime: BoundRuntime) => query(await runtime.loadReads());
		return this.#runtimes.execute(build, { at, signal, transport: this.#transport });
	}

	/** A context of reads at the block `hash`. */
	at(hash: Hex): ReadContext {
		return createPinnedContext(this.#runtimes.current.addresses, hash, (query, options) =>
			this.execute(query, options),
		);
	}

	/** The block `at`, and the runtime of its state. */
	async runtimeAt(
		at: Hex,
		{ signal }: ReadOptions = {},
	): Promise<{ readonly block: BlockRef; readonly runtime: BoundRuntime }> {
		let runtime = this.#runtimes.current;
		// The query starts again with another runtime if the block has one.
		const query = (bound: BoundRuntime) => {
			runtime = bound;
			return readBlockRef();
		};
		const block = await this.#runtimes.execute(query, { at, signal, transport: this.#transport });
		return { block, runtime };
	}

	/** Number of the block `hash`; `null` if the node does not have it. */
	async numberOf(hash: Hex, { signal }: ReadOptions = {}): Promise<number | null> {
		const header = await this.#transport.request("chain_getHeader", [hash], signal);
		return header === null ? null : readHeader(header).number;
	}

	async newest(options: ReadOptions = {}): Promise<number> {
		const hash = await this.#head(options.signal);
		return (await this.numberOf(hash, options)) ?? throwNotFound(hash);
	}

	async transactionHashes(at: Hex, { signal }: ReadOptions = {}): Promise<readonly Hex[]> {
		const response = await this.#transport.request("chain_getBlock", [at], signal);
		const { block } = (response ?? throwNotFound(at)) as { readonly block?: { readonly extrinsics?: unknown } };
		const extrinsics = block?.extrinsics;
		if (!Array.isArray(extrinsics))
			throw new PhalaError("DECODE_FAILED", `Cannot decode the block ${at}.`, { what: "block", bytes: at });
		return extrinsics.map((bytes: Hex) => toHex(blake2b(fromHex(bytes), 32)));
	}

	async hashesOf(numbers: readonly number[], options: ReadOptions = {}): Promise<readonly Hex[]> {
		if (numbers.length > 1 && this.#acceptsLists) {
			const response = await this.#transport.request(BLOCK_HASH_METHOD, [numbers], options.signal);
			if (Array.isArray(response) && response.length === numbers.length)
				return numbers.map((number, i) => parseHash(response[i], number));
			this.#acceptsLists = false;
		}
		return Promise.all(
			numbers.map(async (number) =>
				parseHash(await this.#transport.request(BLOCK_HASH_METHOD, [number], options.signal), number),
			),
		);
	}
}

function parseHash(response: unknown, number: number): Hex {
	return response === null ? throwNotFound(number) : readHash(BLOCK_HASH_METHOD, response);
}

function throwNotFound(block: string | number): never {
	throw notFound("block", block);
}
