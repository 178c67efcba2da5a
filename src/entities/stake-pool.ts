import type { Observable } from "rxjs";
import type { AccountLike } from "../chain/addresses.ts";
import type {
	CommissionChange,
	PoolReward,
	StakePoolField,
	StakePoolRow,
	StakePoolState,
} from "../chain/model/stake-pool.ts";
import type { WorkerState } from "../chain/model/worker.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { Plan } from "../plan/plan.ts";
import { type ClaimTarget, parseTarget } from "./claim-target.ts";
import type { AllFields, SomeFields } from "./collection-query.ts";
import type { EntityContext, ReadOptions } from "./entity-context.ts";
import type { BlockRange } from "./history/block-range.ts";
import type { SeriesOptions, SeriesPoint } from "./history/pool-series.ts";
import {
	addToWhitelist,
	type DescriptionForm,
	type PoolAdmin,
	removeFromWhitelist,
	setDescription,
} from "./pool-admin.ts";
import { requirePool, requirePoolWorkers, requireRewards } from "./require.ts";
import { StakePoolView } from "./stake-pool-view.ts";
import { type CommissionInput, parseAmount, parseCommission, parsePublicKey } from "./validate.ts";

/**
 * A stake pool: its state, once and live, and the writes of its owner and of other accounts.
 *
 * - Both generations, unless a member states otherwise
 * - Creating a handle makes no request; an unknown pid fails with `NOT_FOUND` on the first read
 * - A write returns a {@link Plan}; nothing is sent until `send`
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
	 * The pool's state: the newest value, then one per block that changed it.
	 *
	 * - Survives lost connections; fails with `NOT_FOUND` or `WRONG_POOL_KIND`; completes when the client closes
	 */
	get state$(): Observable<StakePoolState> {
		return this.#context.watch(`pool/${this.pid}`, (reads) => requirePool(reads, this.pid));
	}

	/**
	 * The pool's workers in the chain's order: the newest list, then one per block that changed any of them.
	 *
	 * - Fails and completes as {@link StakePool.state$}
	 */
	get workers$(): Observable<readonly WorkerState[]> {
		return this.#context.watch(`pool/${this.pid}/workers`, (reads) => requirePoolWorkers(reads, this.pid));
	}

	/**
	 * Rewards settled for the pool, one by one, from the newest block on.
	 *
	 * - No block is skipped while the connection holds; after a reorganisation the blocks of the new branch follow
	 * - Fails with `NOT_FOUND` or `WRONG_POOL_KIND`, and with `UNSUPPORTED` in generation 1 before spec 1180; completes when the client
	 *   closes
	 *
	 * @remarks Source: `RewardReceived` of `phalaStakePool` (generation 1) and `phalaStakePoolv2` (generation 2)
	 */
	get rewards$(): Observable<PoolReward> {
		return this.#context.watchEach(`pool/${this.pid}/rewards`, (reads) => requireRewards(reads, this.pid));
	}

	/**
	 * Changes of the commission by the owner, in the order of blocks.
	 *
	 * - Reads every block of the range, 8 at the same time: use an indexer for long ranges. Requires a node that has those blocks
	 *
	 * @param range - `from` and `to`: block numbers of the best chain, both included
	 * @throws PhalaError `INVALID_ARGUMENT`; `NOT_FOUND`, `WRONG_POOL_KIND` if there is no such pool or block at the end of the
	 * range; the transport's errors
	 * @remarks Source: `PoolCommissionSet` of `phalaStakePool` (generation 1) and `phalaStakePoolv2` (generation 2)
	 */
	async *commissionHistory(range: BlockRange, options: ReadOptions = {}): AsyncIterable<CommissionChange> {
		const { commissionHistory } = await import("./history/commission-history.ts").catch(throwNotLoaded);
		yield* commissionHistory(this.#context, this.pid, (reads) => requirePool(reads, this.pid), range, options);
	}

	/**
	 * The pool over time, each point with the pool's `pid`, `block` and the requested `fields` only.
	 *
	 * @param options - `from`, `to`, `every`, `fields`, `signal`
	 * @throws PhalaError as `StakePool.series`
	 */
	series<F extends StakePoolField>(
		options: SeriesOptions & SomeFields<F>,
	): AsyncGenerator<SeriesPoint<Pick<StakePoolRow, F | "pid" | "block">>, void, undefined>;
	/**
	 * The pool over time: its state at every `every`th block from `from` on.
	 *
	 * - A point costs the requests of one read, usually 2; 8 points are read at the same time; hashes are fetched 128 at once
	 * - Each block is decoded by its own runtime; blocks before the pool was created have no point
	 * - Leaving the loop, or aborting `signal`, cancels all requests
	 *
	 * @param options - `from`, `to`, `every`, `fields`, `signal`
	 * @throws PhalaError `INVALID_ARGUMENT`, `NOT_FOUND`, `WRONG_POOL_KIND`, `BLOCK_PRUNED`, and the transport's errors
	 * @example
	 * ```ts
	 * const options = { from: 2_000_000, to: 2_100_000, every: 7_200, fields: ["totalStake", "sharePrice"] } as const;
	 * for await (const { timestampMs, pool } of phala.stakePool(7).series(options)) {
	 * 	console.log(new Date(timestampMs), pool.totalStake, pool.sharePrice);
	 * }
	 * ```
	 */
	series(options: SeriesOptions & AllFields): AsyncGenerator<SeriesPoint<StakePoolState>, void, undefined>;
	async *series(
		options: SeriesOptions & { readonly fields?: readonly StakePoolField[] | undefined },
	): AsyncGenerator<SeriesPoint<StakePoolRow>, void, undefined> {
		const { readStakePoolSeries } = await import("./history/pool-series.ts").catch(throwNotLoaded);
		yield* readStakePoolSeries(this.#context, this.pid, options);
	}

	/**
	 * Sets the owner's share of later rewards. By the owner.
	 *
	 * @param commission - parts per million, 0 to 1 000 000: `percent("60")` converts 60 %. A number from 1 to 999 (below 0.1 %) is
	 * refused unless given as `{ ppm }`
	 * @throws PhalaError `INVALID_COMMISSION`
	 * @remarks Source: `phalaStakePool.setPayoutPref` (generation 1), `phalaStakePoolv2.setPayoutPref` (generation 2)
	 */
	setCommission(commission: CommissionInput): Plan<{ commissionPpm: number }> {
		const ppm = parseCommission(commission);
		return this.#context.plan("setCommission", [this.pid, ppm]);
	}

	/**
	 * Sets the cap: the most stake the pool accepts. By the owner; not below the present total stake; a cap cannot be removed again.
	 *
	 * - Generation 1: the pool never holds more. Generation 2: rewards can raise it above the cap, and it then accepts nothing
	 *
	 * @param cap - pico PHA
	 * @throws PhalaError `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePool.setCap` (generation 1), `phalaStakePoolv2.setCap` (generation 2)
	 */
	setCap(cap: bigint): Plan<{ cap: bigint }> {
		const amount = parseAmount(cap, "cap");
		return this.#context.plan("setCap", [this.pid, amount]);
	}

	/**
	 * Adds a worker whose operator is the pool's owner. By the owner.
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws PhalaError `INVALID_PUBLIC_KEY`
	 * @remarks Source: `phalaStakePool.addWorker` (generation 1), `phalaStakePoolv2.addWorker` (generation 2)
	 */
	addWorker(publicKey: string): Plan<{ publicKey: string }> {
		const key = parsePublicKey(publicKey);
		return this.#context.plan("addWorker", [this.pid, key]);
	}

	/**
	 * Removes a worker from the pool. By the owner.
	 *
	 * - Generation 2: only in the state Ready. Generation 1: in any state; a computing worker is stopped first, and its stake cools down
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws PhalaError `INVALID_PUBLIC_KEY`
	 * @remarks Source: `phalaStakePool.removeWorker` (generation 1), `phalaStakePoolv2.removeWorker` (generation 2)
	 */
	removeWorker(publicKey: string): Plan<{ publicKey: string }> {
		const key = parsePublicKey(publicKey);
		return this.#context.plan("removeWorker", [this.pid, key]);
	}

	/**
	 * Claims all of the owner's commission. By the owner.
	 *
	 * - Generation 1 pays PHA, from the account that pays rewards. Generation 2 pays W-PHA, which is unwrapped in the same transaction if
	 *   the target is the signer, unless votes lock them
	 *
	 * @param options - `target`: the account to pay; the signer by default
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `phalaStakePool.claimOwnerRewards` (generation 1; `claimRewards` before spec 1180),
	 * `phalaStakePoolv2.claimOwnerRewards` and `phalaWrappedBalances.unwrap` (generation 2)
	 */
	claimOwnerReward(options: ClaimTarget = {}): Plan<{ amount: bigint }> {
		return this.#context.plan("claimOwnerReward", [this.pid, parseTarget(options, this.#context.addresses)]);
	}

	/**
	 * Adds an account to the whitelist; the first one closes the pool to all other accounts except the owner. By the owner.
	 *
	 * - Existing positions stay
	 * - `UNSUPPORTED` in generation 1 before spec 1180
	 *
	 * @param account - ss58 or hex, or an object with an address of any network; for a vault its own `account`
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePool.addStakerToWhitelist` (generation 1), `phalaBasePool.addStakerToWhitelist` (generation 2)
	 */
	addToWhitelist(account: AccountLike): Plan<{ address: string }> {
		return addToWhitelist(this.#admin, account);
	}

	/**
	 * Removes an account from the whitelist; removing the last one opens the pool to all accounts. By the owner.
	 *
	 * - `UNSUPPORTED` in generation 1 before spec 1180
	 *
	 * @param account - ss58 or hex, or an object with an address of any network
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePool.removeStakerFromWhitelist` (generation 1),
	 * `phalaBasePool.removeStakerFromWhitelist` (generation 2)
	 */
	removeFromWhitelist(account: AccountLike): Plan<{ address: string }> {
		return removeFromWhitelist(this.#admin, account);
	}

	/**
	 * Replaces the pool's description. By the owner; at most 4400 bytes.
	 *
	 * - `UNSUPPORTED` in generation 1 before spec 1180
	 *
	 * @param description - the Console's form, written as JSON: each field of at most 30 characters, `ann` 480; or any text, written as is
	 * @throws PhalaError `INVALID_ARGUMENT`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePool.setPoolDescription` (generation 1), `phalaBasePool.setPoolDescription` (generation 2)
	 */
	setDescription(description: string | DescriptionForm): Plan<void> {
		return setDescription(this.#admin, description);
	}

	/**
	 * Serves the queue from free stake, and stops all workers if a request has waited longer than the grace period. By any account.
	 *
	 * - Generation 2 only: there no worker is stopped without this call. Generation 1 does it automatically at the end of a block, and has
	 *   no such call
	 *
	 * @throws PhalaError `UNSUPPORTED` in generation 1
	 * @remarks Source: `phalaStakePoolv2.checkAndMaybeForceWithdraw` (generation 2)
	 */
	enforceExit(): Plan<{ paid: bigint; stopped: readonly string[] }> {
		return this.#context.plan("enforceExit", [this.pid]);
	}

	/**
	 * Frees the stake of every worker whose cool-down is over, in one transaction, and serves the queue from it. By any account.
	 *
	 * - Also of workers that left the pool while they computed or cooled down
	 *
	 * @remarks Source: `phalaStakePool.reclaimPoolWorker` (generation 1), `phalaStakePoolv2.reclaimPoolWorker` (generation 2)
	 */
	reclaimAll(): Plan<{ reclaimed: bigint; workers: readonly string[] }> {
		return this.#context.plan("reclaimAll", [this.pid]);
	}

	/**
	 * Frees the stake of one worker of this pool, once its cool-down is over, and serves the queue from it. By any account.
	 *
	 * - Also for workers that left the pool, which {@link Worker.reclaim} does not reach
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws PhalaError `INVALID_PUBLIC_KEY`
	 * @remarks Source: `phalaStakePool.reclaimPoolWorker` (generation 1), `phalaStakePoolv2.reclaimPoolWorker` (generation 2)
	 */
	reclaimWorker(publicKey: string): Plan<{ reclaimed: bigint }> {
		const key = parsePublicKey(publicKey);
		return this.#context.plan("reclaimWorker", [this.pid, key]);
	}

	/**
	 * Reduces an account's queued request to the shares behind it. By any account.
	 *
	 * - Generation 1 only, for records that became inconsistent there; in generation 2 they cannot
	 *
	 * @param account - owner of the request: ss58 or hex, or an object with an address of any network
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`; `UNSUPPORTED` in generation 2
	 * @remarks Source: `phalaStakePool.reconcileWithdrawQueue` (generation 1)
	 */
	reconcileQueue(account: AccountLike): Plan<void> {
		return this.#context.plan("reconcileQueue", [this.pid, this.#context.addresses.parseAccount(account)]);
	}

	get #admin(): PoolAdmin {
		return { context: this.#context, pid: this.pid, kind: "stakePool" };
	}
}
