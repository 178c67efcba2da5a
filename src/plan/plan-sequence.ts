import type { WritesModule } from "../chain/chain-adapter.ts";
import { failureToError } from "../chain/rules/rule-error.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { causeMessage } from "../errors/cause-message.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { createBatch } from "./batch.ts";
import type { BatchItem, ItemResult, PreparedBatch } from "./batch-operation.ts";
import { findExceededLimits } from "./block-limits.ts";
import { Cancellation } from "./cancellation.ts";
import { ClientTransactions } from "./client-transactions.ts";
import type { Plan } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { PlanPreparer } from "./plan-preparer.ts";
import { takePreparationPoint } from "./preparation-point.ts";
import { parseSigner, type TransactionSigner } from "./signer.ts";
import { checkOptions } from "./signing-payload.ts";
import type { Submission } from "./submission.ts";
import type {
	PlanOutcome,
	SendAllOptions,
	SendAllProgress,
	SendAllResult,
	SentBatch,
	SequenceRun,
} from "./submission-sequence.ts";
import type { SubmissionStatus, TransactionResult } from "./submission-status.ts";

type Outcome = PlanOutcome<unknown>;
type Result = SendAllResult<readonly Plan<unknown>[]>;

/** Plans that fit into one transaction, prepared together. */
interface Chunk {
	readonly plans: readonly number[];
	readonly items: readonly BatchItem[];
}

/** A transaction of the sequence. */
interface SentChunk {
	readonly plans: readonly number[];
	readonly submission: Submission<readonly ItemResult<unknown>[]>;
	/** Its statuses so far. */
	readonly statuses: SubmissionStatus[];
	hash: Hex | null;
	fee: bigint | null;
}

/** Preparing takes some milliseconds per plan. */
const DEFAULT_MAX_PLANS = 500;
/** Runtime upgrades between the preparation of a transaction and its signature after which the sequence ends. */
const MAX_UPGRADES = 3;

/** Sends plans one batch after the other, each prepared on the chain as those before it left it. */
export class PlanSequence {
	readonly #createContext: () => PlanContext;
	/** That of the present transaction. */
	#context: PlanContext;
	readonly #plans: readonly Plan<unknown>[];
	readonly #signer: TransactionSigner;
	readonly #options: SendAllOptions;
	readonly #mode: "best-effort" | "force";
	readonly #report: (progress: SendAllProgress) => void;
	/** Outcomes that need no transaction, or that of one in a block. */
	readonly #outcomes: (Outcome | undefined)[];
	readonly #sent: SentChunk[] = [];
	/** Plans that fitted into the last transaction: the next one starts with as many. */
	#fitting: number;

	constructor(
		createContext: () => PlanContext,
		plans: readonly Plan<unknown>[],
		signer: TransactionSigner,
		options: SendAllOptions,
		report: (progress: SendAllProgress) => void,
	) {
		this.#createContext = createContext;
		this.#context = createContext();
		this.#plans = plans;
		this.#signer = signer;
		this.#options = options;
		this.#mode = options.mode ?? "best-effort";
		this.#report = report;
		this.#outcomes = new Array(plans.length);
		this.#fitting = options.maxPlans ?? DEFAULT_MAX_PLANS;
	}

