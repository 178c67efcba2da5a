import type { Observable } from "rxjs";
import type { CommissionChange, PoolReward, StakePoolField, StakePoolState } from "../chain/model/stake-pool.ts";
import type { WorkerState } from "../chain/model/worker.ts";
import type { QueueAssumption } from "../math/queue-projection.ts";
import type { Plan } from "../plan/plan.ts";
import type { DescriptionForm } from "./description.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import type { EstimateOptions, PoolEstimate } from "./estimates/earnings.ts";
import type { PoolProjection } from "./estimates/queue-projection.ts";
import type {
	OverstakeOptions,
	OverstakeSuggestion,
	Reclaimable,
	StartOptions,
	StartSuggestion,
} from "./estimates/suggestions.ts";
import type { BlockRange } from "./history/block-range.ts";
import type { SeriesPoint, StakePoolSeriesOptions } from "./history/events.ts";
import { addToWhitelist, type PoolAdmin, removeFromWhitelist, setDescription } from "./pool-admin.ts";
import { PoolView } from "./pool-view.ts";
import { requirePool, requirePoolWorkers, requireRewards } from "./require.ts";
import type { StakePoolFields } from "./stake-pools.ts";
import { parseAmount, parseCommission, parsePublicKey } from "./validate.ts";

/**
 * A stake pool as it is at one block, to be read only.
 *
 * @public
 */
export class StakePoolView extends PoolView<StakePoolState> {
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext, pid: number | bigint) {
		super(context, pid, { kind: "stakePool", require: requirePool });
		this.#context = context;
	}

	/**
	 * The pool's workers, in the chain's order, without stopped ones that were removed already.
	 *
	 * @throws {@link PhalaError} `NOT_FOUND`, `WRONG_POOL_KIND`, and what the transport throws
	 */
	workers(options?: ReadOptions): Promise<readonly WorkerState[]> {
		return this.#context.read((reads) => requirePoolWorkers(reads, this.pid), options);
	}

	/**
	 * Who in the withdraw queue is paid when, if nothing but the assumption happens. An estimate.
	 *
	 * - Takes for granted: no rewards, no other contributions or requests, and somebody who serves the queue, stops workers and reclaims
	 *   them in the first second that the chain allows it. Amounts by the chain's own rules
	 * - `critical` is the request that makes all workers stop. Generation 1 stops them by itself, generation 2 only when somebody calls
	 *   {@link StakePool.enforceExit}; in both somebody has to reclaim them
	 *
	 * @param assumption - `"nothing"`: nobody helps, when left out; `"stop"`: the owner stops all workers now; `{ contribution }`:
	 * somebody contributes that much now, pico PHA
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `INVALID_AMOUNT`; `POOL_BANKRUPT` for a contribution to a pool without value; as
	 * {@link PoolView.get}
	 * @remarks Source: queue service, expiry and cool-down of both generations
	 */
	projectQueue(assumption: QueueAssumption = "nothing", options?: ReadOptions): Promise<PoolProjection> {
		return this.lazyRead(async () => {
			const { projectPoolQueue } = await import("./estimates/queue-projection.ts");
			return projectPoolQueue(assumption);
		}, options);
	}

	/**
	 * Which of the workers in the state Ready can start with the pool's free stake, each at its Smin.
	 *
	 * @param choice - `strategy`: who comes first where it is not enough for all; `keep`: free stake to leave alone
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `INVALID_AMOUNT`; as {@link PoolView.get}
	 * @remarks Source: the checks of `startMining` (generation 1) and `startComputing` (generation 2)
	 */
	suggestStarts(choice: StartOptions = {}, options?: ReadOptions): Promise<StartSuggestion> {
		return this.lazyRead(async () => {
			const { suggestStarts } = await import("./estimates/suggestions.ts");
			return suggestStarts(choice);
		}, options);
	}

	/**
	 * Which computing workers can be restarted with more stake, each within its Smax, and what that does to their V.
	 *
	 * - None while somebody waits in the queue: those are first
	 * - A restart sets V to the Ve of the new stake, and `vLost` says how much V that costs
	 *
	 * @param choice - `strategy`: how the free stake is spread; `keep`: free stake to leave alone
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `INVALID_AMOUNT`; as {@link PoolView.get}
	 * @remarks Source: the checks of `restartMining` (generation 1) and `restartComputing` (generation 2)
	 */
	suggestOverstake(choice: OverstakeOptions = {}, options?: ReadOptions): Promise<OverstakeSuggestion> {
		return this.lazyRead(async () => {
			const { suggestOverstake } = await import("./estimates/suggestions.ts");
			return suggestOverstake(choice);
		}, options);
	}

	/**
	 * Workers whose stake anybody can reclaim now, and when the next cool-down ends.
	 *
	 * - Workers that left while they cooled down are among them; those that were unbound while they computed only in generation 1
	 *
	 * @throws {@link PhalaError} as {@link PoolView.get}
	 * @remarks Source: the checks of `reclaimPoolWorker`, both generations
	 */
	reclaimable(options?: ReadOptions): Promise<Reclaimable> {
		return this.lazyRead(async () => {
			const { readReclaimable } = await import("./estimates/suggestions.ts");
			return readReclaimable;
		}, options);
	}

	/**
	 * What the pool's workers earn and a delegation yields. An estimate in floating point, with its assumptions.
	 *
	 * - The figures are the chain's, the formula is the one that Phala's web app showed: workers, stake, budget and network stay as
	 *   they are, and nobody fails
	 * - Reads all workers of the network, unless `budget` is given
	 *
	 * @param what - `contribution`: made first; `budget`: of {@link Phala.budget}
	 * @throws {@link PhalaError} `INVALID_AMOUNT`, `INVALID_ARGUMENT`; as {@link PoolView.get}
	 * @remarks Source: V and score of the workers, tokenomic parameters; both generations
	 */
	estimateEarnings(what: EstimateOptions = {}, options?: ReadOptions): Promise<PoolEstimate> {
		return this.lazyRead(async () => {
			const { estimatePool } = await import("./estimates/earnings.ts");
			return estimatePool(what);
		}, options);
	}
}

