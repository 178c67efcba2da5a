import type { Observable } from "rxjs";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { StakePoolField } from "../chain/model/stake-pool.ts";
import type { WorkerState } from "../chain/model/worker.ts";
import type { Hex } from "../codec/hex.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import { type LiveRow, liveRow } from "../live/collection-source.ts";
import { isRowError, type RowError } from "../query/row-result.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import { type BulkOptions, readInChunks } from "./read-in-chunks.ts";
import { requirePoolWorkers } from "./require.ts";
import { parsePid } from "./validate.ts";

/** What one block changed among workers; the whole set is in `all`, by public key. @public */
export type WorkersChange = CollectionChange<string, WorkerState>;

/** Which workers are followed. @public */
export interface WorkersWatch {
	/** Only workers of these stake pools; of all, and of those that will be created, when left out. */
	readonly pids?: readonly (number | bigint)[] | undefined;
}

/** Workers that are read in one part. */
const CHUNK_SIZE = 400;

/**
 * All workers that are registered, as they are at one block, to be read only.
 *
 * @remarks Source: `phalaRegistry.workers`, with `phalaMining` (generation 1) or `phalaComputation` (generation 2)
 * @public
 */
export class WorkersView {
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
		const of = parsePid(pid);
		return this.#context.read((reads) => requirePoolWorkers(reads, of), options);
	}

	/**
	 * Workers one by one, in the order of their keys in storage, all of the block that was newest at the first step.
	 *
	 * - The first ones come before the last are read; of the others only the keys are held
	 * - Operator and stake bounds are worked out when they are looked at
	 *
	 * @param filter - which ones; all when left out
	 * @param options - `onProgress`, `onFault`, `signal`
	 * @throws {@link PhalaError} `DECODE_FAILED` at the end, without `onFault`; what the transport throws
	 */
	async *all(
		filter?: (worker: WorkerState) => boolean,
		options: BulkOptions = {},
	): AsyncGenerator<WorkerState, void, undefined> {
		const block = await this.#context.pin(options);
		const keys = await block.read((reads) => reads.workerKeys(), options);
		const part = (some: readonly Hex[], ends: ReadOptions) => block.read((reads) => reads.workerRows(some), ends);
		for await (const worker of readInChunks<Hex, WorkerState>(keys, CHUNK_SIZE, part, options)) {
			if (!filter || filter(worker)) yield worker;
		}
	}

	/**
	 * Workers as a list, in no particular order.
	 *
	 * @param filter - which ones; all when left out
	 * @param options - as of {@link WorkersView.all}
	 * @throws {@link PhalaError} as {@link WorkersView.all}
	 */
	async list(filter?: (worker: WorkerState) => boolean, options?: BulkOptions): Promise<readonly WorkerState[]> {
		const workers: WorkerState[] = [];
		for await (const worker of this.all(filter, options)) workers.push(worker);
		return workers;
	}
}

/**
 * All workers that are registered, once and live. Every answer is of one block.
 *
 * @remarks Source: `phalaRegistry.workers`, with `phalaMining` (generation 1) or `phalaComputation` (generation 2)
 * @public
 */
export class Workers extends WorkersView {
	readonly #context: EntityContext;

	/** @internal */
	constructor(context: EntityContext) {
		super(context);
		this.#context = context;
	}

	/**
	 * Workers of stake pools as a set that follows the chain: first all of them as `added`, then one change per block that changed
	 * something, all of it of that block.
	 *
	 * - Workers appear when they are added to a pool, and are gone when they are taken out of it
	 * - Otherwise as {@link StakePools.watch$}
	 *
	 * @param filter - which ones; all when left out
	 * @param options - `pids`
	 * @returns completes when the client closes
	 * @throws {@link PhalaError} `INVALID_PID`
	 */
	watch$(filter?: (worker: WorkerState) => boolean, options: WorkersWatch = {}): Observable<WorkersChange> {
		const pids = options.pids?.map(parsePid);
		return this.#context.watchCollection<string, WorkerState>(
			`workers/${pids?.join() ?? "all"}`,
			{ ids: (reads) => readWorkerKeys(reads, pids), row: (reads, key) => readWorkerRow(reads, key as Hex) },
			{ filter, idOf: ({ publicKey }) => publicKey },
		);
	}
}

/** Keys of the workers in those pools; pools that are not there have none. */
function* readWorkerKeys(reads: ChainReads, some: readonly number[] | undefined): StorageQuery<readonly Hex[]> {
	const pids = some ?? Array.from({ length: yield* reads.poolCount() }, (_, pid) => pid);
	const rows = yield* reads.stakePoolRows(pids, new Set<StakePoolField>(["workers"]));
	return rows.flatMap((row) => (row === null || isRowError(row) ? [] : (row.workers as readonly Hex[])));
}

function* readWorkerRow(reads: ChainReads, publicKey: Hex): StorageQuery<LiveRow<WorkerState> | RowError | null> {
	const [row = null] = yield* reads.workerRows([publicKey]);
	return liveRow(row);
}
