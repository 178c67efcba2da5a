import type { Observable } from "rxjs";
import type { CommissionChange } from "../chain/model/stake-pool.ts";
import type { VaultState } from "../chain/model/vault.ts";
import type { WithdrawAmount } from "../chain/operation.ts";
import type { Plan } from "../plan/plan.ts";
import type { DescriptionForm } from "./description.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import type { EstimateOptions, VaultEstimate } from "./estimates/earnings.ts";
import type { BlockRange } from "./history/block-range.ts";
import type { SeriesOptions, SeriesPoint } from "./history/events.ts";
import { addToWhitelist, type PoolAdmin, removeFromWhitelist, setDescription } from "./pool-admin.ts";
import { PoolView } from "./pool-view.ts";
import { requireVault } from "./require.ts";
import { parseAmount, parseCommission, parsePid, parseWithdrawAmount } from "./validate.ts";

/**
 * A vault as it is at one block, to be read only. Generation 2; in generation 1 every reading fails with `UNSUPPORTED`.
 *
 * @public
 */
export class VaultView extends PoolView<VaultState> {
	/** @internal */
	constructor(context: ReadContext, pid: number | bigint) {
		super(context, pid, { kind: "vault", require: requireVault });
	}

	/**
	 * What a delegation to the vault yields, through the stake pools it is in. An estimate in floating point, with its assumptions.
	 *
	 * - As {@link StakePoolView.estimateEarnings}; what is not in stake pools earns nothing
	 *
	 * @param what - `contribution`: made first; `budget`: of {@link Phala.budget}
	 * @throws {@link PhalaError} `INVALID_AMOUNT`, `INVALID_ARGUMENT`; as {@link PoolView.get}
	 * @remarks Source: the vault's positions, V and score of the workers in those pools, tokenomic parameters; generation 2
	 */
	estimateEarnings(what: EstimateOptions = {}, options?: ReadOptions): Promise<VaultEstimate> {
		return this.lazyRead(async () => {
			const { estimateVault } = await import("./estimates/earnings.ts");
			return estimateVault(what);
		}, options);
	}
}

