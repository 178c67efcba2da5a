import type { ApiPromise } from "@polkadot/api";
import { Observable } from "rxjs";
import type { BoundRuntime } from "../chain/bind-runtime.ts";
import type { ChainReads, ChainWrites, Operation } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import type { EntityContext, ReadContext, ReadOptions } from "../entities/entity-context.ts";
import type { Past } from "../entities/history/historical-chain.ts";
import type { Streams } from "../live/client-streams.ts";
import type { RowsChange } from "../live/collection-change.ts";
import type { RowSource } from "../live/collection-source.ts";
import type { Wanted } from "../live/filter-changes.ts";
import { Nonces } from "../plan/nonce-manager.ts";
import { offered } from "../plan/offered.ts";
import { type OperationSource, Plan } from "../plan/plan.ts";
import type { PlanContext } from "../plan/plan-context.ts";
import type { Head } from "../query/block-header.ts";
import type { Snapshots } from "../query/runtime-registry.ts";
import type { Read } from "../query/storage-query.ts";
import { readHash } from "../query/storage-values.ts";
import { whenAborted } from "../rpc/abort.ts";
import type { Connection } from "../rpc/connection.ts";
import { closed } from "../rpc/transport-errors.ts";
import type { Settings } from "./options.ts";
import type { LazyApi } from "./polkadot-api.ts";

/** What is loaded when it is first wanted, once it is: from then on there is nothing to wait for. */
let late: typeof import("../entities/late.ts") | undefined;
const loaded = async () => {
	late ??= await import("../entities/late.ts");
	return late;
};

/** The parts of one client, put together: what its handles hold on to. */
export class Core implements EntityContext {
	readonly connection: Connection;
	readonly genesisHash: string;
	/** The client's one feed of blocks. */
	readonly head$: Observable<Head> = this.#streamed(({ head$ }) => head$);
	readonly #snapshots: Snapshots<BoundRuntime>;
	readonly #settings: Settings;
	#api: LazyApi | undefined;
	#past: Past | undefined;
	#made: Streams | undefined;
	readonly #nonces = new Nonces();
	readonly #closing = new AbortController();
	readonly #closed$ = whenAborted(this.#closing.signal);

	constructor(connection: Connection, snapshots: Snapshots<BoundRuntime>, genesisHash: string, settings: Settings) {
		this.connection = connection;
		this.genesisHash = genesisHash;
		this.#snapshots = snapshots;
		this.#settings = settings;
	}

	/** The newest runtime that was seen. */
	get runtime(): BoundRuntime {
		return this.#snapshots.current;
	}

	get generation() {
		return this.runtime.generation;
	}

	get addresses() {
		return this.runtime.addresses;
	}

	async read<T>(make: (reads: ChainReads) => Read<T>, options: ReadOptions = {}): Promise<T> {
		return this.readAt(await this.#newest(options.signal), make, options);
	}

	/** One read at the block `hash`, frozen; `null`: the best one. */
	readAt<T>(hash: Hex | null, make: (reads: ChainReads) => Read<T>, { signal }: ReadOptions = {}): Promise<T> {
		return this.#snapshots.read(({ reads }) => make(reads), hash, signal);
	}

	async pin({ signal }: ReadOptions = {}): Promise<ReadContext> {
		return this.at(await this.head(signal));
	}

	/** Reads at one block, known by its hash. */
	at(hash: Hex): ReadContext {
		const context: ReadContext = {
			addresses: this.addresses,
			read: (make, options) => this.readAt(hash, make, options),
			pin: async () => context,
		};
		return context;
	}

	/** Hash of the newest block, best or finalized as the client was told. */
	async head(signal?: AbortSignal): Promise<Hex> {
		const method = this.#settings.finality === "best" ? "chain_getBlockHash" : "chain_getFinalizedHead";
		return readHash(method, await this.connection.request(method, [], signal));
	}

	/** The newest block for a read: the best one tells its hash with the first answer. */
	async #newest(signal?: AbortSignal): Promise<Hex | null> {
		return this.#settings.finality === "best" ? null : this.head(signal);
	}

