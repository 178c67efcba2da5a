import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { AccountLike } from "../chain/addresses.ts";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { CheckFailure, Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { asPhalaError } from "../errors/as-phala-error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { MultisigPlanOptions } from "./multisig-options.ts";
import type { MultisigResult } from "./multisig-result.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanExecutor } from "./plan-executor.ts";
import type { SendOptions, SubmitOptions, UnsignedOptions } from "./plan-options.ts";
import type { PlanSimulation, SimulateOptions } from "./plan-simulation.ts";
import type { PlanPreview } from "./preview.ts";
import type { AnnouncementResult, AnnounceOptions, ProxyOptions } from "./proxy-options.ts";
import type { TransactionSigner } from "./signer.ts";
import type { TransactionOptions, UnsignedTransaction } from "./signing-payload.ts";
import { startSubmission } from "./start-submission.ts";
import type { Submission } from "./submission.ts";

/** Creates the operation of a plan from the writes of its runtime, and the context of that runtime. */
export type CreateOperation<R> = (chain: WritesModule, context: PlanContext) => Operation<R> | Promise<Operation<R>>;

/** A plan that another one executes for an account. */
export interface ActingPlan {
	/** The plan that the account executes. */
	readonly plan: Plan<unknown>;
	/** The account, by proxy; `null`: a multisig. */
	readonly proxy: { readonly real: Hex; readonly options: ProxyOptions } | null;
}

/** What a plan consists of, where it is not one write. */
type PlanInside = "batch" | ActingPlan;

/** Parts of a plan. */
export interface PlanSpec<R> {
	readonly context: PlanContext;
	readonly createOperation: CreateOperation<R>;
	/** The account that alone can send the plan; `null`: any. */
	readonly account: Hex | null;
	/** What the plan consists of: a batch, or a plan that another account executes. */
	readonly inside?: PlanInside | undefined;
}

/**
 * A transaction that was not sent yet. Creating a plan makes no request; {@link Plan.send} is the only step with an effect.
 *
 * Where a method takes an account, it is the one that will sign. It is optional for a plan that belongs to an account, e.g. of a
 * delegator; that plan is for no other.
 *
 * @public
 */
export class Plan<R> {
	/** Not enumerable: consoles do not print it. @internal */
	declare readonly spec: PlanSpec<R>;

	/** @internal */
	constructor(
		context: PlanContext,
		createOperation: CreateOperation<R>,
		account: Hex | null,
		inside?: PlanInside | undefined,
	) {
		const spec: PlanSpec<R> = { context, createOperation, account, inside };
		Object.defineProperty(this, "spec", { value: spec });
	}

	/**
	 * The same plan, executed for `account` by a proxy: the account that signs.
	 *
	 * - Checked as `account`, which pays what the plan spends; the signer pays the fee
	 * - Uses the signer's proxy type that allows the calls of the plan. Without one the check fails with `NOT_PROXY`, which lists the
	 * types that would do; with `PROXY_DELAYED` where the proxy has to announce its calls, by {@link Plan.announce}
	 * - `announcedBy`: executes what that proxy announced, once its delay is over. Any account can sign. The call has to be the announced
	 * one: of a plan that depends on the chain's state, `phala.call(call)` of the announcement
	 * - A refusal inside, which the chain reports as a success of the proxy's call, is a refusal of the submission
	 * - For a batch by proxy: `phala.batch(plans).as(account)`
	 *
	 * @param account - the account to act for
	 * @param options - `proxyType`: the only type to use; `announcedBy`: the proxy that announced the call
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`; `INVALID_ARGUMENT` where the plan belongs to another account. When the plan
	 * is used: `UNSUPPORTED` where the chain has no proxies, `INVALID_ARGUMENT` for a type that it does not have
	 * @remarks Source: `proxy.proxy`, `proxy.proxyAnnounced`, `proxy.proxies`, `proxy.announcements`, both generations
	 */
	as(account: AccountLike, options: ProxyOptions = {}): Plan<R> {
		const real = this.#parseReal(account);
		return this.#act((operations, inner, ...runtime) => operations.proxyOperation(inner, real, options, ...runtime), {
			plan: this,
			proxy: { real, options },
		});
	}

	/**
	 * Announces the plan: the signer, a proxy of `account` with a delay, will execute it once the delay is over, by
	 * `plan.as(account, { announcedBy })`. Until then the account can reject it, `phala.announcements(proxy)` lists it.
	 *
	 * - Checked as `account`, on the chain as it is. The signer pays the fee, and a deposit, which is returned once the call is executed
	 * or removed
	 *
	 * @param account - the account to act for
	 * @param options - `proxyType`: the only type to use
	 * @throws PhalaError as {@link Plan.as}
	 * @remarks Source: `proxy.announce`, both generations
	 */
	announce(account: AccountLike, options?: AnnounceOptions): Plan<AnnouncementResult> {
		const real = this.#parseReal(account);
		return this.#act((operations, inner, ...runtime) => operations.announceOperation(inner, real, options, ...runtime));
	}

	/** A plan of another account, which executes this one. */
	#act<S>(
		createOperation: (
			operations: typeof import("./acting-operations.ts"),
			inner: Operation<R>,
			...runtime: Parameters<CreateOperation<R>>
		) => Operation<S>,
		inside?: ActingPlan,
	): Plan<S> {
		const { context, createOperation: createInner } = this.spec;
		return new Plan(
			context,
			async (...runtime) =>
				createOperation(
					await import("./acting-operations.ts").catch(throwNotLoaded),
					await createInner(...runtime),
					...runtime,
				),
			null,
			inside,
		);
	}

	/** The account to act for, where it can execute this plan. */
	#parseReal(account: AccountLike): Hex {
		const { context, account: own } = this.spec;
		const { addresses } = context;
		const real = addresses.parseAccount(account);
		if (own !== null && own !== real) throw invalidArgument("account", addresses.format(real), addresses.format(own));
		return real;
	}

	/**
	 * The same plan, executed by a multisig. The account that signs approves it; the last approval that is needed executes it.
	 *
	 * - Every signatory sends the same plan: the chain counts the approvals of one call. `phala.multisig(options)` lists those that wait
	 * - Checked as the multisig, which pays what the plan spends; the signer pays the fee, and with the first approval a deposit, which
	 * is returned when the call is executed or cancelled
	 * - A refusal inside, which the chain reports as a success of the last approval, is a refusal of the submission
	 * - The call of a plan that depends on the chain's state, e.g. of a withdrawal by value, is another one at another block. Where calls
	 * wait for the signer's approval, the check fails with `OTHER_CALL_PENDING`: approve the one that waits, by `phala.call(call)`, which
	 * `phala.multisig(options)` and the result of the first approval have
	 *
	 * @param options - `threshold`, and `signatories` in any order; `separate`: opens another operation all the same
	 * @returns a plan for each of the signatories. When it is used: `INVALID_ARGUMENT` for options out of range, a signer who is no
	 * signatory, and a plan of another account than the multisig; `UNSUPPORTED` where the chain has no multisigs
	 * @remarks Source: `multisig.asMulti`, `.asMultiThreshold1`, both generations
	 */
	multisig(options: MultisigPlanOptions): Plan<MultisigResult<R>> {
		const { account } = this.spec;
		return this.#act(
			(operations, inner, ...runtime) => operations.multisigOperation(inner, options, account, ...runtime),
			{ plan: this, proxy: null },
		);
	}

	/**
	 * Checks the plan by the chain's own rules, on the best block; a later block may differ.
	 *
	 * - The account's transactions of this client that the block does not hold yet come first, as in {@link Plan.send}. Where a runtime
	 *   is not known well enough to foretell their effects, they only count for the nonce
	 *
	 * @param account - who would sign; required unless the plan belongs to an account
	 * @returns why the chain would refuse it, in the order in which the chain checks; empty where it would succeed. After the chain's
	 * rules come those that only a client can check: shares or PHA that would be burnt, and, where nothing else fails, a fee that the
	 * account cannot pay
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`, `INVALID_ARGUMENT` for a missing account, or another one than the
	 * plan belongs to
	 */
	async check(account?: AccountLike): Promise<readonly CheckFailure[]> {
		return useExecutor(this.spec, "check", account);
	}

	/**
	 * Foretells the typed result, to the last unit, together with the check and the fee. Makes no request more than {@link Plan.check}.
	 *
	 * - A later block may differ. Transactions of the account that the block does not hold yet come first, as in {@link Plan.check}
	 * - Of a batch the result is the list that its transaction would give; errors in it name no dispatch error
	 *
	 * @param account - who would sign; required unless the plan belongs to an account
	 * @param options - `tip`: included in the fee
	 * @throws PhalaError as {@link Plan.fee}
	 * @example
	 * ```ts
	 * const { result, fee, failures } = await phala.delegator(signer).contribute(0, parsePha("1400")).preview();
	 * if (result) console.log(`${formatPha(result.shares)} shares for ${formatPha(result.amount + (fee ?? 0n))} PHA`);
	 * ```
	 */
	async preview(account?: AccountLike, options?: TransactionOptions): Promise<PlanPreview<R>> {
		return useExecutor(this.spec, "preview", account, options);
	}

	/**
	 * Runs the plan on the chain's state, in memory, by the rules of the development chain: the result, the events, the state before and
	 * after, and what follows. Signs and sends nothing.
	 *
	 * - Storage is fetched when it is read, and kept. The code is loaded by the first call
	 * - Runs the plan whatever its check finds. Transactions of the account that the best block does not hold yet come first
	 *
	 * @param account - who would sign; required unless the plan belongs to an account
	 * @param options - `tip`: included in the fee; `then`: time that passes afterwards
	 * @throws PhalaError as {@link Plan.fee}; `UNSUPPORTED_SIMULATION` for a call whose rules are not known for the chain's runtime
	 * @example
	 * ```ts
	 * const simulation = await phala.delegator(signer).withdraw(0, "all").simulate(signer, { then: { days: 8 } });
	 * for (const event of simulation.later?.events ?? []) console.log(event.type, event.block.timestampMs);
	 * const after = await phala.at(simulation.after);
	 * console.log((await after.stakePool(0).get()).freeStake);
	 * ```
	 */
	async simulate(account?: AccountLike, options?: SimulateOptions): Promise<PlanSimulation<R>> {
		return useExecutor(this.spec, "simulate", account, options);
	}

	/**
	 * Estimates the fee of the transaction. Signs nothing.
	 *
	 * @param account - who would sign; required unless the plan belongs to an account. An ecdsa key as its signer: its signatures are one
	 * byte longer, which an address does not say
	 * @param options - `tip`: included in the fee
	 * @returns pico PHA, tip included, as `TransactionResult.fee`
	 * @throws PhalaError as {@link Plan.check}; `INVALID_AMOUNT`, `INVALID_ARGUMENT` for options out of range
	 */
	async fee(account?: AccountLike, options?: TransactionOptions): Promise<bigint> {
		return useExecutor(this.spec, "fee", account, options);
	}

	/**
	 * Builds the input of an offline signer: exactly the bytes that {@link Plan.send} would sign. `draftedAt` is the block whose state the
	 * call was built from.
	 *
	 * @param account - who signs; required unless the plan belongs to an account
	 * @throws PhalaError as {@link Plan.fee}
	 */
	async unsigned(account?: AccountLike, options?: UnsignedOptions): Promise<UnsignedTransaction> {
		return useExecutor(this.spec, "unsigned", account, options);
	}

	/**
	 * Builds the unsigned extrinsic of `@polkadot/api`.
	 *
	 * @param account - who will sign; required where the calls depend on it, unless the plan belongs to an account
	 * @throws PhalaError as {@link Plan.check}
	 */
	async extrinsic(account?: AccountLike): Promise<SubmittableExtrinsic<"promise">> {
		return useExecutor(this.spec, "extrinsic", account);
	}

	/**
	 * Checks, signs and sends the transaction. Returns at once; the submission reports every step.
	 *
	 * - Several of one account at the same time behave as several in turn: each is prepared on what those before it leave
	 * - Once it was sent, no report of a node ends it, but the final chain, which holds it or rules it out
	 * - Signs nothing where the check finds a failure, or where the chain or its runtime is not the one of this plan
	 *
	 * @param signer - a key pair, or an account with a wallet's signer
	 */
	send(signer: TransactionSigner, options: SendOptions = {}): Submission<R> {
		const { context, account } = this.spec;
		const loading = Promise.all([import("./plan-code.ts").catch(throwNotLoaded), bindSpec(this.spec)]);
		return startSubmission(
			context.session,
			loading.then(([{ sendPlan }, bound]) => {
				return (reporter) => sendPlan({ context, account, ...bound }, signer, options, reporter);
			}),
		);
	}

	/**
	 * Sends the transaction with a signature that was made elsewhere, e.g. on a machine without a network. Returns at once; the submission
	 * reports every step, as that of {@link Plan.send}.
	 *
	 * - Verifies first: the payload is of this chain and its present runtime, can still be included, and the signature is its account's
	 * - The call has to be the plan's, byte for byte: as the plan has it now, or at `unsigned.draftedAt`. Where it depends on the state, such
	 *   as the shares of a withdrawal by value, the plan is drafted there again, and the payload's call is checked and sent
	 * - Also in another process than the one that built the payload: `unsigned` may have been written and read as JSON
	 *
	 * @param unsigned - as {@link Plan.unsigned} built it
	 * @param signature - hex or bytes of an sr25519, ed25519 or ecdsa signature of `unsigned.signable`, with the byte of its scheme in front or without
	 * @returns its failures, besides those of `send`: `INVALID_ARGUMENT` for another plan's payload or one that was changed;
	 * `WRONG_GENESIS`, `RUNTIME_CHANGED`, `PAYLOAD_EXPIRED`, `NONCE_USED`; `SIGNING_FAILED` for a signature of another account or payload.
	 * Where the plan has another call by now, and cannot be drafted again: `NOT_FOUND` without the block in this chain, `BLOCK_PRUNED`
	 * without its state
	 * @example
	 * ```ts
	 * import type { Hex, Plan } from "phala-stakepool";
	 * export const submit = (plan: Plan<unknown>, file: string, signature: Hex) => plan.submitSigned(JSON.parse(file), signature).finalized;
	 * ```
	 */
	submitSigned(unsigned: UnsignedTransaction, signature: Hex | Uint8Array, options: SubmitOptions = {}): Submission<R> {
		const loading = loadExecutor(this.spec);
		return startSubmission(
			this.spec.context.session,
			loading.then((executor) => (reporter) => executor.submitSigned(unsigned, signature, options, reporter)),
		);
	}
}

