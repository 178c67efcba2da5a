import type { Hex } from "../codec/hex.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { PlanSession } from "./plan-context.ts";
import { Submission, SubmissionReporter } from "./submission.ts";

/** Runs a submission to its last status. Never throws: failures are reported. */
export type RunSubmission<R> = (reporter: SubmissionReporter<R>) => Promise<void>;

/**
 * Starts a submission once its code is loaded. Submissions of a client start in the order of their calls: code may load in another.
 *
 * @param hash - of the transaction, where it is known already
 */
export function startSubmission<R>(
	session: PlanSession,
	loading: Promise<RunSubmission<R>>,
	hash: Hex | null = null,
): Submission<R> {
	const reporter = new SubmissionReporter<R>(hash);
	reporter.report({ type: hash === null ? "checking" : "searching" });
	session.lastStart = Promise.allSettled([session.lastStart, loading]).then(() => {
		loading
			.then((run) => run(reporter))
			.catch((error: unknown) => {
				const reason = notLoaded(error);
				reporter.failed(isPhalaError(reason, "CLOSED") ? "aborted" : "failed", reason);
			});
	});
	return new Submission(reporter);
}

function notLoaded(cause: unknown): PhalaError {
	if (isPhalaError(cause)) return cause;
	const rpcMessage = cause instanceof Error ? cause.message : String(cause);
	const details = { method: "import", rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `The code that sends plans could not be loaded: ${rpcMessage}`, details, {
		cause,
	});
}
