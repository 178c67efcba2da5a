import type { Call, Operation, Prepared } from "../chain/operation.ts";
import { toSignable } from "../chain/signing/to-signable.ts";
import { type Hex, toHex } from "../codec/hex.ts";
import { describeLength } from "../errors/describe-length.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { notFound } from "../errors/not-found.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { AccountTransactions } from "./account-transactions.ts";
import { assertNonceFree, assertNotExpired } from "./assert-usable.ts";
import type { Cancellation } from "./cancellation.ts";
import type { ClientTransactions } from "./client-transactions.ts";
import { type DraftDeps, findDraft, type PlanDraft } from "./find-draft.ts";
import { lastValidBlock } from "./last-valid-block.ts";
import { verifySignature } from "./loaded-with-plans.ts";
import { fetchBlockHash, fetchNonce } from "./node-requests.ts";
import { type ParsedPayload, parseUnsigned } from "./parse-unsigned.ts";
import { PlanDrafter } from "./plan-drafter.ts";
import type { SubmitOptions } from "./plan-options.ts";
import { PlanPreparer } from "./plan-preparer.ts";
import { reportTransaction } from "./report-transaction.ts";
import { schemeOfSignature } from "./signature-scheme.ts";
import { isImpersonated } from "./signers/impersonated.ts";
import type { UnsignedTransaction } from "./signing-payload.ts";
import type { SubmissionReporter } from "./submission.ts";
import { submitTransaction } from "./submit-transaction.ts";
import type { TransactionTracker } from "./transaction-tracker.ts";

/** A plan, and where it is sent. */
export interface SignedSubmitterDeps<R> extends DraftDeps<R> {
	readonly transactions: ClientTransactions;
}

/** A signature that was made elsewhere. */
export interface SignedJob<R> {
	readonly unsigned: UnsignedTransaction;
	readonly signature: Hex | Uint8Array;
	readonly options: SubmitOptions;
	readonly reporter: SubmissionReporter<R>;
	readonly cancellation: Cancellation;
	/** The account of an address, where it can send the plan. */
	parseAccount(address: string): Hex;
}

/** A payload of the plan's account. */
interface AccountPayload extends ParsedPayload {
	readonly account: Hex;
	/** As it was given. */
	readonly signature: Hex;
}

/** A payload with its signature. */
interface VerifiedTransaction extends AccountPayload {
	readonly calls: readonly Call[];
	/** With the byte of its scheme. */
	readonly signature: Hex;
}

interface TrackedTransaction<R> {
	readonly transaction: { readonly hash: Hex; readonly signer: Hex };
	readonly prepared: Prepared<R>;
	/** Prepares exactly that call. */
	readonly preparer: PlanPreparer<R>;
	readonly tracker: TransactionTracker;
}

const SIGNATURE = /^0x([0-9a-f]{2}){64,66}$/i;

/** Sends transactions of a plan whose signatures were made elsewhere: verified, in the account's turn, then followed. */
export class SignedSubmitter<R> {
	readonly #deps: SignedSubmitterDeps<R>;

	constructor(deps: SignedSubmitterDeps<R>) {
		this.#deps = deps;
	}

	/** @throws PhalaError why the transaction was not sent, or can no longer be followed */
	async submit(job: SignedJob<R>): Promise<void> {
		const { chain, transactions } = this.#deps;
		const { reporter, cancellation } = job;
		const payload = this.#parse(job);
		const own = transactions.of(payload.account);
		// Before anything is waited for: sends take their turns in the order of their calls.
		const turn = await own.turns.acquire({
			overtake: false,
			signal: cancellation.signal,
			onWait: () => reporter.report({ type: "queued" }),
		});
		let sent: TrackedTransaction<R>;
		try {
			reporter.report({ type: "checking" });
			sent = await this.#send(job, await this.#verify(payload), own);
		} finally {
			turn.release();
		}
		const { transaction, prepared, preparer, tracker } = sent;
		try {
			await reportTransaction({ transaction, prepared, events: tracker.events() }, { chain, preparer }, own, reporter);
		} finally {
			own.unfollow(transaction.hash);
		}
	}

