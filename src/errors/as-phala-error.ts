import { causeMessage } from "./cause-message.ts";
import { isPhalaError, PhalaError } from "./error.ts";

/**
 * An error as public methods throw it. Errors of other libraries, and of values that contradict each other, become `RPC_FAILED`: a node
 * answered what they cannot use.
 *
 * @param operation - for the message
 */
export function asPhalaError(operation: string, cause: unknown): PhalaError {
	if (isPhalaError(cause)) return cause;
	const rpcMessage = causeMessage(cause);
	const message = `${operation} failed on what the node answered: ${rpcMessage || "no reason given"}. Use another endpoint.`;
	return new PhalaError("RPC_FAILED", message, { method: operation, rpcCode: null, rpcMessage }, { cause });
}
