import type { Hex } from "../codec/hex.ts";
import { asPhalaError } from "../errors/as-phala-error.ts";
import { isPhalaError } from "../errors/error.ts";
import type { PlanSession } from "./plan-context.ts";
import { Submission, SubmissionReporter } from "./submission.ts";

/** Runs a submission to its last status. Never throws: failures are reported. */
export type RunSubmission<R> = (reporter: SubmissionReporter<R>) => Promise<void>;

const HASH = /^0x[0-9a-f]{64}$/i;

/**
 * Starts a submission once its code is loaded. Submissions of a client start in the order of their calls: code may load in another.
 *
 * @param hash - of the transaction, where it is known already; ignored where it is none
 */
export function startSubmission<R>(
	session: PlanSession,
	loading: Promise<RunSubmission<R>>,
	hash: unknown = null,
): Submission<R> {
	const known = typeof hash === "string" && HASH.test(hash) ? (hash.toLowerCase() as Hex) : null;
	const reporter = new SubmissionReporter<R>(known);
	reporter.report({ type: known === null ? "checking" : "searching" });
	session.lastStart = Promise.allSettled([session.lastStart, loading]).then(() => {
		loading
			.then((run) => run(reporter))
			.catch((error: unknown) => {
				const reason = asPhalaError("The submission", error);
				reporter.failed(isPhalaError(reason, "CLOSED") ? "aborted" : "failed", reason);
			});
	});
	return new Submission(reporter);
}
