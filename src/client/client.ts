import type { ApiPromise } from "@polkadot/api";
import type { Observable } from "rxjs";
import type { AccountLike } from "../chain/addresses.ts";
import type { PoolEvent, PoolEventType } from "../chain/events/pool-event.ts";
import type { ChainParameters, Generation } from "../chain/model/network.ts";
import type { MultisigOptions } from "../chain/multisigs/multisig-account.ts";
import type { Hex } from "../codec/hex.ts";
import { Delegator } from "../entities/delegator.ts";
import type { ReadOptions } from "../entities/entity-context.ts";
import type { BudgetState } from "../entities/estimates/earnings.ts";
import type { EventFilter } from "../entities/history/event-filter.ts";
import type { EventsOptions } from "../entities/history/events.ts";
import type { Risk } from "../entities/risks/risk.ts";
import type { RiskQuery } from "../entities/risks/risk-query.ts";
import type { RiskReport } from "../entities/risks/risks.ts";
import { StakePool } from "../entities/stake-pool.ts";
import { StakePools } from "../entities/stake-pools.ts";
import { parseU32 } from "../entities/validate.ts";
import { Vault } from "../entities/vault.ts";
import { Vaults } from "../entities/vaults.ts";
import { Worker } from "../entities/worker.ts";
import { Workers } from "../entities/workers.ts";
import { notFound } from "../errors/not-found.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import { type BatchResult, createBatch } from "../plan/batch.ts";
import type { BatchMode } from "../plan/batch-operation.ts";
import { Plan } from "../plan/plan.ts";
import type { ResumeOptions } from "../plan/resume-transaction.ts";
import { sendAll } from "../plan/send-all.ts";
import type { TransactionSigner } from "../plan/signer.ts";
import type { SimulatedState } from "../plan/simulated-state.ts";
import { startSubmission } from "../plan/start-submission.ts";
import type { Submission } from "../plan/submission.ts";
import type { SendAllOptions, SubmissionSequence } from "../plan/submission-sequence.ts";
import type { SubmitExtrinsicOptions } from "../plan/submit-extrinsic.ts";
import type { SubmittedResult } from "../plan/submitted-result.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { ConnectionStatus } from "../rpc/connection-status.ts";
import type { Announcements } from "./announcements.ts";
import type { BlockLike } from "./block-like.ts";
import { PhalaView } from "./client-at-block.ts";
import type { ClientContext } from "./client-context.ts";
import type { Multisig } from "./multisig.ts";
import { buildNetworkInfo, type NetworkInfo } from "./network-info.ts";
import type { ChainToken } from "./token.ts";

declare global {
	interface SymbolConstructor {
		/** Declared for projects whose `lib` lacks it; the same as in `lib.esnext.disposable` and `@types/node`. */
		readonly asyncDispose: unique symbol;
	}
}

const loadRisks = () => import("../entities/risks/risks.ts").catch(throwNotLoaded);

/** Accounts unlocked by one call of `unlockVotes`. */
const DEFAULT_MAX_ACCOUNTS = 100;

/**
 * A connected client, created by {@link connect}. Both generations, unless a member states otherwise.
 *
 * @public
 */
export class Phala {
	/** All stake pools. */
	readonly stakePools: StakePools;
	/** All vaults; none in generation 1. */
	readonly vaults: Vaults;
	/** All workers. */
	readonly workers: Workers;
	readonly #context: ClientContext;
	readonly #token: ChainToken;

	/** @internal */
	constructor(context: ClientContext, token: ChainToken) {
		this.#context = context;
		this.#token = Object.freeze(token);
		this.stakePools = new StakePools(context);
		this.vaults = new Vaults(context);
		this.workers = new Workers(context);
	}

	/** Generation of the chain's pallets. */
	get generation(): Generation {
		return this.#context.generation;
	}

