import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { AccountLike } from "../chain/addresses.ts";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { CheckFailure, Operation } from "../chain/operation.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { causeMessage } from "../errors/cause-message.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { takeAccountView } from "./account-view.ts";
import { Cancellation } from "./cancellation.ts";
import { ClientTransactions } from "./client-transactions.ts";
import { fetchNonce } from "./node-requests.ts";
import type { PlanContext } from "./plan-context.ts";
import type { SendOptions, UnsignedOptions } from "./plan-options.ts";
import { PlanPreparer, type PreparationPoint } from "./plan-preparer.ts";
import { PlanSender } from "./plan-sender.ts";
import { takeView } from "./plan-view.ts";
import { parseSigner, type TransactionSigner } from "./signer.ts";
import { checkOptions, type TransactionOptions, type UnsignedTransaction } from "./signing-payload.ts";
import type { SubmissionReporter } from "./submission.ts";

/** Placeholder account for calls that do not depend on the account. */
const ZERO_ACCOUNT: Hex = `0x${"00".repeat(32)}`;

/** Executes a plan: checks it, estimates its fee, builds its extrinsic, or sends it. */
export class PlanExecutor<R> {
	readonly #context: PlanContext;
	readonly #account: Hex | null;
	readonly #name: string;
	readonly #preparer: PlanPreparer<R>;
	readonly #sender: PlanSender<R>;
	readonly #transactions: ClientTransactions;

	/**
	 * @param account - the account that alone can send the plan; `null`: any
	 */
	constructor(context: PlanContext, account: Hex | null, chain: WritesModule, operation: Operation<R>) {
		this.#context = context;
		this.#account = account;
		this.#name = operation.name;
		context.session.transactions ??= new ClientTransactions(context.rpc, context.head$);
		this.#transactions = context.session.transactions;
		this.#preparer = new PlanPreparer(context, chain, operation);
		this.#sender = new PlanSender(context, chain, this.#preparer, this.#transactions);
	}

	async check(accountLike: AccountLike | undefined): Promise<readonly CheckFailure[]> {
		const account = this.#parseAccount(accountLike);
		const point = await this.#takePoint(account);
		return deepFreeze((await this.#preparer.prepareAndCheck(account, point, {})).failures);
	}

	async fee(accountLike: AccountLike | undefined, options: TransactionOptions): Promise<bigint> {
		checkOptions(options);
		const account = this.#parseAccount(accountLike);
		const point = await this.#takePoint(account);
		const prepared = await this.#preparer.prepare(account, point);
		return this.#preparer.estimateFee(account, prepared, point, options);
	}

	async unsigned(accountLike: AccountLike | undefined, options: UnsignedOptions): Promise<UnsignedTransaction> {
		checkOptions(options);
		const account = this.#parseAccount(accountLike);
		const transactions = this.#transactions.of(account);
		const [api, view] = await Promise.all([
			this.#context.api(),
			takeAccountView(this.#context, account, transactions, false),
		]);
		const prepared = await this.#preparer.prepare(account, { at: view.block.hash });
		const extrinsic = this.#preparer.build(api, prepared);
		const nonce = options.nonce ?? view.nonce;
		return deepFreeze(await this.#preparer.buildPayload(api, extrinsic, account, { view, nonce }, options));
	}

	async extrinsic(accountLike: AccountLike | undefined): Promise<SubmittableExtrinsic<"promise">> {
		const isAnonymous = accountLike === undefined && this.#account === null;
		const account = isAnonymous ? ZERO_ACCOUNT : this.#parseAccount(accountLike);
		const [api, view] = await Promise.all([this.#context.api(), takeView(this.#context.rpc)]);
		const prepared = await this.#preparer.prepare(account, { at: view.block.hash });
		if (isAnonymous && prepared.fixedCalls !== true) throw accountRequired();
		return this.#preparer.build(api, prepared);
	}

	/** Runs a submission from the check to its last status. Never throws: failures are reported. */
	async send(signer: TransactionSigner, options: SendOptions, reporter: SubmissionReporter<R>): Promise<void> {
		const cancellation = new Cancellation(this.#name, options.signal, this.#context.closed$);
		try {
			cancellation.signal.throwIfAborted();
			checkOptions(options);
			const account = this.#assertAccount(parseSigner(signer, this.#context.addresses));
			await cancellation.race(this.#sender.send({ account, signer, options, reporter, cancellation }));
		} catch (cause) {
			const error = isPhalaError(cause) ? cause : notSent(this.#name, cause);
			reporter.failed(error.code === "ABORTED" || error.code === "CLOSED" ? "aborted" : "failed", error);
		} finally {
			cancellation.dispose();
		}
	}

	/** The best block, with the account's nonce after the pending transactions of this client. */
	async #takePoint(account: Hex): Promise<PreparationPoint> {
		const { rpc } = this.#context;
		const at = (await takeView(rpc)).block.hash;
		const nonce = async () => {
			const chainNonce = await fetchNonce(rpc, account, at);
			return chainNonce + this.#transactions.of(account).pendingFrom(chainNonce).length;
		};
		return { at, nonce };
	}

	#parseAccount(accountLike: AccountLike | undefined): Hex {
		if (accountLike !== undefined) return this.#assertAccount(this.#context.addresses.parseAccount(accountLike));
		if (this.#account === null) throw accountRequired();
		return this.#account;
	}

	/** `account`, where it can send this plan. */
	#assertAccount(account: Hex): Hex {
		if (this.#account === null || this.#account === account) return account;
		const { addresses } = this.#context;
		throw invalidArgument(
			"account",
			addresses.format(account),
			`${addresses.format(this.#account)}, whose plan this is`,
		);
	}
}

function accountRequired(): PhalaError<"INVALID_ARGUMENT"> {
	return invalidArgument("account", undefined, "the account that will sign, since this plan belongs to none");
}

/** Wraps an untyped error, e.g. of `@polkadot/api`. */
function notSent(operation: string, cause: unknown): PhalaError<"RPC_FAILED"> {
	const rpcMessage = causeMessage(cause);
	const details = { method: operation, rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `${operation} could not be sent: ${rpcMessage}`, details, { cause });
}
