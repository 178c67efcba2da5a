import type { Observable } from "rxjs";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { VaultField, VaultState } from "../chain/model/vault.ts";
import { isPhalaError } from "../errors/error.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import { liveRow } from "../live/collection-source.ts";
import { isRowError, type RowError } from "../query/row-result.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
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
import { expiryTime } from "./stake-pools.ts";

const CHUNK_SIZE = 100;
const VAULT_FIELDS: ReadonlySet<VaultField> = new Set(
	Object.keys({
		owner: true,
		account: true,
		commissionPpm: true,
		totalStake: true,
		totalShares: true,
		freeStake: true,
		releasingStake: true,
		sharePrice: true,
		priceCheckpoint: true,
		ownerShares: true,
		gainableShares: true,
		positions: true,
		withdrawQueue: true,
		whitelist: true,
		description: true,
		isLocked: true,
		isExpired: true,
		criticalAt: true,
	} satisfies Record<VaultField, true>) as VaultField[],
);

/**
 * All vaults as they are at one block, read only. Stake pools are not among them; generation 1 has no vaults.
 *
 * @remarks Source: `phalaBasePool.pools` (generation 2)
 * @public
 */
export class VaultsView {
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext) {
		this.#context = context;
	}

	/**
	 * The vaults one by one, each with `pid`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `VaultsView.all` without `fields`
	 * @throws PhalaError as `VaultsView.all`
	 */
	all<F extends VaultField>(
		query: PoolQuery<Pick<VaultState, F | "pid" | "block">> & SomeFields<F>,
	): AsyncGenerator<Pick<VaultState, F | "pid" | "block">, void, undefined>;
	/**
	 * The vaults one by one, by ascending pid, all of the block that is newest at the first step.
	 *
	 * - With `pids` only those vaults are read; `limit` without `orderBy` stops early
	 * - `fields` reduces the values returned, not the transfer: a vault is always read whole
	 *
	 * @param query - `pids`, `owner`, `where`, `fields`, `orderBy`, `offset`, `limit`, `signal`, `onProgress`, `onRowError`
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`; `DECODE_FAILED` at the end, without
	 * `onRowError`; the transport's errors
	 */
	all(query?: PoolQuery<VaultState> & AllFields): AsyncGenerator<VaultState, void, undefined>;
	async *all(query: object = {}): AsyncGenerator<VaultState, void, undefined> {
		const selection = parseSelection(query, this.#context.addresses, VAULT_FIELDS);
		const source = {
			chunkSize: CHUNK_SIZE,
			ids: (reads: ChainReads) => readPids(reads, selection),
			rows: (reads: ChainReads, pids: readonly number[]) =>
				parallel<(VaultState | RowError | null)[]>(pids.map((pid) => readRow(reads, pid, selection))),
		};
		const parsed = parseCollectionQuery<VaultState>(query, selection.fields, "pid");
		yield* readCollection<number, VaultState>(this.#context, source, parsed);
	}

	/**
	 * The vaults as a list, each with `pid`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `VaultsView.list` without `fields`
	 * @throws PhalaError as `VaultsView.list`
	 */
	list<F extends VaultField>(
		query: PoolQuery<Pick<VaultState, F | "pid" | "block">> & SomeFields<F>,
	): Promise<readonly Pick<VaultState, F | "pid" | "block">[]>;
	/**
	 * The vaults as a list, by ascending pid or by `orderBy`, all of one block.
	 *
	 * @param query - as for `VaultsView.all`
	 * @throws PhalaError as `VaultsView.all`
	 */
	list(query?: PoolQuery<VaultState> & AllFields): Promise<readonly VaultState[]>;
	async list(query: object = {}): Promise<readonly VaultState[]> {
		const vaults: VaultState[] = [];
		for await (const vault of this.all(query)) vaults.push(vault);
		return Object.freeze(vaults);
	}

	/**
	 * Number of vaults.
	 *
	 * @throws PhalaError the transport's errors
	 */
	async count(options?: ReadOptions): Promise<number> {
		return (await this.#context.read((reads) => reads.vaultIds(), options)).length;
	}
}

/**
 * All vaults, once and live. Each result is of one block. Stake pools are not among them; generation 1 has no vaults.
 *
 * @remarks Source: `phalaBasePool.pools` (generation 2)
 * @public
 */
export class Vaults extends VaultsView {
	readonly #context: EntityContext;

	/** @internal */
	constructor(context: EntityContext) {
		super(context);
		this.#context = context;
	}

	/**
	 * The vaults as a set that follows the chain, each with `pid`, `block` and the requested `fields` only.
	 *
	 * @param query - `fields`, and the options of `Vaults.watch$` without `fields`
	 * @throws PhalaError as `Vaults.watch$`
	 */
	watch$<F extends VaultField>(
		query: PoolWatchQuery<Pick<VaultState, F | "pid" | "block">> & SomeFields<F>,
	): Observable<CollectionChange<number, Pick<VaultState, F | "pid" | "block">>>;
	/**
	 * The vaults as a set that follows the chain: all of them as `added` in the first change, then one change per block that changed
	 * something, with values of that block. Otherwise as `StakePools.watch$`.
	 *
	 * @param query - `pids`, `owner`, `where`, `fields`
	 * @returns completes when the client closes
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	watch$(query?: PoolWatchQuery<VaultState> & AllFields): Observable<CollectionChange<number, VaultState>>;
	watch$(query: object = {}): Observable<CollectionChange<number, VaultState>> {
		const selection = parseSelection(query, this.#context.addresses, VAULT_FIELDS);
		const filter = parseWhere<VaultState>(query);
		return this.#context.watchCollection<number, VaultState>(
			`vaults/${selection.key}`,
			{
				ids: (reads) => readPids(reads, selection),
				*row(reads, pid) {
					const vault = yield* readVault(reads, pid);
					const row = liveRow(selectRow(vault, selection));
					if (vault === null || isRowError(vault) || row === null || isRowError(row)) return row;
					// A vault expires by time, without a change in storage: after its critical time.
					return { ...row, wakesAt: expiryTime(vault) };
				},
			},
			{ filter, idOf: ({ pid }) => pid },
		);
	}
}

function* readPids(reads: ChainReads, { pids }: Selection<unknown>): StorageQuery<readonly number[]> {
	return pids ?? (yield* reads.vaultIds());
}

function* readRow(reads: ChainReads, pid: number, selection: Selection<VaultField>) {
	return selectRow(yield* readVault(reads, pid), selection);
}

/** A vault with the selected fields; `null` for another owner's. */
function selectRow(
	vault: VaultState | RowError | null,
	{ account: owner, fields }: Selection<VaultField>,
): VaultState | RowError | null {
	if (vault === null || isRowError(vault)) return vault;
	if (owner !== null && vault.owner !== owner) return null;
	return fields === VAULT_FIELDS ? vault : pickFields(vault, new Set([...fields, "pid", "block"]));
}

/** A vault; `null` for a stake pool, for an unknown id, and in generation 1, which has no vaults. */
function* readVault(reads: ChainReads, pid: number): StorageQuery<VaultState | RowError | null> {
	try {
		return yield* reads.vault(pid);
	} catch (error) {
		if (isPhalaError(error, "WRONG_POOL_KIND") || isPhalaError(error, "UNSUPPORTED")) return null;
		if (isPhalaError(error, "DECODE_FAILED", "LAYOUT_CHANGED")) return { error, id: pid };
		throw error;
	}
}
