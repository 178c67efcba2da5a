import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Prepared } from "../chain/operation.ts";
import { dispatchError, failureToError } from "../chain/rules/rule-error.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { AccountTransactions } from "./account-transactions.ts";
import type { Turn } from "./account-turns.ts";
import { type AccountView, takeAccountView } from "./account-view.ts";
import { assertChain } from "./assert-chain.ts";
import type { Inclusion } from "./block-inclusion.ts";
import type { Cancellation } from "./cancellation.ts";
import type { SignedTransaction } from "./chain-search.ts";
import type { ClientTransactions } from "./client-transactions.ts";
import { fetchNextIndex } from "./node-requests.ts";
import { pause } from "./pause.ts";
import type { PlanContext } from "./plan-context.ts";
import type { SendOptions } from "./plan-options.ts";
import type { PlanPreparer } from "./plan-preparer.ts";
import { isNonceTaken } from "./pool-errors.ts";
import { type EarlierTransactions, executeEarlier } from "./preparation-point.ts";
import { requestSignature, type TransactionSigner } from "./signer.ts";
import type { UnsignedTransaction } from "./signing-payload.ts";
import type { Outcome, SubmissionReporter } from "./submission.ts";
import { TransactionTracker } from "./transaction-tracker.ts";

/** One submission. */
export interface SendJob<R> {
	readonly account: Hex;
	readonly signer: TransactionSigner;
	readonly options: SendOptions;
	readonly reporter: SubmissionReporter<R>;
	readonly cancellation: Cancellation;
}

/** A plan that was prepared and checked on one view of the chain. */
interface Draft<R> {
	readonly view: AccountView;
	readonly prepared: Prepared<R>;
	readonly nonce: number;
	/** Estimated; `null` without a check. */
	readonly fee: bigint | null;
}

/** A transaction to sign. */
interface BuiltTransaction {
	readonly extrinsic: SubmittableExtrinsic<"promise">;
	readonly unsigned: UnsignedTransaction;
}

/** A transaction in a pool, perhaps, and what follows it. */
interface SentTransaction<R> {
	readonly transaction: SignedTransaction;
	readonly prepared: Prepared<R>;
	readonly tracker: TransactionTracker;
}

/** Signatures of a key pair for one submission, where other programs take the nonce meanwhile. */
const MAX_SIGNATURES = 5;
/** Preparations of a key pair's submission, where other programs send between them. */
const MAX_ATTEMPTS = 20;
/** Longest pause before a key pair signs again. */
const MAX_PAUSE_MS = 100;
/** Blocks for which a plan waits for earlier transactions of its account to be in one. */
const MAX_WAIT_BLOCKS = 8;

/** Sends plans: one at a time per account, from the view of the chain to the node's pool; then follows the transaction. */
export class PlanSender<R> {
	readonly #context: PlanContext;
	readonly #chain: WritesModule;
	readonly #preparer: PlanPreparer<R>;
	readonly #transactions: ClientTransactions;

	constructor(context: PlanContext, chain: WritesModule, preparer: PlanPreparer<R>, transactions: ClientTransactions) {
		this.#context = context;
		this.#chain = chain;
		this.#preparer = preparer;
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
		let sent: SentTransaction<R>;
		try {
			sent = await this.#submit(job, turn, own);
		} finally {
			turn.release();
		}
		try {
			await this.#track(sent, own, reporter);
		} finally {
			own.unfollow(sent.transaction.hash);
		}
	}

