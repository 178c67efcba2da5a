import { isPhalaError, PhalaError } from "../errors/error.ts";

/**
 * Errors of a node's transaction pool that mean that the transaction is not in it: bad format (1001), verification (1002), invalid
 * (1010), unknown validity (1011), banned (1012), priority too low (1014), dropped at once (1016). Every other error leaves it open:
 * 1013 means that the bytes are in the pool already, and a gateway may pass them on before it fails.
 */
const POOL_REFUSALS: ReadonlySet<number | null> = new Set([1001, 1002, 1010, 1011, 1012, 1014, 1016]);

const RATE_LIMITS: ReadonlySet<number | null> = new Set([-32005, 429]);
/** Another transaction with the same nonce is in the pool, and is not replaced by one that pays no more. */
const PRIORITY_TOO_LOW = 1014;
const INVALID = 1010;

/** Whether the node's pool refused the bytes: it does not have them, and will not pass them on. */
export function isPoolRefusal(error: unknown): error is PhalaError<"RPC_FAILED"> {
	return isPhalaError(error, "RPC_FAILED") && POOL_REFUSALS.has(error.details.rpcCode);
}

/** Whether the node, or a gateway before it, answers too many requests: the next one may be answered. */
export function isRateLimit({ details }: PhalaError<"RPC_FAILED">): boolean {
	return RATE_LIMITS.has(details.rpcCode) || /rate.?limit|too many requests/i.test(details.rpcMessage);
}

/** The error of a submission whose bytes a node's pool refused. */
export function rejected(cause: PhalaError<"RPC_FAILED">): PhalaError<"REJECTED"> {
	const { rpcMessage: reason } = cause.details;
	return new PhalaError("REJECTED", `The node's pool refused the transaction: ${reason}`, { reason }, { cause });
}

/** Whether a transaction was refused because another one took its nonce: with the next one it may be accepted. */
export function isNonceTaken(error: unknown): boolean {
	if (!isPhalaError(error, "REJECTED") || !isPhalaError(error.cause, "RPC_FAILED")) return false;
	const { rpcCode, rpcMessage } = error.cause.details;
	return rpcCode === PRIORITY_TOO_LOW || (rpcCode === INVALID && /outdated|stale/i.test(rpcMessage));
}
