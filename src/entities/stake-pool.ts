import type { Observable } from "rxjs";
import type { PoolPosition, PoolReward, StakePoolState, WorkerState } from "../chain/types.ts";
import type { Plan } from "../plan/plan.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./context.ts";
import { foundPool, positionsOfPool, rewardsOfPool, workersOfPool } from "./found.ts";
import { amountOf, commissionOf, descriptionOf, keyOf, pidOf } from "./input.ts";

/**
 * A stake pool as it is at one block, to be read only.
 *
 * @public
 */
export class StakePoolView {
	/** Pool id. */
	readonly pid: number;
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext, pid: number | bigint) {
		this.#context = context;
		this.pid = pidOf(pid);
	}

	/**
	 * The pool's state.
	 *
	 * @throws {@link PhalaError} `NOT_FOUND`, `WRONG_POOL_KIND`, and what the transport throws
	 */
	get(options?: ReadOptions): Promise<StakePoolState> {
		return this.#context.read((reads) => foundPool(reads, this.pid), options);
	}

	/**
	 * The pool's workers, in the chain's order, without stopped ones that were removed already.
	 *
	 * @throws {@link PhalaError} `NOT_FOUND`, `WRONG_POOL_KIND`, and what the transport throws
	 */
	workers(options?: ReadOptions): Promise<readonly WorkerState[]> {
		return this.#context.read((reads) => workersOfPool(reads, this.pid), options);
	}

	/**
	 * Everybody's position in the pool, requests in the queue included, in no particular order.
	 *
	 * @throws {@link PhalaError} `NOT_FOUND`, `WRONG_POOL_KIND`, and what the transport throws
	 */
	positions(options?: ReadOptions): Promise<readonly PoolPosition[]> {
		return this.#context.read((reads) => positionsOfPool(reads, this.pid), options);
	}
}

/**
 * A stake pool: what it is, live and once, and everything that its owner and others can do with it.
 *
 * - Making one asks nothing of the chain; a pid that does not exist shows at the first reading
 * - A write returns a plan and touches nothing
 *
 * @public
 */
export class StakePool extends StakePoolView {
	readonly #context: EntityContext;

	/** @internal */
	constructor(context: EntityContext, pid: number | bigint) {
		super(context, pid);
		this.#context = context;
	}

	/**
	 * The pool's state, replayed, and again whenever a block changed it.
	 *
	 * - Survives lost connections; ends with `NOT_FOUND` or `WRONG_POOL_KIND`; completes when the client closes
	 */
	get state$(): Observable<StakePoolState> {
		return this.#context.watch(`pool/${this.pid}`, (reads) => foundPool(reads, this.pid));
	}

	/**
	 * The pool's workers in the chain's order, replayed, and again whenever one of them changed.
	 *
	 * - Ends as {@link StakePool.state$}
	 */
	get workers$(): Observable<readonly WorkerState[]> {
		return this.#context.watch(`pool/${this.pid}/workers`, (reads) => workersOfPool(reads, this.pid));
	}

	/**
	 * What settlements bring the pool, one by one, from the newest block on.
	 *
	 * - No block is left out while the connection holds; after a reorganisation the blocks of the new branch follow
	 * - Ends with `NOT_FOUND` or `WRONG_POOL_KIND`; completes when the client closes
	 */
	get rewards$(): Observable<PoolReward> {
		return this.#context.each(`pool/${this.pid}/rewards`, (reads) => rewardsOfPool(reads, this.pid));
	}

	/**
	 * Sets the owner's cut of rewards. By the owner.
	 *
	 * @param commissionPpm - parts per million, 0 to 1 000 000; `percent("60")` makes one
	 * @throws {@link PhalaError} `INVALID_COMMISSION`
	 * @remarks Source: `phalaStakePoolv2.setPayoutPref` (generation 2)
	 */
	setCommission(commissionPpm: number): Plan<{ commissionPpm: number }> {
		const ppm = commissionOf(commissionPpm);
		return this.#context.plan((writes) => writes.setCommission(this.pid, ppm));
	}

