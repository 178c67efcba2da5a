import type { Observable } from "rxjs";
import type { StakePoolField, StakePoolRow, StakePoolState } from "../chain/model/stake-pool.ts";
import { STAKE_POOL_FIELDS, STATE_FIELDS } from "../chain/stake-pool-fields.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import { collectRows } from "./collect-rows.ts";
import {
	type AllFields,
	type PoolQuery,
	type PoolWatchQuery,
	parseSelection,
	parseWhere,
	type SomeFields,
} from "./collection-query.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";

/**
 * All stake pools as they are at one block, read only. Vaults are not among them.
 *
 * @remarks Source: `phalaStakePool.stakePools` (generation 1), `phalaBasePool.pools` (generation 2)
 * @public
 */
export class StakePoolsView {
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext) {
		this.#context = context;
	}

	/**
	 * The pools one by one, each with `pid`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `StakePoolsView.all` without `fields`
	 * @throws PhalaError as `StakePoolsView.all`
	 */
	all<F extends StakePoolField>(
		query: PoolQuery<Pick<StakePoolRow, F | "pid" | "block">> & SomeFields<F>,
	): AsyncGenerator<Pick<StakePoolRow, F | "pid" | "block">, void, undefined>;
	/**
	 * The pools one by one, by ascending pid, all of the block that is newest at the first step.
	 *
	 * - Streams: the first pools come before the last are read, and memory does not grow with their number
	 * - With `pids` only those pools are read; with `owner` only the owners of the others; `limit` without `orderBy` stops early
	 *
	 * @param query - `pids`, `owner`, `where`, `fields`, `orderBy`, `offset`, `limit`, `signal`, `onProgress`, `onRowError`
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`; `DECODE_FAILED` at the end, without
	 * `onRowError`; the transport's errors
	 * @example
	 * ```ts
	 * for await (const pool of phala.stakePools.all({ fields: ["totalStake", "sessions"] })) {
	 * 	console.log(pool.pid, pool.totalStake, pool.sessions.length);
	 * }
	 * ```
	 */
	all(query?: PoolQuery<StakePoolState> & AllFields): AsyncGenerator<StakePoolState, void, undefined>;
	async *all(query: object = {}): AsyncGenerator<StakePoolRow, void, undefined> {
		const selection = parseSelection(query, this.#context.addresses, STAKE_POOL_FIELDS, STATE_FIELDS);
		const { readStakePoolRows } = await import("./rows/stake-pool-rows.ts").catch(throwNotLoaded);
		yield* readStakePoolRows(this.#context, selection, query);
	}

	/**
	 * The pools as a list, each with `pid`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `StakePoolsView.list` without `fields`
	 * @throws PhalaError as `StakePoolsView.list`
	 */
	list<F extends StakePoolField>(
		query: PoolQuery<Pick<StakePoolRow, F | "pid" | "block">> & SomeFields<F>,
	): Promise<readonly Pick<StakePoolRow, F | "pid" | "block">[]>;
	/**
	 * The pools as a list, by ascending pid or by `orderBy`, all of one block.
	 *
	 * @param query - as for `StakePoolsView.all`
	 * @throws PhalaError as `StakePoolsView.all`
	 * @example
	 * ```ts
	 * const mine = await phala.stakePools.list({ owner: wallet.address });
	 * const largest = await phala.stakePools.list({
	 * 	fields: ["totalStake", "commissionPpm"],
	 * 	orderBy: { field: "totalStake", direction: "desc" },
	 * 	limit: 10,
	 * });
	 * ```
	 */
	list(query?: PoolQuery<StakePoolState> & AllFields): Promise<readonly StakePoolState[]>;
	list(query: object = {}): Promise<readonly StakePoolState[]> {
		return collectRows(this.all(query));
	}

	/**
	 * Number of stake pools.
	 *
	 * @throws PhalaError the transport's errors
	 */
	async count(options?: ReadOptions): Promise<number> {
		return (await this.#context.read((reads) => reads.stakePoolIds(), options)).length;
	}
}

/**
 * All stake pools, once and live. Each result is of one block. Vaults are not among them.
 *
 * @remarks Source: `phalaStakePool.stakePools` (generation 1), `phalaBasePool.pools` (generation 2)
 * @public
 */
export class StakePools extends StakePoolsView {
	readonly #context: EntityContext;

	/** @internal */
	constructor(context: EntityContext) {
		super(context);
		this.#context = context;
	}

	/**
	 * The pools as a set that follows the chain, each with `pid`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `StakePools.watch$` without `fields`
	 * @throws PhalaError as `StakePools.watch$`
	 */
	watch$<F extends StakePoolField>(
		query: PoolWatchQuery<Pick<StakePoolRow, F | "pid" | "block">> & SomeFields<F>,
	): Observable<CollectionChange<number, Pick<StakePoolRow, F | "pid" | "block">>>;
	/**
	 * The pools as a set that follows the chain: all of them as `added` in the first change, then one change per block that changed
	 * something, with values of that block.
	 *
	 * - One storage subscription per 999 keys; only pools whose keys changed are read again
	 * - Includes pools created later; correct across reorganisations and lost connections
	 * - A pool that begins to match is added, one that no longer matches is removed
	 * - Subscribers with the same pids, owner and fields share one set
	 *
	 * @param query - `pids`, `owner`, `where`, `fields`
	 * @returns completes when the client closes
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @example
	 * ```ts
	 * const open$ = phala.stakePools.watch$({ where: (pool) => pool.delegable === null || pool.delegable > 0n });
	 * const subscription = open$.subscribe(({ block, added, changed, removed, all }) => {
	 * 	console.log(block.number, added.length, changed.length, removed.length, all.size);
	 * });
	 * subscription.unsubscribe();
	 * ```
	 */
	watch$(query?: PoolWatchQuery<StakePoolState> & AllFields): Observable<CollectionChange<number, StakePoolState>>;
	watch$(query: object = {}): Observable<CollectionChange<number, StakePoolRow>> {
		const selection = parseSelection(query, this.#context.addresses, STAKE_POOL_FIELDS, STATE_FIELDS);
		const filter = parseWhere<StakePoolRow>(query);
		return this.#context.watchCollection<number, StakePoolRow>(
			`stakePools/${selection.key}`,
			async () => (await import("./rows/stake-pool-rows.ts").catch(throwNotLoaded)).stakePoolSource(selection),
			{ filter, idOf: ({ pid }) => pid },
		);
	}
}
