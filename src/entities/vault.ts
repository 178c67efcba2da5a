import type { Observable } from "rxjs";
import type { AccountLike } from "../chain/addresses.ts";
import type { CommissionChange } from "../chain/model/stake-pool.ts";
import type { VaultState } from "../chain/model/vault.ts";
import type { WithdrawAmount } from "../chain/operation.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { Plan } from "../plan/plan.ts";
import { type ClaimTarget, parseTarget } from "./claim-target.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import type { EstimateOptions, VaultEstimate } from "./estimates/earnings.ts";
import type { BlockRange } from "./history/block-range.ts";
import type { SeriesOptions, SeriesPoint } from "./history/pool-series.ts";
import {
	addToWhitelist,
	type DescriptionForm,
	type PoolAdmin,
	removeFromWhitelist,
	setDescription,
} from "./pool-admin.ts";
import { type PoolKindReads, PoolView } from "./pool-view.ts";
import { requireVault } from "./require.ts";
import { type CommissionInput, parseAmount, parseCommission, parsePid, parseWithdrawAmount } from "./validate.ts";

const VAULT_READS: PoolKindReads<VaultState> = {
	kind: "vault",
	require: requireVault,
	get: (context, pid, options) => context.read((reads) => requireVault(reads, pid), options),
};

/**
 * A vault as it is at one block, read only. Generation 2; in generation 1 every read fails with `UNSUPPORTED`.
 *
 * @public
 */
export class VaultView extends PoolView<VaultState> {
	/** @internal */
	constructor(context: ReadContext, pid: number | bigint) {
		super(context, pid, VAULT_READS);
	}

	/**
	 * Estimates the yield of a delegation to the vault, through its stake pools, in floating point, with the assumptions.
	 *
	 * - As {@link StakePoolView.estimateEarnings}; stake outside of stake pools earns nothing
	 *
	 * @param estimate - `contribution`: an amount contributed first; `budget`: of {@link Phala.budget}
	 * @throws PhalaError `INVALID_AMOUNT`, `INVALID_ARGUMENT`; as {@link PoolView.get}
	 * @remarks Source: the vault's positions, V and score of the workers in those pools, tokenomic parameters; generation 2
	 */
	estimateEarnings(estimate: EstimateOptions = {}, options?: ReadOptions): Promise<VaultEstimate> {
		return this.lazyRead(async () => {
			const { estimateVault } = await import("./estimates/earnings.ts").catch(throwNotLoaded);
			return estimateVault(estimate);
		}, options);
	}
}

/**
 * A vault: a pool that delegates to stake pools for its own delegators, who use {@link Delegator} with the vault's pid.
 *
 * - Generation 2. In generation 1 reads and writes fail with `UNSUPPORTED`, whose message names the alternative
 * - Creating a handle makes no request; an unknown pid fails with `NOT_FOUND` on the first read
 * - A write returns a {@link Plan}; nothing is sent until `send`
 *
 * @public
 */
export class Vault extends VaultView {
	readonly #context: EntityContext;

	/** @internal */
	constructor(context: EntityContext, pid: number | bigint) {
		super(context, pid);
		this.#context = context;
	}

	/**
	 * The vault's state: the newest value, then one per block that changed it.
	 *
	 * - Survives lost connections; fails with `NOT_FOUND`, `WRONG_POOL_KIND` or `UNSUPPORTED`; completes when the client closes
	 */
	get state$(): Observable<VaultState> {
		return this.#context.watch(`vault/${this.pid}`, (reads) => requireVault(reads, this.pid));
	}

