import { causeMessage } from "../errors/cause-message.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { Cancellation } from "./cancellation.ts";
import type { PlanContext } from "./plan-context.ts";
import type { SubmissionReporter } from "./submission.ts";

/**
 * Runs the work of a submission until it ends, the caller's signal aborts or the client closes. Never throws: failures are reported.
 *
 * @param name - of the operation, for errors
 */
export async function runSubmission(
	name: string,
	{ closed$ }: Pick<PlanContext, "closed$">,
	options: { readonly signal?: AbortSignal | undefined },
	reporter: Pick<SubmissionReporter<unknown>, "failed">,
	work: (cancellation: Cancellation) => Promise<void>,
): Promise<void> {
	let cancellation: Cancellation | undefined;
	try {
		cancellation = new Cancellation(name, parseOptions(options).signal, closed$);
		cancellation.signal.throwIfAborted();
		await cancellation.race(work(cancellation));
	} catch (cause) {
		const error = isPhalaError(cause) ? cause : notSent(name, cause);
		reporter.failed(error.code === "ABORTED" || error.code === "CLOSED" ? "aborted" : "failed", error);
	} finally {
		cancellation?.dispose();
	}
}

/** Wraps an untyped error, e.g. of `@polkadot/api`. */
function notSent(operation: string, cause: unknown): PhalaError<"RPC_FAILED"> {
	const rpcMessage = causeMessage(cause);
	const details = { method: operation, rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `${operation} could not be sent: ${rpcMessage}`, details, { cause });
}
