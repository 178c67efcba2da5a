import type { Observable } from "rxjs";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { StakePoolField, StakePoolRow, StakePoolState } from "../chain/model/stake-pool.ts";
import { STATE_FIELDS } from "../chain/stake-pool-fields.ts";
import { isPhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import { isRowError } from "../query/row-result.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import { type BulkOptions, readInChunks } from "./read-in-chunks.ts";
import { parsePid } from "./validate.ts";

/** Pools that are read in one part. */
const CHUNK_SIZE = 200;

/** How stake pools are read, and how much of them. @public */
export interface StakePoolsOptions<F extends StakePoolField> extends BulkOptions {
	/**
	 * What is wanted of each pool, besides `pid` and `block`: the fewer, the less there is to transfer. The whole state when left out;
	 * `sessions` has to be asked for.
	 */
	readonly fields?: readonly F[] | undefined;
}

/** What a bulk read tells of a pool. @public */
export type StakePoolFields<F extends StakePoolField> = Pick<StakePoolRow, F | "pid" | "block">;

/** What one block changed among stake pools; the whole set is in `all`, by pid. @public */
export type StakePoolsChange<F extends StakePoolField> = CollectionChange<number, StakePoolFields<F>>;

/** Which stake pools are followed, and how much of them. @public */
export interface StakePoolsWatch<F extends StakePoolField> {
	/** What is wanted of each pool, as of {@link StakePoolsView.all}. */
	readonly fields?: readonly F[] | undefined;
	/** Only these pools; all, and those that will be created, when left out. */
	readonly pids?: readonly (number | bigint)[] | undefined;
}

/**
 * All stake pools as they are at one block, to be read only. Vaults are left out.
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
	 * The pools one by one, by ascending pid, all of the block that was newest at the first step.
	 *
	 * - The first ones come before the last are read; memory does not grow with their number
	 * - Owner, whitelist and description are worked out when they are looked at
	 *
	 * @param filter - which ones; all when left out
	 * @param options - `fields`: what is wanted of each; `onProgress`, `onFault`, `signal`
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`; `DECODE_FAILED` at the end, without `onFault`; what the transport throws
	 * @example
	 * ```ts
	 * for await (const pool of phala.stakePools.all(undefined, { fields: ["totalStake", "sessions"] })) {
	 * 	console.log(pool.pid, pool.totalStake, pool.sessions.length);
	 * }
	 * ```
	 */
	async *all<F extends StakePoolField = keyof StakePoolState & StakePoolField>(
		filter: ((pool: StakePoolFields<F>) => boolean) | undefined = undefined,
		options: StakePoolsOptions<F> = {},
	): AsyncGenerator<StakePoolFields<F>, void, undefined> {
		const fields = parseFields(options.fields);
		const block = await this.#context.pin(options);
		const count = await block.read((reads) => reads.poolCount(), options);
		const pids = Array.from({ length: count }, (_, pid) => pid);
		const part = (some: readonly number[], ends: ReadOptions) =>
			block.read((reads) => readRows(reads, some, fields), ends);
		for await (const pool of readInChunks<number, StakePoolFields<F>>(pids, CHUNK_SIZE, part, options)) {
			if (!filter || filter(pool)) yield pool;
		}
	}

	/**
	 * The pools as a list, by ascending pid.
	 *
	 * @param filter - which ones; all when left out
	 * @param options - as of {@link StakePoolsView.all}
	 * @throws {@link PhalaError} as {@link StakePoolsView.all}
	 */
	async list<F extends StakePoolField = keyof StakePoolState & StakePoolField>(
		filter?: ((pool: StakePoolFields<F>) => boolean) | undefined,
		options?: StakePoolsOptions<F>,
	): Promise<readonly StakePoolFields<F>[]> {
		const pools: StakePoolFields<F>[] = [];
		for await (const pool of this.all(filter, options)) pools.push(pool);
		return pools;
	}

	/**
	 * How many there are.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 */
	async count(options?: ReadOptions): Promise<number> {
		return (await this.#context.read((reads) => reads.stakePoolIds(), options)).length;
	}
}

/**
 * All stake pools, once and live. Every answer is of one block, vaults are left out.
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
	 * The pools as a set that follows the chain: first all of them as `added`, then one change per block that changed something, all
	 * of it of that block.
	 *
	 * - One storage subscription per 999 keys; only pools whose keys changed are read again
	 * - New pools appear by themselves; right across reorganisations and lost connections
	 * - A pool that begins to pass the filter is added, one that no longer does is removed
	 * - Listeners that ask for the same pools and fields share one set
	 *
	 * @param filter - which ones; all when left out
	 * @param options - `fields`, `pids`
	 * @returns completes when the client closes
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `INVALID_PID`
	 * @example
	 * ```ts
	 * const open = phala.stakePools.watch$((pool) => pool.delegable === null || pool.delegable > 0n);
	 * const listener = open.subscribe(({ block, added, changed, removed, all }) => {
	 * 	console.log(block.number, added.length, changed.length, removed.length, all.size);
	 * });
	 * listener.unsubscribe();
	 * ```
	 */
	watch$<F extends StakePoolField = keyof StakePoolState & StakePoolField>(
		filter: ((pool: StakePoolFields<F>) => boolean) | undefined = undefined,
		options: StakePoolsWatch<F> = {},
	): Observable<StakePoolsChange<F>> {
		const fields = parseFields(options.fields);
		const pids = options.pids?.map(parsePid);
		const key = `stakePools/${[...fields].sort().join()}/${pids?.join() ?? "all"}`;
		// A pool expires by time, without a change in storage: after its critical time.
		const queried = fields.has("isExpired") ? new Set<StakePoolField>([...fields, "criticalAt"]) : fields;
		return this.#context.watchCollection<number, StakePoolFields<F>>(
			key,
			{
				ids: (reads) => (pids ? fixedIds(pids) : readAllPids(reads)),
				*row(reads, pid) {
					const [row = null] = yield* readRows(reads, [pid], queried);
					if (row === null || isRowError(row)) return row;
					const wakesAt = expiryTime(row);
					if (queried.size === fields.size) return { row: row as StakePoolFields<F>, wakesAt };
					const { criticalAt: _, ...rest }: Partial<StakePoolRow> = row;
					return { row: rest as StakePoolFields<F>, wakesAt };
				},
			},
			{ filter, idOf: ({ pid }) => pid },
		);
	}
}

