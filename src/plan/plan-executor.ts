import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { AccountLike } from "../chain/addresses.ts";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { CheckFailure, Operation } from "../chain/operation.ts";
import { describeFailures } from "../chain/rules/rule-failure.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { takeAccountView } from "./account-view.ts";
import { assertChain } from "./assert-chain.ts";
import { ClientTransactions } from "./loaded-with-plans.ts";
import { accountRequired, parsePlanAccount } from "./plan-account.ts";
import type { PlanContext } from "./plan-context.ts";
import type { SubmitOptions, UnsignedOptions } from "./plan-options.ts";
import { PlanPreparer } from "./plan-preparer.ts";
import type { PlanSimulation, SimulateOptions } from "./plan-simulation.ts";
import { type PreparationPoint, takePreparationPoint } from "./preparation-point.ts";
import { prepareUnsigned } from "./prepare-unsigned.ts";
import { buildPreview, type PlanPreview, reportBlock } from "./preview.ts";
import { runSubmission } from "./run-submission.ts";
import { schemeOf } from "./signature-scheme.ts";
import { checkOptions, type TransactionOptions, type UnsignedTransaction } from "./signing-payload.ts";
import type { SubmissionReporter } from "./submission.ts";

/** Placeholder account for calls that do not depend on the account. */
const ZERO_ACCOUNT: Hex = `0x${"00".repeat(32)}`;

/** Executes all of a plan but `send`: checks it, estimates its fee, builds its extrinsic, or sends what was signed elsewhere. */
export class PlanExecutor<R> {
	readonly #context: PlanContext;
	readonly #account: Hex | null;
	readonly #operation: Operation<R>;
	readonly #chain: WritesModule;
	readonly #preparer: PlanPreparer<R>;
	readonly #transactions: ClientTransactions;

	/**
	 * @param account - the account that alone can send the plan; `null`: any
	 */
	constructor(context: PlanContext, account: Hex | null, chain: WritesModule, operation: Operation<R>) {
		this.#context = context;
		this.#account = account;
		this.#operation = operation;
		this.#chain = chain;
		this.#transactions = ClientTransactions.ofClient(context);
		this.#preparer = new PlanPreparer(context, chain, operation);
	}

	async check(accountLike: AccountLike | undefined): Promise<readonly CheckFailure[]> {
		const account = this.#parseAccount(accountLike);
		const point = await this.#takePoint(account);
		const { failures } = await this.#preparer.prepareAndCheck(account, point, { scheme: schemeOf(accountLike) });
		return deepFreeze(await describeFailures(failures));
	}

	async preview(accountLike: AccountLike | undefined, options: TransactionOptions = {}): Promise<PlanPreview<R>> {
		checkOptions(options);
		const account = this.#parseAccount(accountLike);
		const point = await this.#takePoint(account);
		let block: BlockRef | undefined;
		const operation = reportBlock(this.#operation, (read) => {
			block = read;
		});
		const checked = await new PlanPreparer(this.#context, this.#chain, operation).prepareAndCheck(account, point, {
			...options,
			scheme: schemeOf(accountLike),
		});
		// Every operation reads the account's balance.
		return deepFreeze(await buildPreview(checked, block as BlockRef));
	}

	async simulate(accountLike: AccountLike | undefined, options: SimulateOptions = {}): Promise<PlanSimulation<R>> {
		checkOptions(options);
		const account = this.#parseAccount(accountLike);
		const [{ startSimulation }, point] = await Promise.all([
			import("./plan-simulation.ts").catch(throwNotLoaded),
			this.#takePoint(account),
		]);
		return startSimulation({ context: this.#context, runtime: this.#chain, point }, this.#operation, account, {
			...options,
			scheme: schemeOf(accountLike),
		});
	}

	async fee(accountLike: AccountLike | undefined, options: TransactionOptions = {}): Promise<bigint> {
		checkOptions(options);
		const account = this.#parseAccount(accountLike);
		const point = await this.#takePoint(account);
		const prepared = await this.#preparer.prepare(account, point);
		return this.#preparer.estimateFee(account, prepared, point, { ...options, scheme: schemeOf(accountLike) });
	}

	async unsigned(accountLike: AccountLike | undefined, options: UnsignedOptions = {}): Promise<UnsignedTransaction> {
		checkOptions(options);
		const account = this.#parseAccount(accountLike);
		const transactions = this.#transactions.of(account);
		const view = await takeAccountView(this.#context, account, transactions, false);
		const at = view.block.hash;
		const nonce = options.nonce ?? view.nonce;
		const earlier = view.pending.filter((before) => before.nonce < nonce).map(({ bytes }) => bytes);
		const asserted = assertChain(this.#context, at);
		// Awaited before anything is built for that chain.
		asserted.catch(() => {});
		const deps = { context: this.#context, chain: this.#chain, preparer: this.#preparer };
		const prepared = await prepareUnsigned(deps, account, { hash: at, earlier });
		await asserted;
		const call = await this.#preparer.encode(prepared);
		return deepFreeze(await this.#preparer.buildPayload(call, account, { view, nonce, earlier }, options));
	}

	async extrinsic(accountLike: AccountLike | undefined): Promise<SubmittableExtrinsic<"promise">> {
		const isAnonymous = accountLike === undefined && this.#account === null;
		if (isAnonymous && isActing(this.#operation)) throw accountRequired();
		const account = isAnonymous ? ZERO_ACCOUNT : this.#parseAccount(accountLike);
		const [api, point, { decodeByLibrary }] = await Promise.all([
			this.#context.api(),
			this.#takePoint(account),
			import("./decode-by-library.ts").catch(throwNotLoaded),
		]);
		const prepared = await this.#preparer.prepare(account, point);
		if (isAnonymous && prepared.fixedCalls !== true) throw accountRequired();
		const bytes = await this.#preparer.encode(prepared);
		return api.tx(decodeByLibrary(api, this.#context.network, this.#chain, bytes));
	}

	/** Runs a submission with a signature that was made elsewhere. Never throws: failures are reported. */
	async submitSigned(
		unsigned: UnsignedTransaction,
		signature: Hex | Uint8Array,
		options: SubmitOptions,
		reporter: SubmissionReporter<R>,
	): Promise<void> {
		const { SignedSubmitter } = await import("./signed-submitter.ts").catch(throwNotLoaded);
		const deps = { chain: this.#chain, context: this.#context, operation: this.#operation, preparer: this.#preparer };
		const submitter = new SignedSubmitter<R>({ ...deps, transactions: this.#transactions });
		const parseAccount = (address: string) => this.#parseAccount({ address });
		await runSubmission(this.#operation.name, this.#context, options, reporter, (cancellation) =>
			submitter.submit({ unsigned, signature, options, reporter, cancellation, parseAccount }),
		);
	}

	#takePoint(account: Hex): Promise<PreparationPoint> {
		return takePreparationPoint(this.#context, this.#chain, account, this.#transactions.of(account));
	}

	#parseAccount(accountLike: AccountLike | undefined): Hex {
		return parsePlanAccount(this.#context.addresses, this.#account, accountLike);
	}
}

/** Whether an account executes the operation, or a part of it, for another one. */
function isActing({ inside, items = [] }: Operation<unknown>): boolean {
	return inside !== undefined || items.some(isActing);
}