	start(): SequenceRun {
		const inBlock = this.#run();
		return { inBlock, finalized: this.#awaitFinality(inBlock) };
	}

	/** Sends everything. Never throws: the result has the reason. */
	async #run(): Promise<Result> {
		this.#reportProgress();
		const cancellation = new Cancellation("sendAll", this.#options.signal, this.#context.closed$);
		let error: PhalaError | null = null;
		try {
			checkOptions(this.#options);
			const account = parseSigner(this.#signer, this.#context.addresses);
			await this.#sendChunks(account, cancellation);
		} catch (cause) {
			error = isPhalaError(cause) ? cause : notSent(cause);
		} finally {
			cancellation.dispose();
		}
		return this.#createResult(error);
	}

	async #sendChunks(account: Hex, cancellation: Cancellation): Promise<void> {
		let next = 0;
		for (let upgrades = 0; next < this.#plans.length; ) {
			cancellation.signal.throwIfAborted();
			const { length } = this.#sent;
			try {
				next = await this.#sendFrom(next, account, cancellation);
			} catch (error) {
				// Nothing was signed: the chain's runtime changed after the plans were bound to it.
				const isUnsigned = this.#sent.length === length && isPhalaError(error, "RUNTIME_CHANGED");
				if (!isUnsigned || upgrades++ === MAX_UPGRADES) throw error;
			}
		}
	}

	/** Sends the next transaction for the chain's present runtime; returns the index of the plan to go on with. */
	async #sendFrom(from: number, account: Hex, cancellation: Cancellation): Promise<number> {
		this.#context = this.#createContext();
		const chain = await this.#context.loadWrites();
		const chunk = await cancellation.race(this.#fitChunk(account, from, chain));
		const accepted = this.#options.check === false ? chunk.plans : this.#sortOut(chunk);
		const isWhole = accepted.length === chunk.plans.length;
		const end = this.#plans.length;
		if (accepted.length === 0 && this.#mode === "best-effort") return end;
		if (accepted.length > 0 && !(await this.#sendChunk(accepted))) return end;
		// In mode `best-effort` the first refused plan is checked again, once those before it are in a block.
		return from + (this.#mode === "force" || isWhole ? chunk.plans.length : accepted.length);
	}

	/**
	 * The plans from index `from` on that one transaction can hold, without splitting any.
	 *
	 * @throws PhalaError nothing for a plan that no block can hold alone: that one is refused
	 */
	async #fitChunk(account: Hex, from: number, chain: WritesModule): Promise<Chunk> {
		let count = Math.min(this.#plans.length - from, this.#fitting);
		for (;;) {
			const plans = Array.from({ length: count }, (_, i) => from + i);
			const { items, exceeded } = await this.#measure(account, plans, chain);
			const [worst] = [...exceeded].sort((a, b) => Number(b.required * a.limit - a.required * b.limit));
			if (worst === undefined) {
				return { plans, items };
			}
			if (count === 1) {
				const refused = items.map((item) => ({
					...item,
					failures: [worst.failure],
					prediction: "impossible" as const,
				}));
				return { plans, items: refused };
			}
			count = Math.max(1, Math.min(count - 1, Number((BigInt(count) * worst.limit) / worst.required)));
			this.#fitting = count;
		}
	}

	async #measure(account: Hex, plans: readonly number[], chain: WritesModule) {
		const { spec } = createBatch(this.#context, this.#select(plans), { mode: this.#mode });
		const operation = await spec.createOperation(chain);
		const preparer = new PlanPreparer(this.#context, chain, operation);
		const own = ClientTransactions.ofClient(this.#context).of(account);
		const point = await takePreparationPoint(this.#context, chain, account, own);
		const prepared = (await preparer.prepare(account, point)) as unknown as PreparedBatch;
		// The transaction leaves out plans that have nothing to call.
		if (prepared.calls.length === 0) return { items: prepared.items, exceeded: [] };
		const [api, estimate] = await Promise.all([
			this.#context.api(),
			preparer.estimate(account, prepared, point, this.#options),
		]);
		return { items: prepared.items, exceeded: findExceededLimits(api, estimate, prepared.calls) };
	}

	/**
	 * Records plans that the check refuses: all of them in mode `force`, the first of the chunk in mode `best-effort`.
	 *
	 * @returns the plans to send; in mode `best-effort` those before the first refused one
	 */
	#sortOut({ plans, items }: Chunk): readonly number[] {
		const accepted: number[] = [];
		for (const [i, plan] of plans.entries()) {
			const failure = items[i]?.failures[0];
			if (failure === undefined) {
				accepted.push(plan);
				continue;
			}
			if (this.#mode === "best-effort" && accepted.length > 0) break;
			this.#outcomes[plan] = { status: "refused", error: failureToError(failure) };
			if (this.#mode === "best-effort") break;
		}
		this.#reportProgress();
		return accepted;
	}

	/** Sends one transaction and waits for its block; returns whether the next one may follow. */
	async #sendChunk(plans: readonly number[]): Promise<boolean> {
		const batch = createBatch(this.#context, this.#select(plans), { mode: this.#mode });
		const { tip, mortality, check, signal } = this.#options;
		const submission = batch.send(this.#signer, { tip, mortality, check, signal });
		const sent: SentChunk = { plans, submission, statuses: [], hash: null, fee: null };
		this.#sent.push(sent);
		submission.status$.subscribe((status) => {
			if (status.type === "signed") sent.hash = status.hash;
			sent.statuses.push(status);
			this.#reportProgress();
		});
		try {
			this.#include(sent, await submission.inBlock);
		} catch (error) {
			if (sent.hash === null && isPhalaError(error, "RUNTIME_CHANGED")) this.#sent.pop();
			else this.#fail(sent, error as PhalaError);
			throw error;
		}
		return this.#mode === "force" || plans.every((plan) => this.#outcomes[plan]?.status === "done");
	}

	#include(sent: SentChunk, { result, block, fee }: TransactionResult<readonly ItemResult<unknown>[]>): void {
		sent.fee = fee;
		for (const [i, plan] of sent.plans.entries()) this.#outcomes[plan] = toOutcome(result[i], block);
		this.#reportProgress();
	}

	/** Records the outcome of a transaction without a result. */
	#fail({ plans, hash, statuses }: SentChunk, error: PhalaError): void {
		const outcome = findOutcome(hash, statuses.at(-1), error);
		for (const plan of plans) this.#outcomes[plan] = outcome;
	}

	/** Outcomes of the final chain, which may differ from those of the blocks that held the transactions first. */
	async #awaitFinality(inBlock: Promise<Result>): Promise<Result> {
		const { error } = await inBlock;
		let lost: PhalaError | null = null;
		for (const sent of this.#sent) {
			try {
				this.#include(sent, await sent.submission.finalized);
			} catch (cause) {
				lost ??= cause as PhalaError;
				this.#fail(sent, cause as PhalaError);
			}
		}
		return this.#createResult(error ?? lost);
	}

	#select(plans: readonly number[]): readonly Plan<unknown>[] {
		return plans.flatMap((index) => this.#plans[index] ?? []);
	}

	#createResult(error: PhalaError | null): Result {
		const outcomes = Array.from(this.#outcomes, (outcome): Outcome => outcome ?? { status: "not-sent" });
		return deepFreeze({ outcomes, transactions: this.#describeSent(), error });
	}

	#reportProgress(): void {
		const completed = this.#outcomes.filter((outcome) => outcome?.status === "done" || outcome?.status === "refused");
		this.#report(
			deepFreeze({ total: this.#plans.length, completed: completed.length, transactions: this.#describeSent() }),
		);
	}

	#describeSent(): readonly SentBatch[] {
		return this.#sent.map(({ plans, hash, fee, statuses }) => {
			return { plans, hash, fee, status: statuses.at(-1) ?? { type: "checking" } };
		});
	}
}

/** The outcome of plans whose transaction has no result: refused as a whole, certainly in no block, or not known. */
function findOutcome(hash: Hex | null, last: SubmissionStatus | undefined, error: PhalaError): Outcome {
	if (hash === null) return { status: "not-sent" };
	const isInBlock = last?.type === "inBlock" || (last?.type === "failed" && last.block !== null);
	if (isInBlock && error.code !== "DECODE_FAILED") return { status: "refused", error };
	if (!isInBlock && (last?.type === "failed" || last?.type === "expired")) return { status: "not-sent" };
	return { status: "unknown", hash, error };
}

function toOutcome(item: ItemResult<unknown> | undefined, block: TransactionResult<unknown>["block"]): Outcome {
	if (item?.ok) return { status: "done", result: item.result, block };
	return item?.error ? { status: "refused", error: item.error } : { status: "not-sent" };
}

function notSent(cause: unknown): PhalaError<"RPC_FAILED"> {
	const rpcMessage = causeMessage(cause);
	const details = { method: "sendAll", rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `sendAll stopped: ${rpcMessage}`, details, { cause });
}
