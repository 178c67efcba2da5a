import type { Observable } from "rxjs";
import type { VaultField, VaultState } from "../chain/model/vault.ts";
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
		const { readVaultRows } = await import("./rows/vault-rows.ts").catch(throwNotLoaded);
		yield* readVaultRows(this.#context, selection, query);
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
	list(query: object = {}): Promise<readonly VaultState[]> {
		return collectRows(this.all(query));
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
			async () => (await import("./rows/vault-rows.ts").catch(throwNotLoaded)).vaultSource(selection),
			{ filter, idOf: ({ pid }) => pid },
		);
	}
}