	/**
	 * Sets the most that the pool takes. By the owner; not below what is delegated already; never to unlimited again.
	 *
	 * @param cap - pico PHA
	 * @throws {@link PhalaError} `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePoolv2.setCap` (generation 2)
	 */
	setCap(cap: bigint): Plan<{ cap: bigint }> {
		const amount = amountOf(cap);
		return this.#context.plan((writes) => writes.setCap(this.pid, amount));
	}

	/**
	 * Adds a worker whose operator is the pool's owner. By the owner.
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws {@link PhalaError} `INVALID_PUBLIC_KEY`
	 * @remarks Source: `phalaStakePoolv2.addWorker` (generation 2)
	 */
	addWorker(publicKey: string): Plan<{ publicKey: string }> {
		const key = keyOf(publicKey);
		return this.#context.plan((writes) => writes.addWorker(this.pid, key));
	}

	/**
	 * Takes a worker in the state Ready out of the pool. By the owner.
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws {@link PhalaError} `INVALID_PUBLIC_KEY`
	 * @remarks Source: `phalaStakePoolv2.removeWorker` (generation 2)
	 */
	removeWorker(publicKey: string): Plan<{ publicKey: string }> {
		const key = keyOf(publicKey);
		return this.#context.plan((writes) => writes.removeWorker(this.pid, key));
	}

	/**
	 * Claims all of the owner's commission. By the owner; as PHA when it stays with the signer, as W-PHA for another account.
	 *
	 * @param options - `target`: who gets it, ss58 or hex; the signer when left out
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `phalaStakePoolv2.claimOwnerRewards`, `phalaWrappedBalances.unwrap` (generation 2)
	 */
	claimOwnerReward(options: { readonly target?: string | undefined } = {}): Plan<{ amount: bigint }> {
		const target = options.target === undefined ? null : this.#context.addresses.parse(options.target);
		return this.#context.plan((writes) => writes.claimOwnerReward(this.pid, target));
	}

	/**
	 * Lets an account contribute; the first one closes the pool for everybody else but the owner. By the owner.
	 *
	 * @param address - ss58 or hex; for a vault its pool account
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `phalaBasePool.addStakerToWhitelist` (generation 2)
	 */
	addToWhitelist(address: string): Plan<{ address: string }> {
		const account = this.#context.addresses.parse(address);
		return this.#context.plan((writes) => writes.addToWhitelist(this.pid, account, "stakePool"));
	}

	/**
	 * Takes an account off the whitelist; the last one opens the pool for everybody. By the owner.
	 *
	 * @param address - ss58 or hex
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `phalaBasePool.removeStakerFromWhitelist` (generation 2)
	 */
	removeFromWhitelist(address: string): Plan<{ address: string }> {
		const account = this.#context.addresses.parse(address);
		return this.#context.plan((writes) => writes.removeFromWhitelist(this.pid, account, "stakePool"));
	}

	/**
	 * Replaces the pool's description. By the owner; at most 4400 bytes.
	 *
	 * @param description - text, or an object that becomes JSON, as the Console's form
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`
	 * @remarks Source: `phalaBasePool.setPoolDescription` (generation 2)
	 */
	setDescription(description: string | Readonly<Record<string, unknown>>): Plan<Record<string, never>> {
		const bytes = descriptionOf(description);
		return this.#context.plan((writes) => writes.setDescription(this.pid, bytes, "stakePool"));
	}

	/**
	 * Pays the queue from free stake, and stops all workers where a request has waited longer than the grace period. By anyone.
	 *
	 * @remarks Source: `phalaStakePoolv2.checkAndMaybeForceWithdraw` (generation 2)
	 */
	enforceExit(): Plan<{ paid: bigint; stopped: readonly string[] }> {
		return this.#context.plan((writes) => writes.enforceExit(this.pid));
	}

	/**
	 * Frees the stake of every worker whose cool-down is over, in one transaction. By anyone.
	 *
	 * @remarks Source: `phalaStakePoolv2.reclaimPoolWorker` (generation 2)
	 */
	reclaimAll(): Plan<{ reclaimed: bigint; workers: readonly string[] }> {
		return this.#context.plan((writes) => writes.reclaimAll(this.pid));
	}
}