	#parse({ unsigned, signature, parseAccount }: SignedJob<R>): AccountPayload {
		const { chain, context } = this.#deps;
		const hex: unknown = signature instanceof Uint8Array ? toHex(signature) : signature;
		// Not the value itself: other bytes may be a seed.
		if (typeof hex !== "string" || !SIGNATURE.test(hex))
			throw invalidArgument("signature", describeLength(signature), "64 to 66 bytes, or 0x and their hex");
		const payload = parseUnsigned(unsigned, chain.codec, context.network);
		return { ...payload, account: parseAccount(payload.address), signature: hex.toLowerCase() as Hex };
	}

	/** Verifies the call and the signature. */
	async #verify(payload: AccountPayload): Promise<VerifiedTransaction> {
		const { chain, context } = this.#deps;
		const call = chain.codec.decodeCall(payload.call);
		chain.verifier.verifyCall(call, payload.call);
		const { signature } = payload;
		const verified = await verifySignature(signature, toSignable(payload.bytes), payload.account);
		if (verified === null && !isImpersonated(signature))
			throw foreignSignature(context.addresses.format(payload.account));
		return { ...payload, calls: [call], signature: verified ?? signature };
	}

	async #send(
		job: SignedJob<R>,
		signed: VerifiedTransaction,
		own: AccountTransactions,
	): Promise<TrackedTransaction<R>> {
		const { chain, context, transactions } = this.#deps;
		const { reporter, cancellation, options } = job;
		const { account, nonce, tip, calls, era, call, signature, mortality } = signed;
		const head = await this.#assertUsable(signed);
		const operation = await this.#createOperation(signed, await findDraft(this.#deps, signed, head));
		const preparer = new PlanPreparer(context, chain, operation);
		const drafter = new PlanDrafter(context, chain, preparer, transactions.chain);
		const scheme = schemeOfSignature(signature);
		const draft = await drafter.draft(
			{ account, scheme, options: { ...options, nonce, tip }, reporter, cancellation },
			own,
		);
		cancellation.signal.throwIfAborted();
		const bytes = chain.codec.encodeExtrinsic({ account, signature, call, era, nonce, tip });
		const { hash } = chain.codec.decodeExtrinsic(bytes);
		reporter.report({ type: "signed", hash });
		// The caller may abort on that status.
		cancellation.signal.throwIfAborted();
		const transaction = {
			bytes,
			hash,
			signer: account,
			nonce,
			firstBlock: draft.view.final.number + 1,
			lastValidBlock: lastValidBlock(chain.codec, mortality),
		};
		const { metadata } = chain;
		const fee = options.check === false ? null : draft.fee;
		const deps = { chain: transactions.chain, metadata, own, signal: cancellation.signal };
		const tracker = await submitTransaction({ transaction, calls, fee, tip }, deps);
		return { transaction, prepared: draft.prepared, preparer, tracker };
	}

	/**
	 * Asserts that the chain can still hold the transaction.
	 *
	 * @returns hash of the best block
	 */
	async #assertUsable({ account, nonce, mortality, blockHash }: VerifiedTransaction): Promise<Hex> {
		const { context, chain, transactions } = this.#deps;
		const head = (await transactions.chain.freshSnapshot()).best;
		const [next, first] = await Promise.all([
			fetchNonce(context.rpc, account, head.hash),
			mortality && fetchBlockHash(context.rpc, mortality.firstBlock),
		]);
		assertNonceFree(nonce, next);
		assertNotExpired(lastValidBlock(chain.codec, mortality), head.number);
		if (mortality && first !== blockHash) throw otherFirstBlock(mortality.firstBlock, blockHash);
		return head.hash;
	}

	/** The plan's operation with exactly the payload's call: checked now, with the results of the plan where it has that call. */
	async #createOperation({ call }: VerifiedTransaction, { prepared, isCurrent }: PlanDraft<R>): Promise<Operation<R>> {
		const { context, chain, operation } = this.#deps;
		if (isCurrent) return asDrafted(operation, prepared);
		const { createCallOperation } = await import("./create-call-operation.ts").catch(throwNotLoaded);
		return asDrafted(await createCallOperation(call, chain, context), prepared);
	}
}

/** The operation with the call and the results of a plan that was prepared before. */
function asDrafted<R>(checked: Operation<unknown>, drafted: Prepared<R>): Operation<R> {
	function adapt({ afterFee, ...rest }: Prepared): Prepared<R> {
		const { calls, outcome, refusal, expected, forecasts } = drafted;
		return {
			...rest,
			calls,
			unweighed: [],
			// It is decided already: the place of the first approval says which one it is of.
			failures: rest.failures.filter(({ code }) => code !== "OTHER_CALL_PENDING"),
			...(afterFee && {
				*afterFee(fee: bigint) {
					return adapt(yield* afterFee(fee));
				},
			}),
			outcome,
			...(refusal && { refusal }),
			expected,
			forecasts,
		};
	}
	return {
		name: checked.name,
		*prepare(account) {
			return adapt(yield* checked.prepare(account));
		},
	};
}

function foreignSignature(address: string): PhalaError<"SIGNING_FAILED"> {
	const message = `The signature is not one of ${address} for this payload. Nothing was sent. Expected an sr25519, ed25519 or ecdsa signature of unsigned.signable by that account.`;
	return new PhalaError("SIGNING_FAILED", message, { address });
}

function otherFirstBlock(number: number, hash: Hex): PhalaError<"NOT_FOUND"> {
	const { details } = notFound("block", hash);
	const message = `The payload's mortality counts from block ${number} with hash ${hash}, which this chain does not have. Nothing was sent: build the payload again, and sign that one.`;
	return new PhalaError("NOT_FOUND", message, details);
}
