import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { AccountLike } from "../chain/addresses.ts";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { CheckFailure, Operation, Prepared } from "../chain/operation.ts";
import { dispatchError, failureToError, ruleFailure } from "../chain/rules/rule-error.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { causeMessage } from "../errors/cause-message.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { Inclusion } from "./block-inclusion.ts";
import type { SignedTransaction } from "./block-scanner.ts";
import { buildExtrinsic } from "./build-extrinsic.ts";
import { Cancellation } from "./cancellation.ts";
import { estimateFee } from "./estimate-fee.ts";
import { assertChain, fetchNextNonce } from "./node-requests.ts";
import type { PlanContext, PlanNetwork, TransactionDeps } from "./plan-context.ts";
import type { SendOptions, UnsignedOptions } from "./plan-options.ts";
import { parseSigner, requestSignature, type TransactionSigner } from "./signer.ts";
import { buildPayload, checkOptions, type TransactionOptions, type UnsignedTransaction } from "./signing-payload.ts";
import type { Outcome, SubmissionReporter } from "./submission.ts";
import { TransactionTracker } from "./transaction-tracker.ts";
import { verifyExtrinsic } from "./verify-extrinsic.ts";
import { verifyPayload } from "./verify-payload.ts";

/** Placeholder account for calls that do not depend on the account. */
const ZERO_ACCOUNT: Hex = `0x${"00".repeat(32)}`;

/** One call of {@link PlanExecutor.send}. */
interface SendJob<R> {
	readonly signer: TransactionSigner;
	readonly options: SendOptions;
	readonly reporter: SubmissionReporter<R>;
	readonly cancellation: Cancellation;
}

/** A plan and the reasons why it should not be sent. */
interface CheckedPlan<R> {
	readonly prepared: Prepared<R>;
	readonly failures: readonly CheckFailure[];
}

/** Executes a plan: checks it, estimates its fee, builds, signs, submits and tracks its transaction. */
export class PlanExecutor<R> {
	readonly #context: PlanContext;
	/** The chain that the plan was made for; the client may have seen a newer runtime since. */
	readonly #network: PlanNetwork;
	readonly #account: Hex | null;
	readonly #chain: WritesModule;
	readonly #operation: Operation<R>;

	/** @param account - the account that alone can send the plan; `null`: any */
	constructor(
		context: PlanContext,
		network: PlanNetwork,
		account: Hex | null,
		chain: WritesModule,
		operation: Operation<R>,
	) {
		this.#context = context;
		this.#network = network;
		this.#account = account;
		this.#chain = chain;
		this.#operation = operation;
	}

	async check(accountLike: AccountLike | undefined): Promise<readonly CheckFailure[]> {
		const account = this.#parseAccount(accountLike);
		const { failures } = await this.#prepareAndCheck(account, {});
		return deepFreeze(failures);
	}

	async fee(accountLike: AccountLike | undefined, options: TransactionOptions): Promise<bigint> {
		checkOptions(options);
		const account = this.#parseAccount(accountLike);
		return this.#estimateFee(account, await this.#prepare(account), options);
	}

