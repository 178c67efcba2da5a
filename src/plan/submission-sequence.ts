import type { Observable } from "rxjs";
import type { Hex } from "../codec/hex.ts";
import type { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { ReplayStream } from "../rpc/replay-stream.ts";
import type { Plan } from "./plan.ts";
import type { TransactionOptions } from "./signing-payload.ts";
import type { SubmissionStatus } from "./submission-status.ts";

/** Options of `sendAll`. @public */
export interface SendAllOptions extends TransactionOptions {
	/**
	 * What a refused plan does to those after it.
	 *
	 * - `best-effort`: they are not sent
	 * - `force`: they are sent all the same
	 *
	 * @defaultValue `"best-effort"`
	 */
	readonly mode?: "best-effort" | "force" | undefined;
	/**
	 * Whether to check the plans before each transaction. A plan that the check refuses is not sent.
	 *
	 * @defaultValue `true`
	 */
	readonly check?: boolean | undefined;
	/** Stops: what was not signed yet is not sent, and the transaction on its way is no longer followed. */
	readonly signal?: AbortSignal | undefined;
	/**
	 * Most plans of one transaction, at least 1. A transaction never has more than a block can hold.
	 *
	 * @defaultValue `500`
	 */
	readonly maxPlans?: number | undefined;
}

/**
 * What became of a plan.
 *
 * - `done`: in `block`
 * - `refused`: by the check before sending, or by the chain; it has no effect
 * - `not-sent`: certainly in no block. A plan before it was refused, or sending stopped
 * - `unknown`: its transaction was submitted and is no longer followed; `hash` is that transaction's
 *
 * @public
 */
export type PlanOutcome<R> =
	| { readonly status: "done"; readonly result: R; readonly block: BlockRef }
	| { readonly status: "refused"; readonly error: PhalaError }
	| { readonly status: "not-sent" }
	| { readonly status: "unknown"; readonly hash: Hex; readonly error: PhalaError };

/** A transaction of `sendAll`. @public */
export interface SentBatch {
	/** Indexes of its plans. */
	readonly plans: readonly number[];
	/** `null` until it is signed. */
	readonly hash: Hex | null;
	/** Its last status so far. */
	readonly status: SubmissionStatus;
	/** Fee paid, tip included, pico PHA; `null` until it is in a block. */
	readonly fee: bigint | null;
}

/** Progress of `sendAll`. @public */
export interface SendAllProgress {
	/** Number of plans. */
	readonly total: number;
	/** Number of plans whose outcome is known: done or refused. */
	readonly completed: number;
	/** The transactions so far, the last one may be on its way. */
	readonly transactions: readonly SentBatch[];
}

/** Result of `sendAll`. @public */
export interface SendAllResult<T extends readonly Plan<unknown>[]> {
	/** What became of each plan, in order. */
	readonly outcomes: { readonly [K in keyof T]: T[K] extends Plan<infer R> ? PlanOutcome<R> : never };
	/** The transactions, in order. */
	readonly transactions: readonly SentBatch[];
	/** Why sending stopped before every plan had an outcome; `null` where it did not. */
	readonly error: PhalaError | null;
}

/** Runs in the background and reports to a {@link SubmissionSequence}. */
export interface SequenceRun {
	/** Outcomes once every transaction is in a block. */
	readonly inBlock: Promise<SendAllResult<readonly Plan<unknown>[]>>;
	/** Outcomes once every transaction is final. */
	readonly finalized: Promise<SendAllResult<readonly Plan<unknown>[]>>;
}

/**
 * Plans that are sent in as many transactions as they need. Continues even if nothing observes it.
 *
 * @public
 */
export class SubmissionSequence<T extends readonly Plan<unknown>[]> {
	/** The newest progress, then every further one; completes when nothing more is sent and every transaction is final. */
	readonly progress$: Observable<SendAllProgress>;
	readonly #run: Promise<SequenceRun>;

	/** @internal */
	constructor(start: (report: (progress: SendAllProgress) => void) => Promise<SequenceRun>) {
		const progress = new ReplayStream<SendAllProgress>(1);
		this.progress$ = progress.values$;
		this.#run = start((reached) => progress.next(reached));
		this.#run
			.then(({ finalized }) => finalized)
			.then(
				() => progress.complete(),
				() => progress.complete(),
			);
	}

	/**
	 * Waits until every transaction is in a block of the best chain.
	 *
	 * @returns the outcome of every plan. A refused plan, or a stop in the middle, does not reject: see `outcomes` and `error`
	 * @throws PhalaError only where the code that sends plans cannot be loaded
	 */
	get inBlock(): Promise<SendAllResult<T>> {
		return this.#run.then((run) => run.inBlock as Promise<SendAllResult<T>>);
	}

	/**
	 * Waits until every transaction is in a finalized block.
	 *
	 * @returns as {@link SubmissionSequence.inBlock}
	 * @throws PhalaError as {@link SubmissionSequence.inBlock}
	 */
	get finalized(): Promise<SendAllResult<T>> {
		return this.#run.then((run) => run.finalized as Promise<SendAllResult<T>>);
	}
}
