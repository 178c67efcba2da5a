import { BehaviorSubject, type Observable, ReplaySubject } from "rxjs";
import type { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { SubmissionStatus, TransactionResult } from "./submission-status.ts";

/** What became of a transaction in a block. */
export type Outcome<R> = { readonly done: TransactionResult<R> } | { readonly error: PhalaError };

/** Where a transaction stands: what a wait that begins now has to know. */
type SubmissionState<R> = { readonly at: "pending" } | SettledState<R>;
type SettledState<R> =
	| { readonly at: "inBlock" | "finalized"; readonly outcome: Outcome<R> }
	| { readonly at: "over"; readonly error: PhalaError };

/**
 * A transaction on its way. It goes on whether or not anybody looks.
 *
 * @public
 */
export class Submission<R> {
	/** Every status so far, then every further one; completes after the last. Never errors. */
	readonly status$: Observable<SubmissionStatus>;
	readonly #standing: Observable<SubmissionState<R>>;

	/** @internal */
	constructor(begin: (track: SubmissionReporter<R>) => void) {
		const statuses = new ReplaySubject<SubmissionStatus>();
		const standing = new BehaviorSubject<SubmissionState<R>>({ at: "pending" });
		this.status$ = statuses.asObservable();
		this.#standing = standing;
		begin(new SubmissionReporter(statuses, standing));
	}

	/**
	 * Waits until the transaction is in a block of the best chain; a finalized one satisfies it as well.
	 *
	 * - The block can still be replaced: {@link Submission.finalized} is the wait for good
	 * - Rejects with what the chain refused, or why the transaction was never in a block
	 *
	 * @throws {@link PhalaError} the code of the rule that the chain enforced, `DISPATCH_FAILED`, `REJECTED`, `NOT_INCLUDED`,
	 * `SIGNING_FAILED`, `RUNTIME_CHANGED`, `WRONG_GENESIS`, `ABORTED`, `CLOSED`, and what reading and connecting throw
	 */
	get inBlock(): Promise<TransactionResult<R>> {
		return waitFor(this.#standing, ["inBlock", "finalized", "over"]);
	}

	/**
	 * Waits until the transaction is in a finalized block, which nothing can replace.
	 *
	 * @throws {@link PhalaError} as {@link Submission.inBlock}
	 */
	get finalized(): Promise<TransactionResult<R>> {
		return waitFor(this.#standing, ["finalized", "over"]);
	}
}

/** Waits for one of these points; throws where it is not a success. */
async function waitFor<R>(
	standing$: Observable<SubmissionState<R>>,
	points: readonly string[],
): Promise<TransactionResult<R>> {
	const standing = await new Promise<SettledState<R>>((resolve) => {
		standing$.subscribe((now) => {
			if (now.at !== "pending" && points.includes(now.at)) resolve(now);
		});
	});
	if (standing.at === "over") throw standing.error;
	if ("error" in standing.outcome) throw standing.outcome.error;
	return standing.outcome.done;
}

/** The writing end of a {@link Submission}. Says every status once, in an order that makes sense. */
export class SubmissionReporter<R> {
	readonly #statuses: ReplaySubject<SubmissionStatus>;
	readonly #standing: BehaviorSubject<SubmissionState<R>>;
	readonly #ends: ((last: SubmissionStatus) => void)[] = [];
	#said = "";

	constructor(statuses: ReplaySubject<SubmissionStatus>, standing: BehaviorSubject<SubmissionState<R>>) {
		this.#statuses = statuses;
		this.#standing = standing;
	}

	/** Whether the last status was said. */
	get isSettled(): boolean {
		return this.#standing.value.at === "over" || this.#standing.value.at === "finalized";
	}

	/** Does `act` after the last status. */
	onSettled(act: (last: SubmissionStatus) => void): void {
		this.#ends.push(act);
	}

	signed(hash: string): void {
		this.#say({ type: "signed", hash });
	}

	broadcast(): void {
		this.#say({ type: "broadcast" });
	}

	searching(): void {
		this.#say({ type: "searching" });
	}

	inBlock(block: BlockRef, outcome: Outcome<R>): void {
		if (this.isSettled) return;
		this.#standing.next({ at: "inBlock", outcome });
		this.#say({ type: "inBlock", block, error: "error" in outcome ? outcome.error : null });
	}

	retracted(block: BlockRef): void {
		if (this.isSettled) return;
		this.#standing.next({ at: "pending" });
		this.#say({ type: "retracted", block });
	}

	finalized(block: BlockRef, outcome: Outcome<R>): void {
		if (this.isSettled) return;
		const last: SubmissionStatus =
			"error" in outcome ? { type: "failed", block, error: outcome.error } : { type: "finalized", block };
		this.#end({ at: "finalized", outcome }, last);
	}

	/** The end without a block. */
	fail(type: "failed" | "expired" | "aborted", error: PhalaError): void {
		if (this.isSettled) return;
		this.#end({ at: "over", error }, type === "failed" ? { type, block: null, error } : { type, error });
	}

	#end(standing: SubmissionState<R>, last: SubmissionStatus): void {
		this.#standing.next(standing);
		for (const act of this.#ends) act(last);
		this.#statuses.next(last);
		this.#statuses.complete();
	}

	#say(status: SubmissionStatus): void {
		if (this.isSettled || status.type === this.#said) return;
		this.#said = status.type;
		this.#statuses.next(status);
	}
}