	/** Prepares, signs and submits. A key pair does so again where another program took the nonce. */
	async #submit(job: SendJob<R>, turn: Turn, own: AccountTransactions): Promise<SentTransaction<R>> {
		const mayRepeat = !("signer" in job.signer) && job.options.nonce === undefined;
		for (let attempt = 1, signatures = 1; ; attempt++) {
			job.reporter.report({ type: "checking" });
			const draft = await this.#prepare(job, own);
			const unsigned = await this.#build(job, draft);
			if (mayRepeat && attempt < MAX_ATTEMPTS && !(await this.#isNonceFree(job, draft))) continue;
			const transaction = await this.#sign(job, turn, own, draft, unsigned);
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

	/** Whether the node still counts as it did when the nonce was chosen. */
	async #isNonceFree({ account }: SendJob<R>, { view }: Draft<R>): Promise<boolean> {
		const { rpc, addresses } = this.#context;
		return (await fetchNextIndex(rpc, addresses, account)) === view.counted;
	}

	async #submitOnce(
		{ cancellation, options: { tip = 0n } }: SendJob<R>,
		own: AccountTransactions,
		{ prepared, fee }: Draft<R>,
		transaction: SignedTransaction,
	): Promise<SentTransaction<R>> {
		const { hash, bytes, nonce } = transaction;
		const wasSentBefore = own.has(hash);
		const { chain } = this.#transactions;
		const tracker = new TransactionTracker(chain, this.#chain.metadata, transaction, cancellation.signal);
		own.add({
			hash,
			bytes,
			nonce,
			calls: prepared.calls,
			fee: fee ?? tip,
			isFeeEstimated: fee !== null,
			isFollowed: true,
		});
		try {
			await tracker.submit(wasSentBefore);
		} catch (error) {
			if (isPhalaError(error, "REJECTED")) own.remove(hash);
			else own.unfollow(hash);
			throw error;
		}
		return { transaction, prepared, tracker };
	}

	/** Prepares and checks the plan on the best block, as the account's earlier transactions leave it. */
	async #prepare(job: SendJob<R>, own: AccountTransactions): Promise<Draft<R>> {
		const view = await this.#takeView(job, own);
		const { pending } = view;
		if (pending.length === 0) return this.#prepareAt(job, view);
		const earlier = await executeEarlier(this.#context, this.#chain, view.block.hash, pending, own);
		if (earlier !== null) return this.#prepareAt(job, view, earlier);
		if (job.options.check === false) {
			const draft = await this.#prepareAt(job, view);
			if (draft.prepared.fixedCalls) return draft;
		}
		return this.#prepareAt(job, await this.#waitForEarlier(job, own));
	}

	async #prepareAt(
		{ account, options }: SendJob<R>,
		view: AccountView,
		earlier?: EarlierTransactions,
	): Promise<Draft<R>> {
		const nonce = options.nonce ?? view.nonce;
		const at = view.block.hash;
		const asserted = this.#assertChain(at);
		// Awaited before anything is built for that chain.
		asserted.catch(() => {});
		const point = { at, earlier, nonce: () => asserted.then(() => nonce) };
		const { prepared, failures, fee } =
			options.check === false
				? { prepared: await this.#preparer.prepare(account, point), failures: [], fee: null }
				: await this.#preparer.prepareAndCheck(account, point, options);
		const [failure] = failures;
		if (failure) throw failureToError(failure);
		await asserted;
		return { view, nonce, fee, prepared };
	}

	async #assertChain(at: Hex): Promise<void> {
		await assertChain(this.#preparer.deps(await this.#context.api()), at);
	}

	async #takeView({ account, options }: SendJob<R>, own: AccountTransactions): Promise<AccountView> {
		const view = await takeAccountView(this.#context, account, own, true);
		const nonce = options.nonce ?? view.nonce;
		return { ...view, pending: view.pending.filter((before) => before.nonce < nonce) };
	}

	/** Waits until the best chain holds the account's earlier transactions; for some blocks only: they may be in no pool. */
	async #waitForEarlier(job: SendJob<R>, own: AccountTransactions): Promise<AccountView> {
		const { reporter, cancellation } = job;
		reporter.report({ type: "queued" });
		let wake = () => {};
		const unfollow = this.#transactions.chain.follow(() => wake());
		try {
			for (let block = 0; ; block++) {
				const woken = new Promise<void>((resolve) => {
					wake = resolve;
				});
				const view = await this.#takeView(job, own);
				if (view.pending.length === 0 || block === MAX_WAIT_BLOCKS) return view;
				await cancellation.race(woken);
			}
		} finally {
			unfollow();
			reporter.report({ type: "checking" });
		}
	}

	async #build({ account, options }: SendJob<R>, { view, nonce, prepared }: Draft<R>): Promise<BuiltTransaction> {
		const api = await this.#context.api();
		const extrinsic = this.#preparer.build(api, prepared);
		const unsigned = await this.#preparer.buildPayload(api, extrinsic, account, { view, nonce }, options);
		return { extrinsic, unsigned };
	}

