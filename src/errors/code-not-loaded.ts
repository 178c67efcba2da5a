import { isPhalaError, PhalaError } from "./error.ts";

/** The error of code that was to be loaded by a dynamic import; an error of the SDK stays as it is. */
export function codeNotLoaded(cause: unknown): PhalaError {
	if (isPhalaError(cause)) return cause;
	const rpcMessage = cause instanceof Error ? cause.message : String(cause);
	const details = { method: "import", rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `Code not loaded: ${rpcMessage}`, details, { cause });
}
