import type { CheckFailure } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { SendOptions } from "../plan/plan-options.ts";
import type { PlanPreview } from "../plan/preview.ts";
import type { TransactionSigner } from "../plan/signer.ts";
import type { Submission } from "../plan/submission.ts";
import type { SubmissionStatus, TransactionResult } from "../plan/submission-status.ts";
import type { LiveSnapshot } from "./live.ts";

/** What became of a plan that was sent. @public */
export interface SentState<R> {
	/** The newest status; `null`: nothing was sent. */
	readonly status: SubmissionStatus | null;
	/** Every status so far, in order. */
	readonly statuses: readonly SubmissionStatus[];
	/** Whether it was sent, and is neither in a block nor over. */
	readonly isPending: boolean;
	/** Hash of the transaction, once it is signed. */
	readonly hash: Hex | null;
	/** The typed result, from the block on that holds the transaction; `null` again while no block does. */
	readonly result: TransactionResult<R> | null;
	/** Why it failed, in a block or outside of one. */
	readonly error: Error | null;
}

/** What can be done with a plan. @public */
export interface PlanActions<R> {
	/**
	 * Checks, signs and sends the plan. While it is on its way to a block, another call returns the same submission: a second click does
	 * not pay twice.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` without a plan or a client; what making the plan throws
	 */
	readonly send: (signer: TransactionSigner, options?: SendOptions) => Submission<R>;
	/** Shows nothing of the submission any more, and previews again. The submission itself continues. */
	readonly reset: () => void;
	/** Previews again. */
	readonly refresh: () => void;
}

/** A plan before it is sent, and while it is on its way. @public */
export interface PlanState<R> extends SentState<R>, PlanActions<R> {
	/** The result as the chain would give it now, the fee and the failures, with their status. `idle` without a plan or an account. */
	readonly preview: LiveSnapshot<PlanPreview<R>>;
	/** Why the chain would refuse the plan now; empty where it would succeed; `null`: not known yet. */
	readonly failures: readonly CheckFailure[] | null;
	/** Estimated, tip included, pico PHA; `null`: not known. */
	readonly fee: bigint | null;
}

/** Nothing was sent. */
export const NOT_SENT: SentState<never> = Object.freeze({
	status: null,
	statuses: [],
	isPending: false,
	hash: null,
	result: null,
	error: null,
});