/**
 * A stake pool: what it is, live and once, and everything that its owner and others can do with it.
 *
 * - Both generations, where a member says nothing else
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
		return this.#context.watch(`pool/${this.pid}`, (reads) => requirePool(reads, this.pid));
	}

	/**
	 * The pool's workers in the chain's order, replayed, and again whenever one of them changed.
	 *
	 * - Ends as {@link StakePool.state$}
	 */
	get workers$(): Observable<readonly WorkerState[]> {
		return this.#context.watch(`pool/${this.pid}/workers`, (reads) => requirePoolWorkers(reads, this.pid));
	}

	/**
	 * What settlements bring the pool, one by one, from the newest block on.
	 *
	 * - No block is left out while the connection holds; after a reorganisation the blocks of the new branch follow
	 * - Ends with `NOT_FOUND` or `WRONG_POOL_KIND`, and with `UNSUPPORTED` in generation 1 before spec 1180; completes when the client
	 *   closes
	 *
	 * @remarks Source: `RewardReceived` of `phalaStakePool` (generation 1) and `phalaStakePoolv2` (generation 2)
	 */
	get rewards$(): Observable<PoolReward> {
		return this.#context.watchEach(`pool/${this.pid}/rewards`, (reads) => requireRewards(reads, this.pid));
	}

	/**
	 * Changes of the commission, block after block, as the owner made them.
	 *
	 * - Reads every block of the range, some at the same time: for long ranges use an indexer. Needs a node that has those blocks
	 *
	 * @param range - `from` and `to`: numbers of blocks of the best chain, both included; to the newest where `to` is left out
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`; `NOT_FOUND`, `WRONG_POOL_KIND` where there is no such pool or block at the end of the
	 * range; what the transport throws
	 * @remarks Source: `PoolCommissionSet` of `phalaStakePool` (generation 1) and `phalaStakePoolv2` (generation 2)
	 */
	async *commissionHistory(range: BlockRange, options: ReadOptions = {}): AsyncIterable<CommissionChange> {
		const { commissionHistory } = await import("./history/commission-history.ts");
		yield* commissionHistory(this.#context, this.pid, (reads) => requirePool(reads, this.pid), range, options);
	}

	/**
	 * The pool over time: its state at every `every`th block from `from` on.
	 *
	 * - One sample costs the requests of one reading, 2 as a rule, and 8 are under way at the same time; hashes come 128 at once
	 * - Every block is decoded by the runtime that made it; blocks from before the pool was created have no sample
	 * - Leaving the loop, or `signal`, ends all of it
	 *
	 * @param options - `from`, `to`, `every`, `fields`, `signal`
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `NOT_FOUND`, `WRONG_POOL_KIND`, `BLOCK_PRUNED`, and what the transport throws
	 * @example
	 * ```ts
	 * const options = { from: 2_000_000, to: 2_100_000, every: 7_200, fields: ["totalStake", "sharePrice"] } as const;
	 * for await (const { timestampMs, pool } of phala.stakePool(7).series(options)) {
	 * 	console.log(new Date(timestampMs), pool.totalStake, pool.sharePrice);
	 * }
	 * ```
	 */
	async *series<F extends StakePoolField = keyof StakePoolState & StakePoolField>(
		options: StakePoolSeriesOptions<F>,
	): AsyncGenerator<SeriesPoint<StakePoolFields<F>>, void, undefined> {
		const { readStakePoolSeries } = await import("./history/events.ts");
		yield* readStakePoolSeries(this.#context, this.pid, options);
	}

	/**
	 * Sets the owner's cut of later rewards. By the owner.
	 *
	 * @param commissionPpm - parts per million, 0 to 1 000 000; `percent("60")` makes one
	 * @throws {@link PhalaError} `INVALID_COMMISSION`
	 * @remarks Source: `phalaStakePool.setPayoutPref` (generation 1), `phalaStakePoolv2.setPayoutPref` (generation 2)
	 */
	setCommission(commissionPpm: number): Plan<{ commissionPpm: number }> {
		const ppm = parseCommission(commissionPpm);
		return this.#context.plan("setCommission", [this.pid, ppm]);
	}

	/**
	 * Sets the most that the pool takes. By the owner; not below what is delegated already; never to unlimited again.
	 *
	 * - Generation 1: the pool never holds more. Generation 2: rewards can push it over the cap, and it then takes nothing
	 *
	 * @param cap - pico PHA
	 * @throws {@link PhalaError} `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePool.setCap` (generation 1), `phalaStakePoolv2.setCap` (generation 2)
	 */
	setCap(cap: bigint): Plan<{ cap: bigint }> {
		const amount = parseAmount(cap);
		return this.#context.plan("setCap", [this.pid, amount]);
	}

	/**
	 * Adds a worker whose operator is the pool's owner. By the owner.
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws {@link PhalaError} `INVALID_PUBLIC_KEY`
	 * @remarks Source: `phalaStakePool.addWorker` (generation 1), `phalaStakePoolv2.addWorker` (generation 2)
	 */
	addWorker(publicKey: string): Plan<{ publicKey: string }> {
		const key = parsePublicKey(publicKey);
		return this.#context.plan("addWorker", [this.pid, key]);
	}

	/**
	 * Takes a worker out of the pool. By the owner.
	 *
	 * - Generation 2: only in the state Ready. Generation 1: in any state; one that computes is stopped first, and its stake cools down
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws {@link PhalaError} `INVALID_PUBLIC_KEY`
	 * @remarks Source: `phalaStakePool.removeWorker` (generation 1), `phalaStakePoolv2.removeWorker` (generation 2)
	 */
	removeWorker(publicKey: string): Plan<{ publicKey: string }> {
		const key = parsePublicKey(publicKey);
		return this.#context.plan("removeWorker", [this.pid, key]);
	}

	/**
	 * Claims all of the owner's commission. By the owner.
	 *
	 * - Generation 1: PHA, from the account that pays rewards. Generation 2: W-PHA, unwrapped in the same transaction where it stays
	 *   with the signer, as far as votes allow
	 *
	 * @param options - `target`: who gets it, ss58 or hex; the signer when left out
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `phalaStakePool.claimOwnerRewards` (generation 1; `claimRewards` before spec 1180),
	 * `phalaStakePoolv2.claimOwnerRewards` and `phalaWrappedBalances.unwrap` (generation 2)
	 */
	claimOwnerReward(options: { readonly target?: string | undefined } = {}): Plan<{ amount: bigint }> {
		const target = options.target === undefined ? null : this.#context.addresses.parse(options.target);
		return this.#context.plan("claimOwnerReward", [this.pid, target]);
	}

	/**
	 * Lets an account contribute; the first one closes the pool for everybody else but the owner. By the owner.
	 *
	 * - Who has delegated already keeps the position
	 * - `UNSUPPORTED` in generation 1 before spec 1180
	 *
	 * @param address - ss58 or hex; for a vault its own account
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePool.addStakerToWhitelist` (generation 1), `phalaBasePool.addStakerToWhitelist` (generation 2)
	 */
	addToWhitelist(address: string): Plan<{ address: string }> {
		return addToWhitelist(this.#owned, address);
	}

	/**
	 * Takes an account off the whitelist; the last one opens the pool for everybody. By the owner.
	 *
	 * - `UNSUPPORTED` in generation 1 before spec 1180
	 *
	 * @param address - ss58 or hex
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePool.removeStakerFromWhitelist` (generation 1),
	 * `phalaBasePool.removeStakerFromWhitelist` (generation 2)
	 */
	removeFromWhitelist(address: string): Plan<{ address: string }> {
		return removeFromWhitelist(this.#owned, address);
	}

	/**
	 * Replaces the pool's description. By the owner; at most 4400 bytes.
	 *
	 * - `UNSUPPORTED` in generation 1 before spec 1180
	 *
	 * @param description - the Console's form, written as JSON: each field of at most 30 characters, `ann` 480; or any text, as it is
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `UNSUPPORTED`
	 * @remarks Source: `phalaStakePool.setPoolDescription` (generation 1), `phalaBasePool.setPoolDescription` (generation 2)
	 */
	setDescription(description: string | DescriptionForm): Plan<Record<string, never>> {
		return setDescription(this.#owned, description);
	}

	/**
	 * Pays the queue from free stake, and stops all workers where a request has waited longer than the grace period. By anyone.
	 *
	 * - Generation 2 alone: there nobody is stopped until somebody asks. Generation 1 does it by itself at the end of a block, and has
	 *   no call for it
	 *
	 * @throws {@link PhalaError} `UNSUPPORTED` in generation 1
	 * @remarks Source: `phalaStakePoolv2.checkAndMaybeForceWithdraw` (generation 2)
	 */
	enforceExit(): Plan<{ paid: bigint; stopped: readonly string[] }> {
		return this.#context.plan("enforceExit", [this.pid]);
	}

	/**
	 * Frees the stake of every worker whose cool-down is over, in one transaction, and pays the queue from it. By anyone.
	 *
	 * @remarks Source: `phalaStakePool.reclaimPoolWorker` (generation 1), `phalaStakePoolv2.reclaimPoolWorker` (generation 2)
	 */
	reclaimAll(): Plan<{ reclaimed: bigint; workers: readonly string[] }> {
		return this.#context.plan("reclaimAll", [this.pid]);
	}

	/**
	 * Frees the stake that one worker held for this pool, once its cool-down is over, and pays the queue from it. By anyone.
	 *
	 * - For workers that the pool has no more: {@link Worker.reclaim} asks the pool that a worker is in. Generation 2 lists none that were
	 *   unbound while they computed, so {@link StakePool.reclaimAll} cannot know of them
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws {@link PhalaError} `INVALID_PUBLIC_KEY`
	 * @remarks Source: `phalaStakePool.reclaimPoolWorker` (generation 1), `phalaStakePoolv2.reclaimPoolWorker` (generation 2)
	 */
	reclaimWorker(publicKey: string): Plan<{ reclaimed: bigint }> {
		const key = parsePublicKey(publicKey);
		return this.#context.plan("reclaimWorker", [this.pid, key]);
	}

	/**
	 * Makes an account's queued request no larger than the shares behind it. By anyone.
	 *
	 * - Generation 1 alone, for records that went apart there; in generation 2 they cannot
	 *
	 * @param address - whose request, ss58 or hex
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`; `UNSUPPORTED` in generation 2
	 * @remarks Source: `phalaStakePool.reconcileWithdrawQueue` (generation 1)
	 */
	reconcileQueue(address: string): Plan<Record<string, never>> {
		const account = this.#context.addresses.parse(address);
		return this.#context.plan("reconcileQueue", [this.pid, account]);
	}

	get #owned(): PoolAdmin {
		return { context: this.#context, pid: this.pid, kind: "stakePool" };
	}
}