	/** `@polkadot/api` on the client's connection, as {@link LazyApi} has it. */
	async api(): Promise<ApiPromise> {
		const { LazyApi } = await import("./polkadot-api.ts");
		this.#api ??= new LazyApi(this.connection);
		return this.#api.get();
	}

	async past(): Promise<Past> {
		const { Past } = await loaded();
		this.#past ??= new Past(this.connection, this.#snapshots, (signal) => this.head(signal));
		return this.#past;
	}

	watch<T>(key: string, make: (reads: ChainReads) => Read<T>): Observable<T> {
		return this.#streamed((streams) => streams.watch(key, make));
	}

	watchKeys<T extends object>(key: string, make: (reads: ChainReads) => Read<T>): Observable<T> {
		return this.#streamed((streams) => streams.watchKeys(key, make));
	}

	each<T>(key: string, make: (reads: ChainReads) => Read<readonly T[]>): Observable<T> {
		return this.#streamed((streams) => streams.each(key, make));
	}

	follow<Id, Row extends object>(
		key: string,
		source: RowSource<Id, Row>,
		wanted: Wanted<Id, Row>,
	): Observable<RowsChange<Id, Row>> {
		return this.#streamed((streams) => streams.follow(key, source, wanted));
	}

	/** A stream; what streams need is loaded when somebody listens for the first time: most pages never do. */
	#streamed<T>(of: (streams: Streams) => Observable<T>): Observable<T> {
		return new Observable((observer) => {
			if (late) return of(this.#streams(late)).subscribe(observer);
			const { signal } = this.#closing;
			const wasClosed = signal.aborted;
			let end: (() => void) | undefined;
			const begin = async () => {
				const streams = this.#streams(await loaded());
				if (observer.closed) return;
				if (signal.aborted && !wasClosed) observer.complete();
				else {
					const subscription = of(streams).subscribe(observer);
					end = () => subscription.unsubscribe();
				}
			};
			begin().catch((error: unknown) => observer.error(error));
			return () => end?.();
		});
	}

	#streams({ Streams }: typeof import("../entities/late.ts")): Streams {
		this.#made ??= new Streams(this.connection, this.#snapshots, this.#settings, this.#closing.signal);
		return this.#made;
	}

	plan<R>(make: (writes: ChainWrites) => Operation<R>, author?: Hex): Plan<R> {
		make(offered(this.runtime.refusals));
		const writing = this.#writing();
		return new Plan(this.planContext(), async () => make((await writing()).writes), author ?? null);
	}

	planMany<R>(make: (writes: ChainWrites, reads: ChainReads) => OperationSource<R>, author: Hex): Plan<R> {
		const { refusals, reads } = this.runtime;
		make(offered(refusals), reads);
		const writing = this.#writing();
		const source = async () => {
			const { writes, reads } = await writing();
			return make(writes, reads)();
		};
		return new Plan(this.planContext(), source, author, true);
	}

	/** Loads what writes, for the runtime of this moment: nothing is written that its own metadata did not confirm. */
	#writing(): () => Promise<{ writes: ChainWrites; reads: ChainReads }> {
		const { runtime } = this;
		return async () => {
			const settled = runtime.byMetadata ? runtime : await this.#snapshots.settled(runtime, await this.head());
			const { writes } = await settled.writing();
			return { writes, reads: settled.reads };
		};
	}

	/** What plans need, for the runtime of this moment. */
	planContext(): PlanContext {
		const runtime = this.runtime;
		const { specVersion, ss58Prefix, addresses } = runtime;
		return {
			network: { specVersion, ss58Prefix, genesisHash: this.genesisHash },
			chain: runtime,
			addresses,
			read: async (make, at) => this.#snapshots.readBound(make, specVersion, at ?? (await this.#newest())),
			api: () => this.api(),
			rpc: this.connection,
			head$: this.head$,
			nonces: this.#nonces,
			closed$: this.#closed$,
		};
	}

	/** Ends everything: streams complete, calls that wait fail with `CLOSED`, the connection goes where the SDK made it. */
	async close(): Promise<void> {
		if (this.#closing.signal.aborted) return;
		this.#closing.abort(closed("the call"));
		this.#api?.close();
		await this.connection.close();
	}
}
