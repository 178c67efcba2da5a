import { causeMessage } from "../errors/cause-message.ts";
import type { EndpointFailure, ErrorDetails } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";
import { excerpt } from "./redact.ts";

/** The node did not respond within the time limit. */
export function timeout(operation: string, timeoutMs: number, cause?: unknown): PhalaError<"TIMEOUT"> {
	return new PhalaError(
		"TIMEOUT",
		`No response to ${operation} within ${timeoutMs} ms. Retry, use another endpoint, or raise timeoutMs.`,
		{ operation, timeoutMs },
		{ cause },
	);
}

/**
 * The connection was lost or never established.
 *
 * @param failures - of the attempts since
 */
export function disconnected(
	endpoint: string,
	cause?: unknown,
	failures: readonly EndpointFailure[] = [],
): PhalaError<"DISCONNECTED"> {
	const texts = failures.map(describeFailure);
	return new PhalaError(
		"DISCONNECTED",
		texts[0]
			? `Not connected: ${texts.join("; ")}. Check the URLs, or retry.`
			: `Not connected to ${endpoint}. The client reconnects automatically; retry.`,
		{ endpoint, failures },
		{
			cause:
				cause ??
				(texts[0] &&
					new AggregateError(
						texts.map((text) => new Error(text)),
						texts.join("; "),
					)),
		},
	);
}

/** Browsers report no message. */
const describeFailure = ({ endpoint, reason, message }: EndpointFailure): string =>
	`${endpoint}: ${reason}${message === "" ? "" : ` (${message})`}`;

/** The client was closed before or during the operation. */
export function closed(operation: string): PhalaError<"CLOSED"> {
	return new PhalaError("CLOSED", `The client was closed: ${operation} cannot complete. Connect again.`, { operation });
}

/** The caller's signal aborted the operation. */
export function aborted(operation: string, cause?: unknown): PhalaError<"ABORTED"> {
	return new PhalaError("ABORTED", `${operation} was aborted by its signal.`, { operation }, { cause });
}

/** The node responded with an error, or with a malformed response. */
export function rpcFailed(method: string, cause: unknown): PhalaError<"RPC_FAILED"> {
	const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
	const details: ErrorDetails["RPC_FAILED"] = {
		method,
		rpcCode: typeof code === "number" ? code : null,
		rpcMessage: typeof message === "string" ? message : causeMessage(cause),
	};
	return new PhalaError("RPC_FAILED", `The node refused ${method}: ${excerpt(details.rpcMessage, 300)}`, details, {
		cause,
	});
}