// biome-ignore lint/correctness/useYield: nothing is asked for what is known
function* fixedIds(pids: readonly number[]): StorageQuery<readonly number[]> {
	return pids;
}

function* readAllPids(reads: ChainReads): StorageQuery<readonly number[]> {
	return Array.from({ length: yield* reads.poolCount() }, (_, pid) => pid);
}

/** The second after a pool's critical time it turns expired. */
function expiryTime(pool: Partial<StakePoolState>): number | null {
	return pool.isExpired === false && typeof pool.criticalAt === "number" ? pool.criticalAt + 1 : null;
}

/** Rows of stake pools; vaults, which have pids of the same sequence, are nothing here. */
function* readRows(reads: ChainReads, pids: readonly number[], fields: ReadonlySet<StakePoolField>) {
	const rows = yield* reads.stakePoolRows(pids, fields);
	return rows.map((row) => (isRowError(row) && isPhalaError(row.error, "WRONG_POOL_KIND") ? null : row));
}

export function parseFields(fields: readonly StakePoolField[] | undefined): ReadonlySet<StakePoolField> {
	if (fields === undefined) return STATE_FIELDS;
	const known = (field: unknown) => field === "sessions" || STATE_FIELDS.has(field as StakePoolField);
	if (Array.isArray(fields) && fields.every(known)) return new Set(fields);
	const wrong = Array.isArray(fields) ? fields.find((field) => !known(field)) : fields;
	throw invalidArgument("fields", wrong, `names of a pool's fields: ${[...STATE_FIELDS, "sessions"].join(", ")}`);
}