/** Methods of the executor with the same arguments as those of a plan. */
type ExecutorMethod = "check" | "preview" | "simulate" | "fee" | "unsigned" | "extrinsic";

async function useExecutor<R, M extends ExecutorMethod>(
	spec: PlanSpec<R>,
	method: M,
	...args: Parameters<PlanExecutor<R>[M]>
): Promise<Awaited<ReturnType<PlanExecutor<R>[M]>>> {
	try {
		const executor = await loadExecutor(spec);
		const run = executor[method] as (...args: Parameters<PlanExecutor<R>[M]>) => ReturnType<PlanExecutor<R>[M]>;
		return await run.apply(executor, args);
	} catch (error) {
		throw asPhalaError(`plan.${method}()`, error);
	}
}

/** Loads the executor with the first plan that is used, so that pages that only read do not download it. */
async function loadExecutor<R>(spec: PlanSpec<R>): Promise<PlanExecutor<R>> {
	const [{ PlanExecutor }, bound] = await Promise.all([
		import("./plan-executor.ts").catch(throwNotLoaded),
		bindSpec(spec),
	]);
	return new PlanExecutor(spec.context, spec.account, bound.chain, bound.operation);
}

/** The plan's runtime, and its operation there. */
async function bindSpec<R>({
	context,
	createOperation,
}: PlanSpec<R>): Promise<{ readonly chain: WritesModule; readonly operation: Operation<R> }> {
	const chain = await context.loadWrites();
	return { chain, operation: await createOperation(chain, context) };
}
