import { failureToError } from "../chain/rules/rule-error.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { causeMessage } from "../errors/cause-message.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { ItemResult } from "./batch-item.ts";
import { type Chunk, fitChunk, sortOut } from "./chunk.ts";
import { Cancellation } from "./loaded-with-plans.ts";
import type { Plan } from "./plan.ts";
import type { PlanBatches } from "./plan-batches.ts";
import type { PlanContext } from "./plan-context.ts";
import { outcomeInBlock, outcomeWithoutResult } from "./plan-outcome.ts";
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

type Result = SendAllResult<readonly Plan<unknown>[]>;

/** What a sequence sends, and how. */
export interface SequenceSpec {
	readonly context: Pick<PlanContext, "addresses" | "closed$">;
	readonly plans: readonly Plan<unknown>[];
	readonly signer: TransactionSigner;
	readonly options: SendAllOptions;
	/** Called before each transaction: batches for the chain's runtime of that time. */
	readonly bindBatches: (account: Hex) => Promise<PlanBatches>;
}

/** A transaction of the sequence. */
interface SentChunk {
	readonly plans: readonly number[];
	readonly submission: Submission<readonly ItemResult<unknown>[]>;
	/** Its last status so far. */
	status: SubmissionStatus;
	hash: Hex | null;
	fee: bigint | null;
}

/** Preparing takes some milliseconds per plan. */
const DEFAULT_MAX_PLANS = 500;
/** Runtime upgrades between the preparation of a transaction and its signature after which the sequence ends. */
const MAX_UPGRADES = 3;

/** Sends plans one batch after the other, each prepared on the chain as those before it left it. */
export class PlanSequence {
	readonly #spec: SequenceSpec;
	readonly #mode: "best-effort" | "force";
	readonly #report: (progress: SendAllProgress) => void;
	/** What is known of each plan so far. */
	readonly #outcomes: PlanOutcome<unknown>[];
	readonly #sent: SentChunk[] = [];
	readonly #maxPlans: number;
	/** Plans that the next transaction starts with: as many as the last one could hold, twice as many if none was left out. */
	#fitting: number;

	constructor(spec: SequenceSpec, report: (progress: SendAllProgress) => void) {
		const { mode = "best-effort", maxPlans = DEFAULT_MAX_PLANS } = spec.options;
		this.#spec = spec;
		this.#mode = mode;
		this.#report = report;
		this.#outcomes = spec.plans.map(() => ({ status: "not-sent" }));
		this.#maxPlans = maxPlans;
		this.#fitting = maxPlans;
	}

	start(): SequenceRun {
		const inBlock = this.#run();
		return { inBlock, finalized: this.#awaitFinality(inBlock) };
	}

	/** Sends everything. Never throws: the result has the reason. */
	async #run(): Promise<Result> {
		const { context, options, signer } = this.#spec;
		this.#reportProgress();
		const cancellation = new Cancellation("sendAll", options.signal, context.closed$);
		let error: PhalaError | null = null;
		try {
			checkOptions(options);
			await this.#sendChunks(parseSigner(signer, context.addresses), cancellation);
		} catch (cause) {
			error = isPhalaError(cause) ? cause : notSent(cause);
		} finally {
			cancellation.dispose();
		}
		return this.#createResult(error);
	}

	async #sendChunks(account: Hex, cancellation: Cancellation): Promise<void> {
		let next = 0;
		for (let upgrades = 0; next < this.#outcomes.length; ) {
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
		const batches = await this.#spec.bindBatches(account);
		const end = this.#outcomes.length;
		const count = Math.min(end - from, this.#fitting);
		const candidates = Array.from({ length: count }, (_, i) => from + i);
		const chunk = await cancellation.race(fitChunk(candidates, (plans) => batches.measure(this.#select(plans))));
		const isCut = chunk.plans.length < count;
		this.#fitting = isCut ? chunk.plans.length : Math.min(2 * this.#fitting, this.#maxPlans);
		const accepted = this.#spec.options.check === false ? chunk.plans : this.#accept(chunk);
		if (accepted.length === 0 && this.#mode === "best-effort") return end;
		if (accepted.length > 0 && !(await this.#send(accepted, batches))) return end;
		return from + (this.#mode === "force" ? chunk.plans : accepted).length;
	}

	/** The plans of a chunk to send. Records those that the check refuses. */
	#accept(chunk: Chunk): readonly number[] {
		const { accepted, refused } = sortOut(chunk, this.#mode);
		for (const { plan, failure } of refused)
			this.#outcomes[plan] = { status: "refused", error: failureToError(failure) };
		this.#reportProgress();
		return accepted;
	}

	/** Sends one transaction and waits for its block; returns whether the next one may follow. */
	async #send(plans: readonly number[], batches: PlanBatches): Promise<boolean> {
		const submission = batches.send(this.#select(plans));
		const sent: SentChunk = { plans, submission, status: { type: "checking" }, hash: null, fee: null };
		this.#sent.push(sent);
		submission.status$.subscribe((status) => {
			if (status.type === "signed") sent.hash = status.hash;
			sent.status = status;
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
		for (const [i, plan] of sent.plans.entries()) this.#outcomes[plan] = outcomeInBlock(result[i], block);
		this.#reportProgress();
	}

	/** Records the outcome of a transaction without a result. */
	#fail({ plans, hash, status }: SentChunk, error: PhalaError): void {
		const outcome = outcomeWithoutResult(hash, status, error);
		for (const plan of plans) this.#outcomes[plan] = outcome;
	}

	/** Outcomes of the final chain, which may differ from those of the blocks that held the transactions first. */
	async #awaitFinality(inBlock: Promise<Result>): Promise<Result> {
		let { error } = await inBlock;
		for (const sent of this.#sent) {
			try {
				this.#include(sent, await sent.submission.finalized);
			} catch (cause) {
				error ??= cause as PhalaError;
				this.#fail(sent, cause as PhalaError);
			}
		}
		return this.#createResult(error);
	}

	#select(plans: readonly number[]): readonly Plan<unknown>[] {
		return plans.flatMap((index) => this.#spec.plans[index] ?? []);
	}

	#createResult(error: PhalaError | null): Result {
		return deepFreeze({ outcomes: [...this.#outcomes], transactions: this.#describeSent(), error });
	}

	#reportProgress(): void {
		const completed = this.#outcomes.filter(({ status }) => status === "done" || status === "refused");
		this.#report(
			deepFreeze({
				total: this.#outcomes.length,
				completed: completed.length,
				transactions: this.#describeSent(),
			}),
		);
	}

	#describeSent(): readonly SentBatch[] {
		return this.#sent.map(({ plans, hash, fee, status }) => ({ plans, hash, fee, status }));
	}
}

function notSent(cause: unknown): PhalaError<"RPC_FAILED"> {
	const rpcMessage = causeMessage(cause);
	const details = { method: "sendAll", rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `sendAll stopped: ${rpcMessage}`, details, { cause });
}
