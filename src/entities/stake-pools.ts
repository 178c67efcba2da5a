import type { Observable } from "rxjs";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { StakePoolField, StakePoolRow, StakePoolState } from "../chain/model/stake-pool.ts";
import { STAKE_POOL_FIELDS, STATE_FIELDS } from "../chain/stake-pool-fields.ts";
import { isPhalaError } from "../errors/error.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import { isRowError } from "../query/row-result.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import {
	type AllFields,
	type PoolQuery,
	type PoolWatchQuery,
	parseCollectionQuery,
	parseSelection,
	parseWhere,
	type Selection,
	type SomeFields,
} from "./collection-query.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import { pickFields, readCollection } from "./read-collection.ts";

const CHUNK_SIZE = 200;
const OWNER: ReadonlySet<StakePoolField> = new Set<StakePoolField>(["owner"]);

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
		const source = {
			chunkSize: CHUNK_SIZE,
			ids: (reads: ChainReads) => readPids(reads, selection),
			rows: (reads: ChainReads, pids: readonly number[]) => readRows(reads, pids, selection.fields),
		};
		const parsed = parseCollectionQuery<StakePoolRow>(query, selection.fields, "pid");
		yield* readCollection<number, StakePoolRow>(this.#context, source, parsed);
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
	async list(query: object = {}): Promise<readonly StakePoolState[]> {
		const pools: StakePoolState[] = [];
		for await (const pool of this.all(query)) pools.push(pool);
		return Object.freeze(pools);
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
		const { fields } = selection;
		const filter = parseWhere<StakePoolRow>(query);
		// A pool expires by time, without a change in storage: after its critical time, which is read even if not requested.
		const isTimed = fields.has("isExpired");
		const fieldsToRead = isTimed ? new Set<StakePoolField>([...fields, "criticalAt"]) : fields;
		const returned = new Set<string>([...fields, "pid", "block"]);
		return this.#context.watchCollection<number, StakePoolRow>(
			`stakePools/${selection.key}`,
			{
				ids: (reads) => readPids(reads, selection),
				*row(reads, pid) {
					const [row = null] = yield* readRows(reads, [pid], fieldsToRead);
					if (row === null || isRowError(row)) return row;
					if (!isTimed) return { row };
					return { row: fields.has("criticalAt") ? row : pickFields(row, returned), wakesAt: expiryTime(row) };
				},
			},
			{ filter, idOf: ({ pid }) => pid },
		);
	}
}

/** The second after a pool's critical time, when it becomes expired; `null` if time alone changes nothing. */
export function expiryTime(pool: Pick<StakePoolState, "isExpired" | "criticalAt">): number | null {
	return !pool.isExpired && pool.criticalAt !== null ? pool.criticalAt + 1 : null;
}

/** Ids of the pools to read; of vaults too, which {@link readRows} skips, unless an owner is given. */
function* readPids(reads: ChainReads, { pids, account: owner }: Selection<unknown>): StorageQuery<readonly number[]> {
	const candidates = pids ?? Array.from({ length: yield* reads.poolCount() }, (_, pid) => pid);
	if (owner === null) return candidates;
	const rows = yield* readRows(reads, candidates, OWNER);
	return candidates.filter((_, i) => {
		const row = rows[i] ?? null;
		// An undecodable pool may be the owner's: it is reported when its row is read.
		return row !== null && (isRowError(row) || row.owner === owner);
	});
}

/** Rows of stake pools; `null` for vaults, whose pids are of the same sequence. */
function* readRows(reads: ChainReads, pids: readonly number[], fields: ReadonlySet<StakePoolField>) {
	const rows = yield* reads.stakePoolRows(pids, fields);
	return rows.map((row) => (isRowError(row) && isPhalaError(row.error, "WRONG_POOL_KIND") ? null : row));
}