	/** The chain, with the newest runtime seen. */
	get network(): NetworkInfo {
		return buildNetworkInfo(this.#context.runtime, this.#context.genesisHash, this.#token);
	}

	/**
	 * Which endpoint is in use, since when, and how healthy it is: the present status, then every change; completes when the client
	 * closes. A new `latencyMs` alone is no change.
	 */
	get connection$(): Observable<ConnectionStatus> {
		return this.#context.connection.status$;
	}

	/**
	 * The newest block, then every following one that the node reports, best or finalized by the client's `finality`.
	 *
	 * - After a reorganisation the number does not increase by one
	 * - All subscribers share one subscription, which ends shortly after the last one unsubscribes
	 */
	get head$(): Observable<BlockRef> {
		return this.#context.head$;
	}

	/**
	 * The newest block, best or finalized by the client's `finality`. Its `timestampMs` is the chain's clock.
	 *
	 * @throws PhalaError the transport's errors
	 * @remarks Source: `timestamp.now`
	 */
	head(options?: ReadOptions): Promise<BlockRef> {
		return this.#context.head(options);
	}

	/**
	 * The `ApiPromise` on the same connection: the one given to {@link connect}, or one that is loaded and created on the first call.
	 *
	 * @throws PhalaError `CLOSED`, `TIMEOUT`
	 */
	api(): Promise<ApiPromise> {
		return this.#context.api();
	}

	/**
	 * Parameters of the chain that apply to all pools and accounts.
	 *
	 * @throws PhalaError the transport's errors
	 */
	parameters(options?: ReadOptions): Promise<ChainParameters> {
		return this.#context.read((reads) => reads.parameters(), options);
	}

	/**
	 * The network's budget per block and the total share of all workers, as estimates need them. Reads all workers.
	 *
	 * @throws PhalaError the transport's errors
	 * @remarks Source: tokenomic parameters, and V and score of every computing worker; both generations
	 */
	async budget(options?: ReadOptions): Promise<BudgetState> {
		const { readBudget } = await import("../entities/estimates/earnings.ts").catch(throwNotLoaded);
		return this.#context.read(readBudget, options);
	}

	/**
	 * An account as ss58 text with the chain's prefix.
	 *
	 * @param account - ss58 or hex, or an object with an address of any network
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	formatAddress(account: AccountLike): string {
		const { addresses } = this.#context;
		return addresses.format(addresses.parseAccount(account));
	}

	/**
	 * A stake pool. Makes no request.
	 *
	 * @throws PhalaError `INVALID_PID`
	 */
	stakePool(pid: number | bigint): StakePool {
		return new StakePool(this.#context, pid);
	}

	/**
	 * A vault. Makes no request. Generation 2; in generation 1 its reads and writes fail with `UNSUPPORTED`.
	 *
	 * @throws PhalaError `INVALID_PID`
	 */
	vault(pid: number | bigint): Vault {
		return new Vault(this.#context, pid);
	}

	/**
	 * A worker. Makes no request.
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws PhalaError `INVALID_PUBLIC_KEY`
	 */
	worker(publicKey: string): Worker {
		return new Worker(this.#context, publicKey);
	}

	/**
	 * A delegator. Makes no request.
	 *
	 * @param account - ss58 with the chain's prefix or the generic 42, 32 bytes of hex, or an object with an address of any network
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	delegator(account: AccountLike): Delegator {
		return new Delegator(this.#context, account);
	}

	/**
	 * The chain as it was at a block, also before upgrades: the same handles, read only.
	 *
	 * - Responses for that block are cached, the least recently used ones evicted: a repeated read makes no request
	 *
	 * @param block - number on the chain that is best now, hash, block of an earlier result, `"best"` or `"finalized"`; a date: the last
	 * block that is not after it; or the state of a simulation
	 * @throws PhalaError `INVALID_ARGUMENT`, `NOT_FOUND`, `BLOCK_PRUNED` if the node has discarded the state of that block, and the
	 * transport's errors
	 * @example
	 * ```ts
	 * const { block } = await phala.at(new Date("2024-01-01"));
	 * for await (const event of phala.events({ from: block.number + 1 })) console.log(event.block.number, event.type);
	 * ```
	 */
	async at(block: BlockLike | SimulatedState, options: ReadOptions = {}): Promise<PhalaView> {
		const { view }: Partial<SimulatedState> = Object(block);
		if (view) return view(PhalaView, this.network);
		const [chain, { resolveBlockHash }] = await Promise.all([
			this.#context.historicalChain(),
			import("./block-like.ts").catch(throwNotLoaded),
		]);
		const hash = await resolveBlockHash(this.#context, block as BlockLike, options);
		if ((await chain.numberOf(hash, options)) === null) throw notFound("block", hash);
		const at = await chain.runtimeAt(hash, options);
		const network = buildNetworkInfo(at.runtime, this.#context.genesisHash, this.#token);
		return new PhalaView(chain.at(hash), at.block, at.runtime.generation, network);
	}

	/**
	 * Events of Phala's pallets in a range of blocks, in the chain's order, in the same form for both generations.
	 *
	 * - One request per block, and one per 128 blocks for their hashes; at most 8 blocks are read at the same time
	 * - Each block is decoded by its own runtime, across upgrades; requires a node that has the state of these blocks
	 * - Leaving the loop, or aborting `signal`, cancels all requests
	 *
	 * @param options - `from`, `to`, `pids`, `accounts`, `types`, `onProgress`, `signal`
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`; `NOT_FOUND` for a block after the
	 * newest one; `BLOCK_PRUNED`, `DECODE_FAILED`, `ABORTED`, and the transport's errors
	 * @remarks Source: `system.events`
	 * @example
	 * ```ts
	 * for await (const event of phala.events({ from: 2_000_000, to: 2_000_100, pids: [7], types: ["rewarded"] })) {
	 * 	console.log(event.block.number, event.toOwner, event.toDelegators);
	 * }
	 * ```
	 */
	async *events<T extends PoolEventType = PoolEventType>(
		options: EventsOptions<T>,
	): AsyncGenerator<PoolEvent<T>, void, undefined> {
		const { readEvents } = await import("../entities/history/events.ts").catch(throwNotLoaded);
		yield* readEvents(this.#context, options) as AsyncGenerator<PoolEvent<T>, void, undefined>;
	}

	/**
	 * Events of Phala's pallets as they happen, of every block from the newest one on, in the chain's order.
	 *
	 * - No block is skipped while the connection holds; after a reorganisation the blocks of the new branch follow
	 * - All subscribers share one upstream, whatever their filters
	 *
	 * @param filter - `pids`, `accounts`, `types`; all events by default
	 * @returns completes when the client closes; fails with `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS` or `WRONG_PREFIX` for an
	 * invalid filter
	 * @remarks Source: `system.events`
	 * @example
	 * ```ts
	 * const subscription = phala.events$({ types: ["contributed", "withdrawn"] }).subscribe((event) => {
	 * 	console.log(event.block.number, event.type, event.pid, event.amount);
	 * });
	 * subscription.unsubscribe();
	 * ```
	 */
	events$<T extends PoolEventType = PoolEventType>(filter: EventFilter<T> = {}): Observable<PoolEvent<T>> {
		return this.#context.loadStream(async () => {
			const { watchEvents } = await import("../entities/history/events.ts").catch(throwNotLoaded);
			return watchEvents(this.#context, filter) as Observable<PoolEvent<T>>;
		});
	}

	/**
	 * What will happen to stake unless an account acts: workers that are stopped because a withdrawal is not covered, vaults that are shut
	 * down, workers that do not respond, commissions that rose, stake and rewards that lie idle. Each with its time by the chain's clock, what
	 * prevents it, and by whom.
	 *
	 * - All risks as `added` in the first change, then one change per block that changed one; quiet otherwise
	 * - One live reading of all pools, shared by subscribers with equal queries, each change of one block
	 * - Without `pids` or `accounts`, all pools are read; with `accounts`, those that concern them, also through vaults
	 * - A commission is compared with those since the subscription began; all other risks follow from the state of one block
	 *
	 * @param query - `pids`, `accounts`: a risk has to meet each that is given
	 * @returns completes when the client closes; fails with `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS` or `WRONG_PREFIX` for an
	 * invalid query
	 * @example
	 * ```ts
	 * const subscription = phala.risks$({ accounts: [wallet] }).subscribe(({ added, removed }) => {
	 * 	for (const risk of added) console.log(risk.type, risk.pid, risk.at, risk.remedies.map(({ by, action }) => `${by}: ${action}`));
	 * 	for (const id of removed) console.log("no longer:", id);
	 * });
	 * subscription.unsubscribe();
	 * ```
	 */
	risks$(query: RiskQuery = {}): Observable<CollectionChange<string, Risk>> {
		return this.#context.loadStream(async () => (await loadRisks()).watchRisks(this.#context, query));
	}

	/**
	 * The risks of {@link Phala.risks$} at the newest block, soonest first, apart from commissions that rose.
	 *
	 * @param query - `pids`, `accounts`, `signal`
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`; `DECODE_FAILED`, and the transport's errors
	 */
	async risks(query: RiskQuery & ReadOptions = {}): Promise<RiskReport> {
		return (await loadRisks()).readRisks(this.#context, query);
	}

	/**
	 * One plan of many, signed once.
	 *
	 * - Each plan is checked and prepared on the chain as the plans before it leave it
	 *
	 * @param plans - at least one, all of one account, none of them a batch
	 * @param options - `mode`: the effect of a failing plan: `all` (default) reverts everything, `best-effort` keeps the plans before it
	 * and stops, `force` continues with the next
	 * @throws PhalaError `INVALID_ARGUMENT`
	 * @remarks Source: `utility.batchAll`, `.batch`, `.forceBatch`
	 */
	batch<const T extends readonly Plan<unknown>[], M extends BatchMode = "all">(
		plans: T,
		options?: { readonly mode?: M },
	): Plan<BatchResult<T, M>> {
		return createBatch(this.#context.planContext(), plans, options);
	}

	/**
	 * An account that acts when enough of its signatories agree: its address, the calls that wait for approvals, and their cancellation.
	 * `plan.multisig(options)` approves and executes plans.
	 *
	 * @param options - `threshold`, and `signatories` in any order
	 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	async multisig(options: MultisigOptions): Promise<Multisig> {
		return new (await import("./acting.ts").catch(throwNotLoaded)).Multisig(this.#context, Plan, options);
	}

	/**
	 * Calls that a proxy with a delay announced: their list, and their removal. `plan.announce(account)` announces, and
	 * `plan.as(account, { announcedBy })` executes.
	 *
	 * @param proxy - the account that announces
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	async announcements(proxy: AccountLike): Promise<Announcements> {
		return new (await import("./acting.ts").catch(throwNotLoaded)).Announcements(this.#context, Plan, proxy);
	}

	/**
	 * The plan of exactly this call, e.g. of one that another signatory of a multisig approved, or that a proxy announced.
	 *
	 * - Calls of the SDK, batches of them, and those by proxy and multisig are checked and predicted as their plans are. Of other calls the
	 * check finds nothing, and the result is their events
	 *
	 * @param call - encoded
	 * @returns a plan; when it is used: `INVALID_ARGUMENT`, `DECODE_FAILED` for bytes that are no call of the chain's runtime
	 * @example
	 * ```ts
	 * import type { MultisigOptions, Phala, TransactionSigner } from "phala-stakepool";
	 * export async function approveFirst(phala: Phala, options: MultisigOptions, signer: TransactionSigner): Promise<void> {
	 * 	const [pending] = await (await phala.multisig(options)).pending();
	 * 	if (pending?.call) await phala.call(pending.call).multisig(options).send(signer).inBlock;
	 * }
	 * ```
	 */
	call(call: Hex): Plan<SubmittedResult> {
		return new Plan(
			this.#context.planContext(),
			async (...runtime) => (await import("./acting.ts").catch(throwNotLoaded)).createCallOperation(call, ...runtime),
			null,
		);
	}

	/**
	 * Sends plans of one account in as few transactions as the chain's blocks can hold, one after the other.
	 *
	 * - Each transaction is checked and prepared on the chain as those before it left it. No plan is split
	 * - An abort or a failure keeps the outcomes so far, and the result names the plans that were not sent
	 *
	 * @param plans - at least one, all of one account, none of them a batch
	 * @param signer - signs every transaction
	 * @param options - `mode`: whether plans after a refused one are sent (`force`) or not (`best-effort`, default)
	 * @throws PhalaError `INVALID_ARGUMENT`
	 * @example
	 * ```ts
	 * const workers = await phala.workers.ofPool(0);
	 * const stops = workers.map(({ publicKey }) => phala.worker(publicKey).stop());
	 * const stopping = phala.sendAll(stops, signer, { mode: "force" });
	 * stopping.progress$.subscribe(({ completed, total }) => console.log(completed, total));
	 * const { outcomes } = await stopping.finalized;
	 * ```
	 * @remarks Source: `utility.batch`, `.forceBatch`, `System.BlockWeights`, `System.BlockLength`
	 */
	sendAll<const T extends readonly Plan<unknown>[]>(
		plans: T,
		signer: TransactionSigner,
		options?: SendAllOptions,
	): SubmissionSequence<T> {
		return sendAll(() => this.#context.planContext(), plans, signer, options);
	}

	/**
	 * Sends an extrinsic that was signed elsewhere, and follows it. Returns at once; the submission reports every step.
	 *
	 * - Verifies first: the signature is the account's for this chain and its runtime, the nonce is not used, the mortality not over
	 * - Where this client has the plan, `plan.submitSigned` also checks it, and types its result
	 *
	 * @param extrinsic - the signed extrinsic as hex, its length in front
	 * @returns its failures, besides those of {@link Plan.send}: `INVALID_ARGUMENT` for no hex, `DECODE_FAILED` for another or unsigned
	 * bytes, `SIGNING_FAILED` for a signature of another account, chain or runtime; `PAYLOAD_EXPIRED`, `NONCE_USED`
	 * @remarks Source: `author_submitAndWatchExtrinsic`
	 */
	submit(extrinsic: Hex, options: SubmitExtrinsicOptions = {}): Submission<SubmittedResult> {
		const context = this.#context.planContext();
		const loading = Promise.all([import("../plan/submit-extrinsic.ts").catch(throwNotLoaded), context.loadWrites()]);
		return startSubmission(
			context.session,
			loading.then(
				([{ submitExtrinsic }, chain]) =>
					(reporter) =>
						submitExtrinsic(context, chain, extrinsic, options, reporter),
			),
		);
	}

	/**
	 * Follows a transaction that was sent before the page was loaded again, or by another program. Returns at once.
	 *
	 * - Searches the blocks after `from` and the node's pool; then reports every step, as the submission that sent it. Where it is an
	 *   operation of the SDK, its result is typed
	 * - Nodes without the state of its block give `BLOCK_PRUNED` in place of the result
	 * - A transaction that leaves its block or the pool is sent to the node again, until its mortality ends
	 *
	 * @param hash - of the signed transaction
	 * @param options - `from`: a block from before it was sent; `to`, `signal`
	 * @returns its failures, besides those of {@link Plan.send}: `INVALID_ARGUMENT`; `NOT_FOUND` where the final chain has no such
	 * transaction up to `to`, nor the node's pool, or where the node has no block `from`
	 * @example
	 * ```ts
	 * import type { Phala, Plan, TransactionSigner } from "phala-stakepool";
	 *
	 * export async function send(phala: Phala, plan: Plan<unknown>, signer: TransactionSigner): Promise<void> {
	 * 	const from = (await phala.head()).number;
	 * 	const hash = await plan.send(signer).hash;
	 * 	localStorage.setItem("transaction", JSON.stringify({ hash, from }));
	 * }
	 *
	 * export async function resume(phala: Phala): Promise<void> {
	 * 	const { hash, from } = JSON.parse(localStorage.getItem("transaction") ?? "{}");
	 * 	const { result } = await phala.resume(hash, { from }).finalized;
	 * 	if (result.operation === "delegator.contribute") console.log(result.result.shares);
	 * }
	 * ```
	 * @remarks Source: `chain_getBlock`, `author_pendingExtrinsics`
	 */
	resume(hash: Hex, options: ResumeOptions): Submission<SubmittedResult> {
		const client = this.#context;
		const loading = import("../plan/resume-transaction.ts").catch(throwNotLoaded);
		return startSubmission(
			client.session,
			loading.then(
				({ resumeTransaction }) =>
					(reporter) =>
						resumeTransaction(client, hash, options, reporter),
			),
			hash,
		);
	}

	/**
	 * Creates a stake pool. The signer is its owner, which cannot be changed.
	 *
	 * @remarks Source: `phalaStakePool.create` (generation 1), `phalaStakePoolv2.create` (generation 2)
	 */
	createStakePool(): Plan<{ pid: number }> {
		return this.#context.plan("createStakePool", []);
	}

	/**
	 * Creates a vault. The signer is its owner, which cannot be changed. Vaults and stake pools share one sequence of pids.
	 *
	 * @throws PhalaError `UNSUPPORTED` in generation 1
	 * @remarks Source: `phalaVault.create` (generation 2)
	 */
	createVault(): Plan<{ pid: number }> {
		return this.#context.plan("createVault", []);
	}

	/**
	 * Unlocks the PHA that votes in a referendum hold, once it is over. By any account, for all voters.
	 *
	 * @param referendum - index of the referendum
	 * @param options - `maxAccounts`: most voters to unlock, 1 to 100; 100 by default
	 * @throws PhalaError `INVALID_ARGUMENT`; `UNSUPPORTED` in generation 1, where a vote locks PHA itself
	 * @remarks Source: `phalaWrappedBalances.unlock` (generation 2)
	 */
	unlockVotes(referendum: number, options: { readonly maxAccounts?: number | undefined } = {}): Plan<void> {
		const index = parseU32("referendum", referendum);
		const { maxAccounts = DEFAULT_MAX_ACCOUNTS } = parseOptions(options);
		return this.#context.plan("unlockVotes", [index, parseU32("maxAccounts", maxAccounts)]);
	}

	/**
	 * Closes the client: observables complete, pending calls reject with `CLOSED`, timers and subscriptions are released. Idempotent.
	 *
	 * - Closes the connection if the SDK opened it
	 * - Called by `await using`
	 */
	close(): Promise<void> {
		return this.#context.close();
	}

	/** As {@link Phala.close}. */
	declare readonly [Symbol.asyncDispose]: () => Promise<void>;

	static {
		// Browsers without explicit resource management lack the symbol.
		if (Symbol.asyncDispose) {
			Object.defineProperty(Phala.prototype, Symbol.asyncDispose, {
				value(this: Phala) {
					return this.close();
				},
			});
		}
	}
}
