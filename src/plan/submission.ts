import type { Observable } from "rxjs";
import type { Hex } from "../codec/hex.ts";
import { isPhalaError, type PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { ReplayStream } from "../rpc/replay-stream.ts";
import { Observable as RxObservable } from "../rpc/rxjs.ts";
import type { SubmissionStatus, TransactionResult } from "./submission-status.ts";

/** Outcome of a transaction in a block. */
export type Outcome<R> = { readonly result: TransactionResult<R> } | { readonly error: PhalaError };

/** State of a submission; `over`: it ended outside of a block. */
type SubmissionState<R> = { readonly at: "pending" } | KnownState<R>;
type KnownState<R> =
	| { readonly at: "inBlock" | "finalized"; readonly block: BlockRef; readonly outcome: Outcome<R> }
	| { readonly at: "over"; readonly error: PhalaError };

/**
 * A submitted transaction. It continues even if nothing observes it.
 *
 * A failure that nothing observes is an unhandled rejection, as of any promise. A subscription to {@link Submission.status$} observes
 * it, and so does a wait for {@link Submission.hash}, {@link Submission.inBlock} or {@link Submission.finalized}. An end by the
 * caller's signal or by closing the client is no failure.
 *
 * @public
 */
export class Submission<R> {
	/** Every status so far, then every further one; completes after the last. Never errors. Replayed to every subscriber. */
	declare readonly status$: Observable<SubmissionStatus>;
	readonly #progress: SubmissionProgress<R>;

	/** @internal */
	constructor(progress: SubmissionProgress<R>) {
		this.#progress = progress;
		const status$ = new RxObservable<SubmissionStatus>((observer) => {
			progress.markObserved();
			return progress.status$.subscribe(observer);
		});
		// Not enumerable: consoles do not print it.
		Object.defineProperty(this, "status$", { value: status$ });
	}

	/**
	 * Waits until the transaction is signed.
	 *
	 * @returns its hash; after a further `signed` status, read it again
	 * @throws PhalaError why it was never signed
	 */
	get hash(): Promise<Hex> {
		this.#progress.markObserved();
		return this.#progress.hash();
	}

	/**
	 * Waits until the transaction is in a block of the best chain, or in a finalized one.
	 *
	 * - The block can still be replaced: wait for {@link Submission.finalized} where that matters. Read the property again after a
	 *   `retracted` status to wait for the next block
	 * - Rejects with the chain's refusal, or why the transaction is in no block
	 *
	 * @throws PhalaError the code of the rule that the chain enforced, `DISPATCH_FAILED`, `REJECTED`, `NOT_INCLUDED`,
	 * `USER_REJECTED`, `SIGNING_FAILED`, `RUNTIME_CHANGED`, `WRONG_GENESIS`, `DECODE_FAILED`, `BLOCK_PRUNED`, `ABORTED`, `CLOSED`, and errors of
	 * reads and of the connection
	 */
	get inBlock(): Promise<TransactionResult<R>> {
		this.#progress.markObserved();
		return this.#progress.inBlock();
	}

	/**
	 * Waits until the transaction is in a finalized block, which nothing can replace.
	 *
	 * @throws PhalaError as {@link Submission.inBlock}
	 */
	get finalized(): Promise<TransactionResult<R>> {
		return this.#progress.finalizedResult;
	}
}

/** The read side of a {@link SubmissionReporter}. */
interface SubmissionProgress<R> {
	readonly status$: Observable<SubmissionStatus>;
	/** Rejects with the submission's failure: an unhandled rejection where nothing handles this promise. */
	readonly finalizedResult: Promise<TransactionResult<R>>;
	/** Marks a failure as handled. */
	markObserved(): void;
	hash(): Promise<Hex>;
	inBlock(): Promise<TransactionResult<R>>;
}

/** The writing end of a {@link Submission}: reports every status once, and none after the last. */
export class SubmissionReporter<R> implements SubmissionProgress<R> {
	readonly finalizedResult: Promise<TransactionResult<R>>;
	readonly #statuses = new ReplayStream<SubmissionStatus>();
	/** Hash of the last signature. */
	#hash: Hex | null;
	#state: SubmissionState<R> = { at: "pending" };
	readonly #states = new ReplayStream<SubmissionState<R>>(1);
	#lastType = "";

	/** @param hash - of a transaction that was signed before */
	constructor(hash: Hex | null = null) {
		this.#hash = hash;
		this.finalizedResult = this.#waitFor(["finalized", "over"]);
	}

	get status$(): Observable<SubmissionStatus> {
		return this.#statuses.values$;
	}

	/** Whether the last status was reported. */
	get isSettled(): boolean {
		return this.#state.at === "over" || this.#state.at === "finalized";
	}

	markObserved(): void {
		this.finalizedResult.catch(() => {});
	}

	inBlock(): Promise<TransactionResult<R>> {
		return this.#waitFor(["inBlock", "finalized", "over"]);
	}

	async hash(): Promise<Hex> {
		if (this.#hash !== null) return this.#hash;
		const status = await firstMatch(this.#statuses.values$, isSignedOrOver);
		if (status.type === "signed") return status.hash;
		throw status.error;
	}

	/** Reports a step that changes nothing about where the transaction is. */
	report(
		status:
			| { readonly type: "queued" | "checking" | "signing" | "broadcast" | "searching" }
			| { readonly type: "signed"; readonly hash: Hex },
	): void {
		if (status.type === "signed") this.#hash = status.hash;
		this.#report(status);
	}

	included(block: BlockRef, outcome: Outcome<R>): void {
		if (this.isSettled) return;
		this.#setState({ at: "inBlock", block, outcome });
		this.#report({ type: "inBlock", block, error: "error" in outcome ? outcome.error : null });
	}

	retracted(block: BlockRef): void {
		if (this.isSettled) return;
		this.#setState({ at: "pending" });
		this.#report({ type: "retracted", block });
	}

	/** Ends the submission in the block that was reported by {@link SubmissionReporter.included}. */
	finalized(): void {
		const state = this.#state;
		if (state.at !== "inBlock") return;
		const { block, outcome } = state;
		const status =
			"error" in outcome
				? { type: "failed" as const, block, error: outcome.error }
				: { type: "finalized" as const, block };
		this.#end({ ...state, at: "finalized" }, status);
	}

	/** Ends the submission outside of a block. */
	failed(type: "failed" | "expired" | "aborted", error: PhalaError): void {
		if (this.isSettled) return;
		// The caller ended it: nothing failed.
		if (isPhalaError(error, "ABORTED") || isPhalaError(error, "CLOSED")) this.markObserved();
		this.#end({ at: "over", error }, type === "failed" ? { type, block: null, error } : { type, error });
	}

	#end(state: SubmissionState<R>, last: SubmissionStatus): void {
		this.#setState(state);
		this.#statuses.next(last);
		this.#statuses.complete();
	}

	#setState(state: SubmissionState<R>): void {
		this.#state = state;
		this.#states.next(state);
	}

	#report(status: SubmissionStatus): void {
		if (this.isSettled || status.type === this.#lastType) return;
		this.#lastType = status.type;
		this.#statuses.next(status);
	}

	async #waitFor(points: readonly KnownState<R>["at"][]): Promise<TransactionResult<R>> {
		const isReached = (state: SubmissionState<R>): state is KnownState<R> => points.some((at) => at === state.at);
		const state = await firstMatch(this.#states.values$, isReached);
		if (state.at === "over") throw state.error;
		if ("error" in state.outcome) throw state.outcome.error;
		return state.outcome.result;
	}
}

/** Waits for the first value of a type. */
function firstMatch<T, S extends T>(values$: Observable<T>, matches: (value: T) => value is S): Promise<S> {
	return new Promise((resolve) => {
		values$.subscribe((value) => {
			if (matches(value)) resolve(value);
		});
	});
}

type SignedOrOver = Extract<SubmissionStatus, { readonly type: "signed" | "failed" | "expired" | "aborted" }>;

function isSignedOrOver(status: SubmissionStatus): status is SignedOrOver {
	return ["signed", "failed", "expired", "aborted"].includes(status.type);
}