	async unsigned(accountLike: AccountLike | undefined, options: UnsignedOptions): Promise<UnsignedTransaction> {
		checkOptions(options);
		const account = this.#parseAccount(accountLike);
		const { addresses } = this.#context;
		const [api, prepared] = await Promise.all([this.#context.api(), this.#prepare(account)]);
		const nonce = options.nonce ?? (await this.#fetchNonce(account));
		const extrinsic = this.#build(api, prepared);
		const address = addresses.format(account);
		const payload = await buildPayload(this.#deps(api), extrinsic, address, nonce, options);
		const { firstValidBlock: _, ...unsigned } = verifyPayload(this.#chain, this.#network, payload);
		return deepFreeze(unsigned);
	}

	async extrinsic(accountLike: AccountLike | undefined): Promise<SubmittableExtrinsic<"promise">> {
		const isAnonymous = accountLike === undefined && this.#account === null;
		const account = isAnonymous ? ZERO_ACCOUNT : this.#parseAccount(accountLike);
		const [api, prepared] = await Promise.all([this.#context.api(), this.#prepare(account)]);
		if (isAnonymous && prepared.fixedCalls !== true) throw accountRequired();
		return this.#build(api, prepared);
	}

	/** Runs a submission from the check to its last status. Never throws: failures are reported. */
	async send(signer: TransactionSigner, options: SendOptions, reporter: SubmissionReporter<R>): Promise<void> {
		const { name } = this.#operation;
		const cancellation = new Cancellation(name, options.signal, this.#context.closed$);
		try {
			cancellation.signal.throwIfAborted();
			await cancellation.race(this.#submitAndTrack({ signer, options, reporter, cancellation }));
		} catch (cause) {
			const error = isPhalaError(cause) ? cause : notSent(name, cause);
			reporter.failed(error.code === "ABORTED" || error.code === "CLOSED" ? "aborted" : "failed", error);
		} finally {
			cancellation.dispose();
		}
	}

	async #submitAndTrack(job: SendJob<R>): Promise<void> {
		const { signer, options, reporter } = job;
		const { signal } = job.cancellation;
		checkOptions(options);
		const account = this.#assertAccount(parseSigner(signer, this.#context.addresses));
		const { prepared, failures } =
			options.check === false
				? { prepared: await this.#prepare(account), failures: [] }
				: await this.#prepareAndCheck(account, options);
		const [failure] = failures;
		if (failure) throw failureToError(failure);
		const api = await this.#context.api();
		const turn = await this.#context.nonces.acquire(account);
		let transaction: SignedTransaction;
		let tracker: TransactionTracker;
		try {
			signal.throwIfAborted();
			const nonce = options.nonce ?? turn.next(await this.#fetchNonce(account));
			transaction = await this.#sign(job, account, api, prepared, nonce);
			tracker = new TransactionTracker(this.#context, this.#chain.metadata, transaction, signal);
			await tracker.submit();
			// A chosen nonce may leave a gap behind it.
			if (options.nonce === undefined) turn.markUsed(nonce);
		} catch (error) {
			if (isPhalaError(error, "REJECTED")) this.#context.nonces.forget(account);
			throw error;
		} finally {
			turn.release();
		}
		await this.#track(tracker, transaction, prepared, reporter);
	}

	async #sign(
		{ signer, options, reporter, cancellation }: SendJob<R>,
		account: Hex,
		api: ApiPromise,
		prepared: Prepared<R>,
		nonce: number,
	): Promise<SignedTransaction> {
		const deps = this.#deps(api);
		await assertChain(deps);
		const extrinsic = this.#build(api, prepared);
		const address = this.#context.addresses.format(account);
		const payload = await buildPayload(deps, extrinsic, address, nonce, options);
		const unsigned = verifyPayload(this.#chain, this.#network, payload);
		cancellation.signal.throwIfAborted();
		reporter.report({ type: "signing" });
		// An abort does not wait for the wallet: nothing is sent, and the account's next transaction can proceed.
		const signature = await cancellation.race(requestSignature(signer, account, unsigned));
		cancellation.signal.throwIfAborted();
		extrinsic.addSignature(account, signature, unsigned.payload);
		const { firstValidBlock, lastValidBlock } = unsigned;
		const hash = extrinsic.hash.toHex();
		reporter.report({ type: "signed", hash });
		return { bytes: extrinsic.toHex(), hash, signer: account, firstValidBlock, lastValidBlock };
	}

	async #track(
		tracker: TransactionTracker,
		transaction: SignedTransaction,
		prepared: Prepared<R>,
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
					reporter.finalized();
					break;
				default:
					// The chain does not count the nonce of a transaction that no block will hold.
					if (event.type !== "aborted") this.#context.nonces.forget(transaction.signer);
					reporter.failed(event.type, event.error);
			}
		}
	}

	/** Decodes the result; or the chain's refusal, with the numbers that the rules give at the block before. */
	async #toOutcome(
		{ hash, signer }: SignedTransaction,
		prepared: Prepared<R>,
		{ block, parentHash, events, refusal, fee }: Inclusion,
	): Promise<Outcome<R>> {
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
		const failures = await this.#prepare(signer, parentHash).then(
			(prepared) => prepared.failures,
			() => [],
		);
		const failure = failures.find((candidate) => candidate.code === code);
		return failure ? failureToError(failure, refusal) : dispatchError(code, refusal);
	}

	/** The fee comes last: it takes another round trip, which a call that fails anyway does not need. */
	async #prepareAndCheck(account: Hex, options: TransactionOptions): Promise<CheckedPlan<R>> {
		const prepared = await this.#prepare(account);
		if (prepared.failures.length > 0) return { prepared, failures: prepared.failures };
		const fee = await this.#estimateFee(account, prepared, options);
		const rest = prepared.transferable - prepared.spends;
		const available = rest > 0n ? rest : 0n;
		if (fee > available) return { prepared, failures: [ruleFailure("FEE_UNPAYABLE", { fee, available })] };
		const afterFee = await this.#prepareAfterFee(prepared, fee);
		return { prepared: afterFee, failures: afterFee.failures };
	}

	/** The plan as the chain executes it: with the fee taken before. */
	async #prepareAfterFee(prepared: Prepared<R>, fee: bigint): Promise<Prepared<R>> {
		const { afterFee } = prepared;
		return afterFee ? this.#context.execute(() => afterFee(fee), { at: undefined }) : prepared;
	}

	async #estimateFee(account: Hex, prepared: Prepared, options: TransactionOptions): Promise<bigint> {
		const [api, nonce] = await Promise.all([this.#context.api(), this.#fetchNonce(account)]);
		return estimateFee(this.#deps(api), this.#build(api, prepared), account, nonce, options);
	}

	#prepare(account: Hex, at?: Hex): Promise<Prepared<R>> {
		return this.#context.execute(() => this.#operation.prepare(account), { at });
	}

	#build(api: ApiPromise, prepared: Prepared): SubmittableExtrinsic<"promise"> {
		return verifyExtrinsic(this.#chain, prepared, buildExtrinsic(api, prepared, this.#context.generation));
	}

	#fetchNonce(account: Hex): Promise<number> {
		return fetchNextNonce(this.#context.rpc, this.#context.addresses, account);
	}

	#deps(api: ApiPromise): TransactionDeps {
		return { rpc: this.#context.rpc, network: this.#network, api };
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

function undecodable(hash: Hex, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = "The transaction succeeded, but its result cannot be decoded from its events.";
	return new PhalaError("DECODE_FAILED", message, { what: "transaction", bytes: hash }, { cause });
}

/** Wraps an untyped error, e.g. of `@polkadot/api`. */
function notSent(operation: string, cause: unknown): PhalaError<"RPC_FAILED"> {
	const rpcMessage = causeMessage(cause);
	const details = { method: operation, rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `${operation} could not be sent: ${rpcMessage}`, details, { cause });
}