	/**
	 * Changes of the commission by the owner, in the order of blocks. As {@link StakePool.commissionHistory}.
	 *
	 * @param range - `from` and `to`: block numbers of the best chain, both included
	 * @throws PhalaError as {@link StakePool.commissionHistory}
	 * @remarks Source: `phalaVault.VaultCommissionSet` (generation 2)
	 */
	async *commissionHistory(range: BlockRange, options: ReadOptions = {}): AsyncIterable<CommissionChange> {
		const { commissionHistory } = await import("./history/commission-history.ts").catch(throwNotLoaded);
		yield* commissionHistory(this.#context, this.pid, (reads) => requireVault(reads, this.pid), range, options);
	}

	/**
	 * The vault over time: its whole state at every `every`th block from `from` on. As `StakePool.series`.
	 *
	 * @param options - `from`, `to`, `every`, `signal`
	 * @throws PhalaError as `StakePool.series`; `UNSUPPORTED` in generation 1
	 */
	async *series(options: SeriesOptions): AsyncGenerator<SeriesPoint<VaultState>, void, undefined> {
		const { readVaultSeries } = await import("./history/pool-series.ts").catch(throwNotLoaded);
		yield* readVaultSeries(this.#context, this.pid, options);
	}

	/**
	 * Sets the owner's share of the growth of the share price. By the owner.
	 *
	 * - Runtimes from spec 1260 on first settle the gain so far at the old rate, and refuse the present rate (`COMMISSION_UNCHANGED`)
	 *
	 * @param commission - parts per million, 0 to 1 000 000: `percent("5")` converts 5 %. A number from 1 to 999 (below 0.1 %) is
	 * refused unless given as `{ ppm }`
	 * @throws PhalaError `INVALID_COMMISSION`, `UNSUPPORTED`
	 * @remarks Source: `phalaVault.setPayoutPref` (generation 2)
	 */
	setCommission(commission: CommissionInput): Plan<{ commissionPpm: number }> {
		const ppm = parseCommission(commission);
		return this.#context.plan("setVaultCommission", [this.pid, ppm]);
	}

	/**
	 * Delegates the vault's free stake to a stake pool. By the vault's owner, while the vault is not locked.
	 *
	 * - Spends W-PHA of the vault's own account, none of the owner's
	 * - A stake pool with a whitelist has to list the vault's `account`
	 *
	 * @param pid - the stake pool
	 * @param amount - pico PHA
	 * @throws PhalaError `INVALID_PID`, `INVALID_AMOUNT`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePoolv2.contribute` as vault (generation 2)
	 */
	contributeToPool(pid: number | bigint, amount: bigint): Plan<{ amount: bigint; shares: bigint }> {
		const to = parsePid(pid);
		const pico = parseAmount(amount);
		return this.#context.plan("contributeAsVault", [this.pid, to, pico]);
	}

	/**
	 * Withdraws the vault's stake from a stake pool. By the vault's owner, while the vault is not locked.
	 *
	 * - As {@link Delegator.withdraw} of generation 2: replaces an earlier request, is paid from the pool's free stake or waits in its queue
	 * - The payment becomes the vault's free stake; the vault's own queue is served from it by the next contribution, withdrawal or
	 *   {@link Vault.enforceExit}
	 *
	 * @param pid - the stake pool
	 * @param amount - by value in pico PHA, by shares, or `"all"`, queued shares included
	 * @throws PhalaError `INVALID_PID`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePoolv2.withdraw` as vault (generation 2)
	 */
	withdrawFromPool(
		pid: number | bigint,
		amount: WithdrawAmount,
	): Plan<{ requested: bigint; paid: bigint; queued: bigint }> {
		const from = parsePid(pid);
		return this.#context.plan("withdrawAsVault", [this.pid, from, parseWithdrawAmount(amount)]);
	}

	/**
	 * Settles the owner's commission: mints shares for the growth of the share price since the last settlement. By the owner.
	 *
	 * - Mints `gainableShares` of the state, which may be 0
	 *
	 * @throws PhalaError `UNSUPPORTED`
	 * @remarks Source: `phalaVault.maybeGainOwnerShares` (generation 2)
	 */
	gainOwnerShares(): Plan<{ shares: bigint }> {
		return this.#context.plan("gainOwnerShares", [this.pid]);
	}

	/**
	 * Converts shares gained by the owner into a position in the vault. By the owner.
	 *
	 * - Settled shares only: call {@link Vault.gainOwnerShares} first, or in the same batch
	 *
	 * @param options - `shares`: number of shares, all `ownerShares` by default; `target`: owner of the position, the signer by default
	 * @throws PhalaError `INVALID_AMOUNT`, `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaVault.claimOwnerShares` (generation 2)
	 */
	claimOwnerShares(options: ClaimTarget & { readonly shares?: bigint | undefined } = {}): Plan<{ shares: bigint }> {
		const target = parseTarget(options, this.#context.addresses);
		const shares = options.shares === undefined ? "all" : parseAmount(options.shares, "shares");
		return this.#context.plan("claimOwnerShares", [this.pid, shares, target]);
	}

	/**
	 * Serves the queue from the vault's free stake. If a request is overdue, withdraws the vault's stake from all stake pools, and locks
	 * the vault until its queue is served. By any account.
	 *
	 * @throws PhalaError `UNSUPPORTED`
	 * @remarks Source: `phalaVault.checkAndMaybeForceWithdraw` (generation 2)
	 */
	enforceExit(): Plan<{ paid: bigint; shutDown: boolean }> {
		return this.#context.plan("enforceVaultExit", [this.pid]);
	}

	/**
	 * Adds an account to the whitelist; the first one closes the vault to all other accounts except the owner. By the owner.
	 *
	 * @param account - ss58 or hex, or an object with an address of any network
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaBasePool.addStakerToWhitelist` (generation 2)
	 */
	addToWhitelist(account: AccountLike): Plan<{ address: string }> {
		return addToWhitelist(this.#admin, account);
	}

	/**
	 * Removes an account from the whitelist; removing the last one opens the vault to all accounts. By the owner.
	 *
	 * @param account - ss58 or hex, or an object with an address of any network
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaBasePool.removeStakerFromWhitelist` (generation 2)
	 */
	removeFromWhitelist(account: AccountLike): Plan<{ address: string }> {
		return removeFromWhitelist(this.#admin, account);
	}

	/**
	 * Replaces the vault's description. By the owner; at most 4400 bytes.
	 *
	 * @param description - as for {@link StakePool.setDescription}
	 * @throws PhalaError `INVALID_ARGUMENT`, `UNSUPPORTED`
	 * @remarks Source: `phalaBasePool.setPoolDescription` (generation 2)
	 */
	setDescription(description: string | DescriptionForm): Plan<void> {
		return setDescription(this.#admin, description);
	}

	get #admin(): PoolAdmin {
		return { context: this.#context, pid: this.pid, kind: "vault" };
	}
}
