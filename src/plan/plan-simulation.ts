import type { AccountLike } from "../chain/addresses.ts";
import type { ChainReads, WritesModule } from "../chain/chain-adapter.ts";
import type { PoolEvent } from "../chain/events/pool-event.ts";
import { innerCalls } from "../chain/inner-calls.ts";
import type { Call, ChainEvent, CheckFailure, Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { describeFailure, failureToError, refusalError } from "../chain/rules/rule-error.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { asPhalaError } from "../errors/as-phala-error.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import type { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { readBlockRef } from "../query/storage-value.ts";
import { FetchedStorage } from "../simulation/fetched-storage.ts";
import type { EarlierTransaction } from "../simulation/prepare-after.ts";
import { prefetch } from "../simulation/respond-from.ts";
import { SimulatedChain, type SimulatedResult, type StartState } from "../simulation/simulated-chain.ts";
import type { EstimateOptions } from "./estimate-fee.ts";
import { PlanPreparer } from "./loaded-with-plans.ts";
import { parsePlanAccount } from "./plan-account.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PreparationPoint } from "./preparation-point.ts";
import { schemeOf } from "./signature-scheme.ts";
import { checkOptions, type TransactionOptions } from "./signing-payload.ts";
import { type LoadedRuntime, loadSimulatedRuntime } from "./simulated-runtime.ts";
import { SimulatedState } from "./simulated-state.ts";
import { collectPids, parseTime, passTime, type SimulatedTime, type TimeContext } from "./simulated-time.ts";

/** Options of {@link Plan.simulate}. @public */
export interface SimulateOptions extends TransactionOptions {
	/** Time that passes after the plan: {@link PlanSimulation.later}. */
	readonly then?: SimulatedTime | undefined;
}

/** What happened while time passed in a simulation. @public */
export interface SimulatedPeriod {
	/** Events of Phala's pallets, in order: requests that were paid, workers that stopped, stake that was reclaimed. */
	readonly events: readonly PoolEvent[];
	/** The state at its end. */
	readonly after: SimulatedState;
}

/** A plan that was run in memory on the chain's state. @public */
export interface PlanSimulation<R> {
	/** What `TransactionResult.result` would be; `null` where the chain would refuse the transaction. */
	readonly result: R | null;
	/** Why it would; `null` where it would not. */
	readonly error: PhalaError | null;
	/** As {@link Plan.check} returns them. */
	readonly failures: readonly CheckFailure[];
	/** What the account pays, tip included, pico PHA; `null` where nothing can be called. */
	readonly fee: bigint | null;
	/** All events of the transaction, as `TransactionResult.events`; none where no block could contain it. */
	readonly events: readonly ChainEvent[];
	/** The state before the transaction. */
	readonly before: SimulatedState;
	/** The state after it. */
	readonly after: SimulatedState;
	/** What happened in the time of the option `then`; `null` without that option. */
	readonly later: SimulatedPeriod | null;
	/**
	 * Lets more time pass.
	 *
	 * - In few blocks, at the times at which something is due. No worker earns and no other account acts, but for `enforce`
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for a time out of range; `UNSUPPORTED_SIMULATION`; the transport's errors
	 */
	advance(time: SimulatedTime): Promise<SimulatedPeriod>;
	/**
	 * Runs another plan of the same client on the state that the simulation has reached.
	 *
	 * @param account - who would sign; required unless the plan belongs to an account
	 * @throws PhalaError as {@link Plan.simulate}
	 */
	simulate<S>(plan: SimulatedPlan<S>, account?: AccountLike, options?: SimulateOptions): Promise<PlanSimulation<S>>;
}

/** A plan, of any kind. @public */
export interface SimulatedPlan<R> {
	/** @internal */
	readonly spec: {
		readonly account: Hex | null;
		createOperation(chain: WritesModule, context: PlanContext): Operation<R> | Promise<Operation<R>>;
	};
}

/** The plan to start a simulation with. */
export interface SimulationStart {
	readonly context: PlanContext;
	readonly runtime: WritesModule;
	readonly point: PreparationPoint;
}

/** Options of one plan, and the scheme by which its account would sign. */
type SimulationOptions = SimulateOptions & Pick<EstimateOptions, "scheme">;

/** Runs a plan on a new simulation. */
export async function startSimulation<R>(
	start: SimulationStart,
	operation: Operation<R>,
	account: Hex,
	options: SimulationOptions,
): Promise<PlanSimulation<R>> {
	if (options.then !== undefined) parseTime(options.then);
	const { context, runtime, point } = start;
	const storage = new FetchedStorage();
	const [loaded, block] = await Promise.all([
		loadSimulatedRuntime(context, runtime),
		// Fetches what the check reads with the block. After other transactions, it reads something else.
		context.execute(() => (point.earlier ? readBlockRef() : prefetch(operation.prepare(account), storage)), {
			at: point.at,
		}),
	]);
	const session = new SimulationSession(start, { ...loaded, storage, block });
	if (point.earlier) await session.include(account, point.earlier.pending);
	return session.run(operation, account, options);
}

/** Index of the first transaction in a block: after the one that sets the time. */
const FIRST_INDEX = 1;

/** The plans of one simulation. */
class SimulationSession {
	readonly #context: PlanContext;
	readonly #runtime: WritesModule;
	readonly #reads: ChainReads;
	readonly #chain: SimulatedChain;
	readonly #at: Hex;
	readonly #blockMs: number;
	readonly #pids = new Set<number>();

	constructor(
		{ context, runtime, point: { at } }: SimulationStart,
		{ reads, rules, blockMs, storage, block }: LoadedRuntime & Required<StartState>,
	) {
		const { metadata } = runtime;
		const execute: PlanContext["execute"] = (query) => context.execute(query, { at });
		this.#chain = new SimulatedChain(
			{ rules, metadata, addresses: context.addresses },
			(query) => execute(query, { at }),
			{ storage, block },
		);
		// Plans read the state that the simulation has reached; what else they ask the node does not depend on it.
		const read: PlanContext["execute"] = (query) => this.#chain.read(query);
		this.#context = Object.assign(Object.create(context) as PlanContext, { execute: read });
		this.#runtime = runtime;
		this.#reads = reads;
		this.#at = at;
		this.#blockMs = blockMs;
	}

	/** Includes transactions that were sent already. */
	async include(account: Hex, pending: readonly EarlierTransaction[]): Promise<void> {
		const transactions = pending.map(({ calls, fee }) => ({ account, calls, fee, tip: 0n }));
		await this.#chain.produce(this.#nextMs, transactions);
	}

	async run<R>(operation: Operation<R>, account: Hex, options: SimulationOptions): Promise<PlanSimulation<R>> {
		const before = this.#state();
		// The node estimates the fee while storage is fetched.
		const observed = reportPrepared(operation, ({ calls }) => {
			if (calls.length > 0) this.#prefetch(account, calls);
		});
		const preparer = new PlanPreparer(this.#context, this.#runtime, observed);
		const point = { at: this.#at, nonce: async () => 0 };
		const { prepared, failures, fee: checkedFee } = await preparer.prepareAndCheck(account, point, options);
		const isCallable = prepared.calls.length > 0;
		const fee = checkedFee ?? (isCallable ? await preparer.estimateFee(account, prepared, point, options) : null);
		// A fee that is too high, or a block that is too small: no block contains the calls.
		const blocking = failures.find((failure) => !prepared.failures.includes(failure));
		const executed =
			fee === null || blocking ? null : await this.#execute(account, prepared, { fee, tip: options.tip ?? 0n });
		const events = executed?.events ?? [];
		const refusal = executed?.isIncluded ? (executed.refusal ?? prepared.refusal?.(events) ?? null) : null;
		const error = await this.#errorOf(executed, refusal, blocking ? [blocking] : failures);
		const place = { height: this.#chain.block.number, index: FIRST_INDEX };
		const result = error === null ? prepared.outcome(events, place) : null;
		const after = this.#state();
		const values = deepFreeze({
			result,
			error,
			failures: failures.map(describeFailure),
			fee: fee && paidFee(events, fee),
			events,
		});
		const { then } = options;
		const later = then === undefined ? null : await this.#advance(account, then);
		const methods: Pick<PlanSimulation<R>, "advance" | "simulate"> = {
			advance: (time) => this.#advance(account, time),
			simulate: (plan, signer, next = {}) => this.#runPlan(plan, signer, next),
		};
		// Methods of the prototype: consoles print the data alone.
		return Object.freeze(Object.assign(Object.create(methods), { ...values, before, after, later }));
	}

	/** Fetches what the calls read. A failure is that of the calls as well. */
	#prefetch(account: Hex, calls: readonly Call[]): void {
		this.#chain.prefetch(this.#nextMs, [{ account, calls, fee: 0n, tip: 0n }]).catch(() => {});
	}

	async #runPlan<S>(
		plan: SimulatedPlan<S>,
		signer: AccountLike | undefined,
		options: SimulateOptions,
	): Promise<PlanSimulation<S>> {
		checkOptions(options);
		if (options.then !== undefined) parseTime(options.then);
		if (typeof Object(plan).spec?.createOperation !== "function")
			throw invalidArgument("plan", plan, "a plan of this client");
		try {
			const account = parsePlanAccount(this.#context.addresses, plan.spec.account, signer);
			const operation = await plan.spec.createOperation(this.#runtime, this.#context);
			return await this.run(operation, account, { ...options, scheme: schemeOf(signer) });
		} catch (error) {
			throw asPhalaError("simulation.simulate()", error);
		}
	}

	async #execute(
		account: Hex,
		{ calls }: Prepared,
		paid: { readonly fee: bigint; readonly tip: bigint },
	): Promise<SimulatedResult | null> {
		for (const { args } of calls.flatMap(innerCalls)) {
			for (const pid of [args.pid, args.vaultPid, args.asVault])
				if (typeof pid === "bigint") this.#pids.add(Number(pid));
		}
		const block = await this.#chain.produce(this.#nextMs, [{ account, calls, ...paid }]);
		collectPids(this.#pids, block);
		return block.results[0] ?? null;
	}

	async #errorOf(
		executed: SimulatedResult | null,
		refusal: DispatchInfo | null,
		failures: readonly RuleFailure[],
	): Promise<PhalaError | null> {
		if (executed === null || !executed.isIncluded) return failureToError(failures[0] ?? ruleFailure("CHAIN_FAULT", {}));
		if (refusal === null) return null;
		const errorCode = await this.#runtime.loadErrorCode();
		return refusalError(errorCode(refusal.pallet, refusal.name), refusal, failures);
	}

	async #advance(account: Hex, time: SimulatedTime): Promise<SimulatedPeriod> {
		const context: TimeContext = {
			chain: this.#chain,
			runtime: this.#runtime,
			reads: this.#reads,
			generation: this.#context.generation,
			account,
			pids: this.#pids,
			blockMs: this.#blockMs,
		};
		try {
			const events = await passTime(context, time);
			return Object.freeze({ events: Object.freeze(events), after: this.#state() });
		} catch (error) {
			throw asPhalaError("simulation.advance()", error);
		}
	}

	get #nextMs(): number {
		return this.#chain.block.timestampMs + this.#blockMs;
	}

	#state(): SimulatedState {
		return new SimulatedState(this.#chain.freeze(), this.#context, this.#reads);
	}
}

/** The fee as the transaction reports it: some calls return a part of what is estimated. */
function paidFee(events: readonly ChainEvent[], estimated: bigint): bigint {
	const paid = events.find(({ pallet, name }) => pallet === "transactionPayment" && name === "TransactionFeePaid");
	return typeof paid?.data.actualFee === "bigint" ? paid.data.actualFee : estimated;
}

/** The operation, with a report of what it is once it is prepared. */
function reportPrepared<R>(operation: Operation<R>, report: (prepared: Prepared<R>) => void): Operation<R> {
	function* observe(query: StorageQuery<Prepared<R>>): StorageQuery<Prepared<R>> {
		const prepared = yield* query;
		report(prepared);
		return prepared;
	}
	return { name: operation.name, prepare: (account) => observe(operation.prepare(account)) };
}
