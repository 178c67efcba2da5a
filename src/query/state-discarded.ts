import { isPhalaError } from "../errors/error.ts";

/** How nodes report that they no longer have the state of a block. */
const DISCARDED = /state (was )?(already )?(discarded|pruned)|pruned block/i;

/** Whether a node failed a request because it no longer has the state of that block. */
export function isStateDiscarded(error: unknown): boolean {
	return isPhalaError(error, "RPC_FAILED") && DISCARDED.test(error.details.rpcMessage);
}
