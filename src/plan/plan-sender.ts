import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Prepared } from "../chain/operation.ts";
import { PhalaError } from "../errors/error.ts";
import type { AccountTransactions } from "./account-transactions.ts";
import type { Turn } from "./account-turns.ts";
import type { SignedTransaction } from "./chain-search.ts";
import type { ClientTransactions } from "./client-transactions.ts";
import { fetchNextIndex } from "./node-requests.ts";
import { pause } from "./pause.ts";
import type { PlanContext } from "./plan-context.ts";
import { PlanDrafter } from "./plan-drafter.ts";
import type { SubmissionPreparer } from "./plan-preparer.ts";
import { isNonceTaken } from "./pool-errors.ts";
import { reportTransaction } from "./report-transaction.ts";
import type { Draft, SendJob } from "./send-job.ts";
import { type NewTransaction, signTransaction } from "./sign-transaction.ts";
import { schemeOf } from "./signature-scheme.ts";
import { isKeyPair } from "./signer.ts";
import type { UnsignedTransaction } from "./signing-payload.ts";
import { submitTransaction } from "./submit-transaction.ts";
import type { TransactionTracker } from "./transaction-tracker.ts";

/** A transaction in a pool, perhaps, and what follows it. */
interface TrackedTransaction<R> {
	readonly transaction: SignedTransaction;
	readonly prepared: Prepared<R>;
	readonly tracker: TransactionTracker;
}

/** The account's transactions, and its turn among them. */
interface AccountTurn {
	readonly own: AccountTransactions;
	readonly turn: Turn;
}

/** Signatures of a key pair for one submission, where other programs take the nonce meanwhile. */
const MAX_SIGNATURES = 5;
/** Preparations of a key pair's submission, where other programs send between them. */
const MAX_ATTEMPTS = 20;
/** Longest pause before a key pair signs again. */
const MAX_PAUSE_MS = 100;

/** Sends plans: one at a time per account, from the view of the chain to the node's pool; then follows the transaction. */
export class PlanSender<R> {
	readonly #context: PlanContext;
	readonly #chain: WritesModule;
	readonly #preparer: SubmissionPreparer<R>;
	readonly #drafter: PlanDrafter<R>;
	readonly #transactions: ClientTransactions;

	constructor(
		context: PlanContext,
		chain: WritesModule,
		preparer: SubmissionPreparer<R>,
		transactions: ClientTransactions,
	) {
		this.#context = context;
		this.#chain = chain;
		this.#preparer = preparer;
		this.#drafter = new PlanDrafter(context, chain, preparer, transactions.chain);
		this.#transactions = transactions;
	}

	/** @throws PhalaError why the transaction was not sent, or can no longer be followed */
	async send(job: SendJob<R>): Promise<void> {
		const { account, options, reporter, cancellation } = job;
		const own = this.#transactions.of(account);
		const turn = await own.turns.acquire({
			overtake: options.overtake === true,
			signal: cancellation.signal,
			onWait: () => reporter.report({ type: "queued" }),
		});
		let sent: TrackedTransaction<R>;
		try {
			sent = await this.#submit(job, { own, turn });
		} finally {
			turn.release();
		}
		const { transaction, prepared, tracker } = sent;
		const decoder = { chain: this.#chain, preparer: this.#preparer };
		try {
			await reportTransaction({ transaction, prepared, events: tracker.events() }, decoder, own, reporter);
		} finally {
			own.unfollow(transaction.hash);
		}
	}

	/** Prepares, signs and submits. A key pair does so again where another program, or a send that overtook it, took the nonce. */
	async #submit(job: SendJob<R>, account: AccountTurn): Promise<TrackedTransaction<R>> {
		const { own } = account;
		const { rpc, addresses } = this.#context;
		const deps = { rpc, addresses, codec: this.#chain.codec };
		const scheme = schemeOf(job.signer);
		const mayRepeat = isKeyPair(job.signer) && job.options.nonce === undefined;
		for (let attempt = 1, signatures = 1; ; attempt++) {
			job.reporter.report({ type: "checking" });
			const draft = await this.#drafter.draft({ ...job, scheme }, own);
			const unsigned = await this.#build(job, draft);
			if (mayRepeat && attempt < MAX_ATTEMPTS && !(await this.#isNonceFree(job, draft))) continue;
			const transaction = await signTransaction(deps, job, draft, unsigned, account);
			if (transaction === null) {
				if (!mayRepeat || signatures++ === MAX_SIGNATURES) throw overtaken();
				continue;
			}
			try {
				return await this.#submitOnce(job, own, draft, transaction);
			} catch (error) {
				if (!mayRepeat || signatures++ === MAX_SIGNATURES || !isNonceTaken(error)) throw error;
				// Two programs would meet again and again.
				await pause(Math.random() * MAX_PAUSE_MS);
				job.cancellation.signal.throwIfAborted();
			}
		}
	}

	async #build({ account, options }: SendJob<R>, { view, nonce, prepared }: Draft<R>): Promise<UnsignedTransaction> {
		return this.#preparer.buildPayload(await this.#preparer.encode(prepared), account, { view, nonce }, options);
	}

	/** Whether the node still counts as it did when the nonce was chosen. */
	async #isNonceFree({ account }: SendJob<R>, { view }: Draft<R>): Promise<boolean> {
		const { rpc, addresses } = this.#context;
		return (await fetchNextIndex(rpc, addresses, account)) === view.counted;
	}

	async #submitOnce(
		{ cancellation, options: { tip = 0n } }: SendJob<R>,
		own: AccountTransactions,
		{ prepared, fee }: Draft<R>,
		transaction: NewTransaction,
	): Promise<TrackedTransaction<R>> {
		const { calls } = prepared;
		const { chain } = this.#transactions;
		const { metadata } = this.#chain;
		const deps = { chain, metadata, own, signal: cancellation.signal };
		// The signer may have changed the tip.
		const signedFee = fee === null ? null : fee - tip + transaction.tip;
		const outgoing = { transaction, calls, fee: signedFee, tip: transaction.tip };
		return { transaction, prepared, tracker: await submitTransaction(outgoing, deps) };
	}
}

function overtaken(): PhalaError<"REJECTED"> {
	const reason = "another transaction of the account was sent while this one waited for its signature";
	return new PhalaError("REJECTED", `The transaction was not sent: ${reason}. Send it again.`, { reason });
}