	async #sign(
		job: SendJob<R>,
		turn: Turn,
		own: AccountTransactions,
		{ view, nonce }: Draft<R>,
		{ extrinsic, unsigned }: BuiltTransaction,
	): Promise<SignedTransaction> {
		const { account, signer, options, reporter, cancellation } = job;
		cancellation.signal.throwIfAborted();
		reporter.report({ type: "signing" });
		// An abort does not wait for the wallet: nothing is sent, and the account's next transaction can proceed.
		const { result: signature, isOvertaken } = await turn.waitForSigner(() =>
			cancellation.race(requestSignature(signer, account, unsigned)),
		);
		cancellation.signal.throwIfAborted();
		if (isOvertaken && options.nonce === undefined) await this.#assertNonceFree(job, own, nonce);
		extrinsic.addSignature(account, signature, unsigned.payload);
		const hash = extrinsic.hash.toHex();
		reporter.report({ type: "signed", hash });
		const firstBlock = view.final.number + 1;
		return {
			bytes: extrinsic.toHex(),
			hash,
			signer: account,
			nonce,
			firstBlock,
			lastValidBlock: unsigned.lastValidBlock,
		};
	}

	/** Throws where the transaction that overtook this one took its nonce. */
	async #assertNonceFree({ account }: SendJob<R>, own: AccountTransactions, nonce: number): Promise<void> {
		const view = await takeAccountView(this.#context, account, own, true);
		if (view.nonce === nonce) return;
		const reason = "another transaction of the account was sent while this one waited for its signature";
		throw new PhalaError("REJECTED", `The transaction was not sent: ${reason}. Send it again.`, { reason });
	}

	async #track(
		{ transaction, prepared, tracker }: SentTransaction<R>,
		own: AccountTransactions,
		reporter: SubmissionReporter<R>,
	): Promise<void> {
		for await (const event of tracker.events()) {
			switch (event.type) {
				case "broadcast":
				case "searching":
					reporter.report(event);
					break;
				case "inBlock":
					reporter.included(event.inclusion.block, await this.#toOutcome(transaction, prepared, event.inclusion));
					break;
				case "retracted":
					reporter.retracted(event.block);
					break;
				case "finalized":
					own.remove(transaction.hash);
					reporter.finalized();
					break;
				default:
					if (event.type !== "aborted") own.remove(transaction.hash);
					reporter.failed(event.type, event.error);
			}
		}
	}

	/** Decodes the result; or the chain's refusal, with the numbers that the rules give at the block before. */
	async #toOutcome(
		{ hash, signer }: SignedTransaction,
		prepared: Prepared<R>,
		{ block, parentHash, effects }: Inclusion,
	): Promise<Outcome<R>> {
		if (!("events" in effects)) return { error: effects };
		const { events, refusal, fee } = effects;
		if (refusal) return { error: await this.#refusalToError(signer, refusal, parentHash) };
		try {
			return { result: deepFreeze({ ok: true, result: prepared.outcome(events), block, events, fee, hash }) };
		} catch (cause) {
			return { error: isPhalaError(cause) ? cause : undecodable(hash, cause) };
		}
	}

	async #refusalToError(signer: Hex, refusal: DispatchInfo, parentHash: Hex): Promise<PhalaError> {
		const code = this.#chain.errorCode(refusal.pallet, refusal.name);
		// The node may have dropped the state of that block; the refusal is known all the same.
		const failures = await this.#preparer.prepare(signer, { at: parentHash }).then(
			(prepared) => prepared.failures,
			() => [],
		);
		const failure = failures.find((candidate) => candidate.code === code);
		return failure ? failureToError(failure, refusal) : dispatchError(code, refusal);
	}
}

function undecodable(hash: Hex, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = "The transaction succeeded, but its result cannot be decoded from its events.";
	return new PhalaError("DECODE_FAILED", message, { what: "transaction", bytes: hash }, { cause });
}
