import type { Observable } from "rxjs";
import type { AccountLike } from "../chain/addresses.ts";
import type { WorkerField, WorkerState } from "../chain/model/worker.ts";
import type { Hex } from "../codec/hex.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import { collectRows } from "./collect-rows.ts";
import {
	type AllFields,
	parseSelection,
	parseWhere,
	type SomeFields,
	type WorkerQuery,
	type WorkerWatchQuery,
} from "./collection-query.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import { requirePoolWorkers } from "./require.ts";
import { parsePid } from "./validate.ts";

const WORKER_FIELDS: ReadonlySet<WorkerField> = new Set(
	Object.keys({
		operator: true,
		confidenceLevel: true,
		initialScore: true,
		cores: true,
		pid: true,
		state: true,
		stake: true,
		ve: true,
		v: true,
		instantScore: true,
		totalReward: true,
		coolDownEndsAt: true,
		stakeBounds: true,
	} satisfies Record<WorkerField, true>) as WorkerField[],
);

/**
 * All registered workers as they are at one block, read only.
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
	 * Workers of an operator, in or out of pools. Shorthand for `list({ operator })`.
	 *
	 * @param operator - ss58 or hex, or an object with an address of any network
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`, and the transport's errors
	 */
	async ofOperator(operator: AccountLike, options?: ReadOptions): Promise<readonly WorkerState[]> {
		return this.list({ ...options, operator });
	}

	/**
	 * Workers of a stake pool, in the chain's order. The same as {@link StakePoolView.workers}.
	 *
	 * @throws PhalaError `INVALID_PID`, `NOT_FOUND`, `WRONG_POOL_KIND`, and the transport's errors
	 */
	async ofPool(pid: number | bigint, options?: ReadOptions): Promise<readonly WorkerState[]> {
		const poolId = parsePid(pid);
		return this.#context.read((reads) => requirePoolWorkers(reads, poolId), options);
	}

	/**
	 * The workers one by one, each with `publicKey`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `WorkersView.all` without `fields`
	 * @throws PhalaError as `WorkersView.all`
	 */
	all<F extends WorkerField>(
		query: WorkerQuery<Pick<WorkerState, F | "publicKey" | "block">> & SomeFields<F>,
	): AsyncGenerator<Pick<WorkerState, F | "publicKey" | "block">, void, undefined>;
	/**
	 * Workers one by one, all of the block that is newest at the first step: in the order of their keys in storage, or with `pids` pool by
	 * pool in the chain's order.
	 *
	 * - Streams: the first workers come before the last are read; of the others only the keys are held
	 * - With `pids` only workers of those pools are read; `limit` without `orderBy` stops early
	 * - `fields` reduces the values returned, not the transfer
	 *
	 * @param query - `pids`, `operator`, `where`, `fields`, `orderBy`, `offset`, `limit`, `signal`, `onProgress`, `onRowError`
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`; `DECODE_FAILED` at the end, without
	 * `onRowError`; the transport's errors
	 */
	all(query?: WorkerQuery<WorkerState> & AllFields): AsyncGenerator<WorkerState, void, undefined>;
	async *all(query: object = {}): AsyncGenerator<WorkerState, void, undefined> {
		const selection = parseSelection(query, this.#context.addresses, WORKER_FIELDS);
		const { readWorkerRows } = await import("./rows/worker-rows.ts").catch(throwNotLoaded);
		yield* readWorkerRows(this.#context, selection, query);
	}

	/**
	 * The workers as a list, each with `publicKey`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `WorkersView.list` without `fields`
	 * @throws PhalaError as `WorkersView.list`
	 */
	list<F extends WorkerField>(
		query: WorkerQuery<Pick<WorkerState, F | "publicKey" | "block">> & SomeFields<F>,
	): Promise<readonly Pick<WorkerState, F | "publicKey" | "block">[]>;
	/**
	 * Workers as a list, in the order of `WorkersView.all` or by `orderBy`, all of one block.
	 *
	 * @param query - as for `WorkersView.all`
	 * @throws PhalaError as `WorkersView.all`
	 */
	list(query?: WorkerQuery<WorkerState> & AllFields): Promise<readonly WorkerState[]>;
	list(query: object = {}): Promise<readonly WorkerState[]> {
		return collectRows(this.all(query));
	}

	/**
	 * Number of registered workers, in or out of pools.
	 *
	 * @throws PhalaError the transport's errors
	 */
	async count(options?: ReadOptions): Promise<number> {
		return (await this.#context.read((reads) => reads.workerKeys(), options)).length;
	}
}

/**
 * All registered workers, once and live. Each result is of one block.
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
	 * The workers as a set that follows the chain, each with `publicKey`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `Workers.watch$` without `fields`
	 * @throws PhalaError as `Workers.watch$`
	 */
	watch$<F extends WorkerField>(
		query: WorkerWatchQuery<Pick<WorkerState, F | "publicKey" | "block">> & SomeFields<F>,
	): Observable<CollectionChange<Hex, Pick<WorkerState, F | "publicKey" | "block">>>;
	/**
	 * Workers of stake pools as a set that follows the chain: all of them as `added` in the first change, then one change per block that
	 * changed something, with values of that block.
	 *
	 * - A worker is added with its pool membership and removed when it leaves its pool
	 * - Otherwise as `StakePools.watch$`
	 *
	 * @param query - `pids`, `operator`, `where`, `fields`
	 * @returns completes when the client closes
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	watch$(query?: WorkerWatchQuery<WorkerState> & AllFields): Observable<CollectionChange<Hex, WorkerState>>;
	watch$(query: object = {}): Observable<CollectionChange<Hex, WorkerState>> {
		const selection = parseSelection(query, this.#context.addresses, WORKER_FIELDS);
		const filter = parseWhere<WorkerState>(query);
		return this.#context.watchCollection<Hex, WorkerState>(
			`workers/${selection.key}`,
			async () => (await import("./rows/worker-rows.ts").catch(throwNotLoaded)).workerSource(selection),
			{ filter, idOf: ({ publicKey }) => publicKey as Hex },
		);
	}
}
