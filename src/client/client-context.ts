import type { ApiPromise } from "@polkadot/api";
import type { BoundRuntime } from "../chain/bound-runtime.ts";
import type { ChainReads, ChainWrites, OperationResult, PoolReads, WritesModule } from "../chain/chain-adapter.ts";
import type { Generation } from "../chain/model/network.ts";
import type { Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { EntityContext, ReadContext, ReadOptions } from "../entities/entity-context.ts";
import type { HistoricalChainReader } from "../entities/history/historical-chain.ts";
import { createPinnedContext } from "../entities/pinned-context.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { Finality } from "../live/block-feed.ts";
import type { ClientStreams } from "../live/client-streams.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import type { CollectionSource } from "../live/collection-source.ts";
import type { RowFilter } from "../live/filter-changes.ts";
import { Plan } from "../plan/plan.ts";
import type { PlanContext, PlanSession } from "../plan/plan-context.ts";
import type { BlockHeader } from "../query/block-header.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { ExecuteOptions } from "../query/execute-query.ts";
import type { RuntimeRegistry } from "../query/runtime-registry.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { readBlockRef } from "../query/storage-value.ts";
import { readHash } from "../query/storage-values.ts";
import { onAbort, whenAborted } from "../rpc/abort.ts";
import type { Connection } from "../rpc/connection.ts";
import { Observable } from "../rpc/rxjs.ts";
import { closed } from "../rpc/transport-errors.ts";
import type { ResolvedOptions } from "./options.ts";
import type { PolkadotApi } from "./polkadot-api.ts";

/** Dependencies of one client, shared by all of its handles. */
export class ClientContext implements EntityContext {
	readonly connection: Connection;
	readonly genesisHash: Hex;
	readonly #runtimes: RuntimeRegistry<BoundRuntime>;
	readonly #options: ResolvedOptions;
	#api: PolkadotApi | undefined;
	#streams: ClientStreams | undefined;
	/** Block feeds, shared by all that follow them. */
	readonly #feeds: Partial<Record<Finality, Observable<BlockHeader>>> = {};
	#historicalChain: HistoricalChainReader | undefined;
	/** Shared by all plans. */
	readonly session: PlanSession = {};
	readonly #closing = new AbortController();
	readonly #closed$ = whenAborted(this.#closing.signal);

	constructor(
		connection: Connection,
		runtimes: RuntimeRegistry<BoundRuntime>,
		genesisHash: Hex,
		options: ResolvedOptions,
	) {
		this.connection = connection;
		this.genesisHash = genesisHash;
		this.#runtimes = runtimes;
		this.#options = options;
	}

	/** The newest runtime seen. */
	get runtime(): BoundRuntime {
		return this.#runtimes.current;
	}

	get generation() {
		return this.runtime.generation;
	}

	get addresses() {
		return this.runtime.addresses;
	}

	/** Block headers: best or finalized, by the client's option. */
	get header$(): Observable<BlockHeader> {
		return this.#followHeaders(this.#options.finality);
	}

	/** The newest block with its time, replayed: one query per header, while subscribed. */
	get head$(): Observable<BlockRef> {
		return this.#stream((streams) => streams.head$);
	}

	/** The newest block with its time. */
	head(options: ReadOptions = {}): Promise<BlockRef> {
		return this.readPool(readBlockRef, options);
	}

	async readPool<T>(query: (reads: PoolReads) => StorageQuery<T>, options: ReadOptions = {}): Promise<T> {
		return this.#runtimes.execute(({ poolReads }) => query(poolReads), await this.#atNewestBlock(options));
	}

	async read<T>(query: (reads: ChainReads) => StorageQuery<T>, options: ReadOptions = {}): Promise<T> {
		return this.#execute(query, await this.#atNewestBlock(options));
	}

	async pin({ signal }: ReadOptions = {}): Promise<ReadContext> {
		const hash = await this.newestHash(signal);
		return createPinnedContext(this.addresses, hash, (query, options) => this.#execute(query, options));
	}

	/** Hash of the newest block: best or finalized, by the client's option. */
	newestHash(signal?: AbortSignal): Promise<Hex> {
		return this.readBlockHash(this.#options.finality, signal);
	}

	/** Hash of the newest best or finalized block. */
	async readBlockHash(finality: Finality, signal?: AbortSignal): Promise<Hex> {
		const method = finality === "best" ? "chain_getBlockHash" : "chain_getFinalizedHead";
		return readHash(method, await this.connection.request(method, [], signal));
	}

	async historicalChain(): Promise<HistoricalChainReader> {
		const { HistoricalChainReader } = await import("../entities/history/historical-chain.ts").catch(throwNotLoaded);
		const newestHash = (signal?: AbortSignal) => this.newestHash(signal);
		this.#historicalChain ??= new HistoricalChainReader(this.connection, this.#runtimes, newestHash);
		return this.#historicalChain;
	}

	/** `@polkadot/api` on the client's connection, as {@link PolkadotApi} creates it. */
	async api(): Promise<ApiPromise> {
		return (await this.#loadApi()).get();
	}

	watch<T>(key: string, query: (reads: ChainReads) => StorageQuery<T>): Observable<T> {
		return this.#stream((streams) => streams.watch(key, query));
	}

	watchByKeys<T extends object>(key: string, query: (reads: ChainReads) => StorageQuery<T>): Observable<T> {
		return this.#stream((streams) => streams.watchByKeys(key, query));
	}

	watchEach<T>(key: string, query: (reads: ChainReads) => StorageQuery<readonly T[]>): Observable<T> {
		return this.#stream((streams) => streams.watchEach(key, query));
	}

	watchCollection<Id, Row extends object>(
		key: string,
		loadSource: () => Promise<CollectionSource<Id, Row>>,
		filter: RowFilter<Id, Row>,
	): Observable<CollectionChange<Id, Row>> {
		return this.#stream((streams) =>
			this.loadStream(async () => streams.watchCollection(key, await loadSource(), filter)),
		);
	}

	plan<W extends keyof ChainWrites>(
		write: W,
		args: Parameters<ChainWrites[W]>,
		account?: Hex,
	): Plan<OperationResult<ChainWrites[W]>> {
		const { runtime } = this;
		const assertSupported: ((...args: Parameters<ChainWrites[W]>) => void) | undefined = runtime.unsupported[write];
		assertSupported?.(...args);
		const createOperation = async (chain: WritesModule) => {
			const create = (await chain.loadWrite(write)) as (
				...args: Parameters<ChainWrites[W]>
			) => Operation<OperationResult<ChainWrites[W]>>;
			return { ...create(...args), write: { name: write, args } };
		};
		return new Plan(this.planContext(), createOperation, account ?? null);
	}

	/** Dependencies of a transaction in a block, with the runtime that made the block. */
	async planContextOf(block: Hex): Promise<PlanContext> {
		const { bindRuntimeOf } = await import("../plan/plan-code.ts").catch(throwNotLoaded);
		return this.planContext(await bindRuntimeOf(this.#runtimes, block));
	}

	/**
	 * Dependencies of a plan, which binds the chain's runtime on its first use and keeps it.
	 *
	 * @param bound - a runtime that is bound already
	 */
	planContext(bound?: BoundRuntime): PlanContext {
		const { genesisHash } = this;
		const { generation, addresses } = bound ?? this.runtime;
		let { specVersion } = bound ?? this.runtime;
		let binding = bound && Promise.resolve(bound);
		const bind = async () => {
			binding ??= this.#bindPlanRuntime(generation);
			try {
				const runtime = await binding;
				specVersion = runtime.specVersion;
				return runtime;
			} catch (error) {
				binding = undefined;
				throw error;
			}
		};
		return {
			generation,
			get network() {
				return { specVersion, genesisHash };
			},
			addresses,
			loadWrites: async () => (await bind()).loadWrites(),
			loadRuntime: bind,
			execute: (query, { at }) => this.#runtimes.executeBound(query, { at, specVersion }),
			api: async () => (await this.#loadApi()).ofRuntime(specVersion),
			rpc: this.connection,
			head$: this.header$,
			finalizedHead$: this.#followHeaders("finalized"),
			session: this.session,
			closed$: this.#closed$,
		};
	}

	/** Completes streams, rejects pending calls with `CLOSED`, and closes the connection if the SDK opened it. */
	async close(): Promise<void> {
		if (this.#closing.signal.aborted) return;
		this.#closing.abort(closed("the call"));
		this.#api?.close();
		await this.connection.close();
	}

	/** A stream whose code is loaded by each subscription; completes if the client closes meanwhile. */
	loadStream<T>(load: () => Promise<Observable<T>>): Observable<T> {
		return new Observable((observer) => {
			const wasClosed = this.#closing.signal.aborted;
			const stopWaiting = onAbort(this.#closing.signal, () => observer.complete());
			load()
				.finally(stopWaiting)
				.then((stream$) => {
					// The client may have closed since the code was loaded.
					if (!wasClosed && this.#closing.signal.aborted) observer.complete();
					else if (!observer.closed) stream$.subscribe(observer);
				})
				.catch((error: unknown) => observer.error(error));
			return stopWaiting;
		});
	}

	/** A stream of the client. Code of streams is loaded by the first subscription: many pages have none. */
	#stream<T>(select: (streams: ClientStreams) => Observable<T>): Observable<T> {
		return new Observable((observer) => {
			if (this.#streams) return select(this.#streams).subscribe(observer);
			if (this.#closing.signal.aborted) return observer.error(closed("the subscription"));
			return this.loadStream(async () => select(await this.#loadStreams())).subscribe(observer);
		});
	}

	async #loadStreams(): Promise<ClientStreams> {
		const [{ ClientStreams }, feed] = await Promise.all([
			import("../live/client-streams.ts").catch(throwNotLoaded),
			this.#loadFeed(this.#options.finality),
		]);
		this.#streams ??= new ClientStreams(this.connection, this.#runtimes, feed, this.#options, this.#closing.signal);
		return this.#streams;
	}

	#followHeaders(finality: Finality): Observable<BlockHeader> {
		return new Observable((observer) => {
			const feed = this.#feeds[finality];
			if (feed) return feed.subscribe(observer);
			if (this.#closing.signal.aborted) return observer.error(closed("the subscription"));
			return this.loadStream(() => this.#loadFeed(finality)).subscribe(observer);
		});
	}

	/** A block feed. Plans follow it without the code of streams. */
	async #loadFeed(finality: Finality): Promise<Observable<BlockHeader>> {
		const { blockFeed, GRACE_MS } = await import("../live/block-feed.ts").catch(throwNotLoaded);
		this.#feeds[finality] ??= blockFeed(this.connection, finality, GRACE_MS);
		return this.#feeds[finality];
	}

	#execute<T>(query: (reads: ChainReads) => StorageQuery<T>, options: ExecuteOptions): Promise<T> {
		return this.#runtimes.execute(async (runtime) => query(await runtime.loadReads()), options);
	}

	/** Options of a query at the newest block; `null` is the best one, whose hash comes with the first response. */
	async #atNewestBlock(options: ReadOptions): Promise<ExecuteOptions> {
		const { signal } = parseOptions(options);
		return { at: this.#options.finality === "best" ? null : await this.newestHash(signal), signal };
	}

	async #loadApi(): Promise<PolkadotApi> {
		const { PolkadotApi } = await import("./polkadot-api.ts").catch(throwNotLoaded);
		this.#api ??= new PolkadotApi(this.connection);
		return this.#api;
	}

	/** The chain's runtime, bound by its own metadata: nothing is written that metadata has not confirmed. */
	async #bindPlanRuntime(generation: Generation): Promise<BoundRuntime> {
		const { bindPlanRuntime } = await import("../plan/plan-code.ts").catch(throwNotLoaded);
		return bindPlanRuntime(this.connection, this.#runtimes, this.#closing.signal, {
			generation,
			genesisHash: this.genesisHash,
		});
	}
}