/**
 * A vault: a pool that delegates to stake pools for its own delegators, who use {@link Delegator} with the vault's pid.
 *
 * - Generation 2. In generation 1 readings and writes fail with `UNSUPPORTED`, which names what to do instead
 * - Making one asks nothing of the chain; a pid that does not exist shows at the first reading
 * - A write returns a plan and touches nothing
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
	 * The vault's state, replayed, and again whenever a block changed it.
	 *
	 * - Survives lost connections; ends with `NOT_FOUND`, `WRONG_POOL_KIND` or `UNSUPPORTED`; completes when the client closes
	 */
	get state$(): Observable<VaultState> {
		return this.#context.watch(`vault/${this.pid}`, (reads) => requireVault(reads, this.pid));
	}

	/**
	 * Changes of the commission, block after block, as the owner made them.
	 *
	 * - As {@link StakePool.commissionHistory}
	 *
	 * @param range - `from` and `to`: numbers of blocks of the best chain, both included; to the newest where `to` is left out
	 * @throws {@link PhalaError} as {@link StakePool.commissionHistory}
	 * @remarks Source: `phalaVault.VaultCommissionSet` (generation 2)
	 */
	async *commissionHistory(range: BlockRange, options: ReadOptions = {}): AsyncIterable<CommissionChange> {
		const { commissionHistory } = await import("./history/commission-history.ts");
		yield* commissionHistory(this.#context, this.pid, (reads) => requireVault(reads, this.pid), range, options);
	}

	/**
	 * The vault over time: its state at every `every`th block from `from` on. As {@link StakePool.series}, all of the state.
	 *
	 * @param options - `from`, `to`, `every`, `signal`
	 * @throws {@link PhalaError} as {@link StakePool.series}; `UNSUPPORTED` in generation 1
	 */
	async *series(options: SeriesOptions): AsyncGenerator<SeriesPoint<VaultState>, void, undefined> {
		const { readVaultSeries } = await import("./history/events.ts");
		yield* readVaultSeries(this.#context, this.pid, options);
	}

	/**
	 * Sets the owner's cut of what the share price gains. By the owner.
	 *
	 * - Runtimes from spec 1260 on settle the gain so far at the old rate first, and refuse the present rate (`COMMISSION_UNCHANGED`)
	 *
	 * @param commissionPpm - parts per million, 0 to 1 000 000; `percent("5")` makes one
	 * @throws {@link PhalaError} `INVALID_COMMISSION`, `UNSUPPORTED`
	 * @remarks Source: `phalaVault.setPayoutPref` (generation 2)
	 */
	setCommission(commissionPpm: number): Plan<{ commissionPpm: number }> {
		const ppm = parseCommission(commissionPpm);
		return this.#context.plan("setVaultCommission", [this.pid, ppm]);
	}

	/**
	 * Delegates the vault's free stake to a stake pool. By the vault's owner, while the vault is not locked.
	 *
	 * - Takes W-PHA of the vault's own account, none of the owner's
	 * - A stake pool with a whitelist has to list the vault's `account`
	 *
	 * @param pid - the stake pool
	 * @param amount - pico PHA
	 * @throws {@link PhalaError} `INVALID_PID`, `INVALID_AMOUNT`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePoolv2.contribute` as vault (generation 2)
	 */
	contributeToPool(pid: number | bigint, amount: bigint): Plan<{ amount: bigint; shares: bigint }> {
		const to = parsePid(pid);
		const pico = parseAmount(amount);
		return this.#context.plan("contributeAsVault", [this.pid, to, pico]);
	}

	/**
	 * Asks for the vault's stake in a stake pool back. By the vault's owner, while the vault is not locked.
	 *
	 * - As {@link Delegator.withdraw} of generation 2: the new total request, paid from the pool's free stake or waiting in its queue
	 * - What comes back is the vault's free stake; the vault's own queue is served from it by the next contribution, withdrawal or
	 *   {@link Vault.enforceExit}
	 *
	 * @param pid - the stake pool
	 * @param want - by value in pico PHA, by shares, or all, queued shares included
	 * @throws {@link PhalaError} `INVALID_PID`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePoolv2.withdraw` as vault (generation 2)
	 */
	withdrawFromPool(
		pid: number | bigint,
		want: WithdrawAmount,
	): Plan<{ requested: bigint; paid: bigint; queued: bigint }> {
		const from = parsePid(pid);
		const wish = parseWithdrawAmount(want);
		return this.#context.plan("withdrawAsVault", [this.pid, from, wish]);
	}

	/**
	 * Settles the owner's commission: mints shares for the growth of the share price since it was settled last. By the owner.
	 *
	 * - See `gainableShares` of the state; where nothing was gained nothing happens
	 *
	 * @throws {@link PhalaError} `UNSUPPORTED`
	 * @remarks Source: `phalaVault.maybeGainOwnerShares` (generation 2)
	 */
	gainOwnerShares(): Plan<{ shares: bigint }> {
		return this.#context.plan("gainOwnerShares", [this.pid]);
	}

	/**
	 * Turns shares that the owner has gained into a position in the vault. By the owner.
	 *
	 * - Only settled ones: {@link Vault.gainOwnerShares} first, in the same batch where wanted
	 *
	 * @param options - `shares`: how many, all `ownerShares` when left out; `target`: whose position, ss58 or hex, the signer's when
	 * left out
	 * @throws {@link PhalaError} `INVALID_AMOUNT`, `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaVault.claimOwnerShares` (generation 2)
	 */
	claimOwnerShares(
		options: { readonly shares?: bigint | undefined; readonly target?: string | undefined } = {},
	): Plan<{ shares: bigint }> {
		const shares = options.shares === undefined ? "all" : parseAmount(options.shares);
		const target = options.target === undefined ? null : this.#context.addresses.parse(options.target);
		return this.#context.plan("claimOwnerShares", [this.pid, shares, target]);
	}

	/**
	 * Pays the queue from the vault's free stake. Where a request is overdue, has the vault ask everything back from its stake pools,
	 * and locks it until its queue is served. By anyone.
	 *
	 * @throws {@link PhalaError} `UNSUPPORTED`
	 * @remarks Source: `phalaVault.checkAndMaybeForceWithdraw` (generation 2)
	 */
	enforceExit(): Plan<{ paid: bigint; shutDown: boolean }> {
		return this.#context.plan("enforceVaultExit", [this.pid]);
	}

	/**
	 * Lets an account contribute; the first one closes the vault for everybody else but the owner. By the owner.
	 *
	 * @param address - ss58 or hex
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaBasePool.addStakerToWhitelist` (generation 2)
	 */
	addToWhitelist(address: string): Plan<{ address: string }> {
		return addToWhitelist(this.#owned, address);
	}

	/**
	 * Takes an account off the whitelist; the last one opens the vault for everybody. By the owner.
	 *
	 * @param address - ss58 or hex
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaBasePool.removeStakerFromWhitelist` (generation 2)
	 */
	removeFromWhitelist(address: string): Plan<{ address: string }> {
		return removeFromWhitelist(this.#owned, address);
	}

	/**
	 * Replaces the vault's description. By the owner; at most 4400 bytes.
	 *
	 * @param description - as for {@link StakePool.setDescription}
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `UNSUPPORTED`
	 * @remarks Source: `phalaBasePool.setPoolDescription` (generation 2)
	 */
	setDescription(description: string | DescriptionForm): Plan<Record<string, never>> {
		return setDescription(this.#owned, description);
	}

	get #owned(): PoolAdmin {
		return { context: this.#context, pid: this.pid, kind: "vault" };
	}
}
