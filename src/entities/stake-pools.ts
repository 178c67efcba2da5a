import { STATE_FIELDS } from "../chain/pool-row.ts";
import { isFault } from "../chain/rows.ts";
import type { ChainReads } from "../chain/runtime.ts";
import type { StakePoolField, StakePoolRow, StakePoolState } from "../chain/types.ts";
import { wrongArgument } from "../errors/argument.ts";
import { isPhalaError } from "../errors/error.ts";
import { type BulkOptions, inParts } from "./bulk.ts";
import type { ReadContext, ReadOptions } from "./context.ts";

/** Pools that are read in one part. */
const PART = 200;

/** How stake pools are read, and how much of them. @public */
export interface StakePoolsOptions<F extends StakePoolField> extends BulkOptions {
	/**
	 * What is wanted of each pool, besides `pid` and `block`: the fewer, the less there is to transfer. The whole state when left out;
	 * `sessions` has to be asked for.
	 */
	readonly fields?: readonly F[] | undefined;
}

/** What a bulk read tells of a pool. @public */
export type StakePoolPart<F extends StakePoolField> = Pick<StakePoolRow, F | "pid" | "block">;

/**
 * All stake pools. Every answer is of one block, vaults are left out.
 *
 * @remarks Source: `phalaStakePool.stakePools` (generation 1), `phalaBasePool.pools` (generation 2)
 * @public
 */
export class StakePools {
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
	 * for await (const pool of phala.stakePools.all(undefined, { fields: ["totalStake", "sessions"] })) {
	 * 	console.log(pool.pid, pool.totalStake, pool.sessions.length);
	 * }
	 */
	async *all<F extends StakePoolField = keyof StakePoolState & StakePoolField>(
		filter: ((pool: StakePoolPart<F>) => boolean) | undefined = undefined,
		options: StakePoolsOptions<F> = {},
	): AsyncGenerator<StakePoolPart<F>, void, undefined> {
		const fields = fieldsOf(options.fields);
		const block = await this.#context.pin(options);
		const count = await block.read((reads) => reads.poolCount(), options);
		const pids = Array.from({ length: count }, (_, pid) => pid);
		const part = (some: readonly number[], ends: ReadOptions) =>
			block.read((reads) => rowsOf(reads, some, fields), ends);
		for await (const pool of inParts<number, StakePoolPart<F>>(pids, PART, part, options)) {
			if (!filter || filter(pool)) yield pool;
		}
	}

	/**
	 * The pools as a list, by ascending pid.
	 *
	 * @param filter - which ones; all when left out
	 * @param options - as of {@link StakePools.all}
	 * @throws {@link PhalaError} as {@link StakePools.all}
	 */
	async list<F extends StakePoolField = keyof StakePoolState & StakePoolField>(
		filter?: ((pool: StakePoolPart<F>) => boolean) | undefined,
		options?: StakePoolsOptions<F>,
	): Promise<readonly StakePoolPart<F>[]> {
		const pools: StakePoolPart<F>[] = [];
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

/** Rows of stake pools; vaults, which have pids of the same sequence, are nothing here. */
function* rowsOf(reads: ChainReads, pids: readonly number[], fields: ReadonlySet<StakePoolField>) {
	const rows = yield* reads.stakePoolRows(pids, fields);
	return rows.map((row) => (isFault(row) && isPhalaError(row.fault, "WRONG_POOL_KIND") ? null : row));
}

function fieldsOf(fields: readonly StakePoolField[] | undefined): ReadonlySet<StakePoolField> {
	if (fields === undefined) return STATE_FIELDS;
	const known = (field: unknown) => field === "sessions" || STATE_FIELDS.has(field as StakePoolField);
	if (Array.isArray(fields) && fields.every(known)) return new Set(fields);
	const wrong = Array.isArray(fields) ? fields.find((field) => !known(field)) : fields;
	throw wrongArgument("fields", wrong, `names of a pool's fields: ${[...STATE_FIELDS, "sessions"].join(", ")}`);
}
