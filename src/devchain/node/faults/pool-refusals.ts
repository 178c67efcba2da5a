import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { type RpcError, rpcErrors } from "../rpc-errors.ts";

/**
 * Errors of a transaction pool: bad format (1001), verification (1002), invalid (1010), unknown validity (1011), banned
 * (1012), already imported (1013), priority too low (1014), cycle (1015), pool full (1016).
 *
 * @public
 */
export type PoolErrorCode = 1001 | 1002 | 1010 | 1011 | 1012 | 1013 | 1014 | 1015 | 1016;

/** Creates the error of a pool with the message of Substrate nodes. */
export function poolRefusal(code: PoolErrorCode, reason: string | undefined): RpcError {
	const create = REFUSALS[code];
	if (create === undefined) throw invalidArgument("code", code, "1001, 1002 or 1010 to 1016");
	return create(reason);
}

const REFUSALS: Readonly<Record<PoolErrorCode, (reason: string | undefined) => RpcError>> = {
	1001: rpcErrors.badFormat,
	1002: () => rpcErrors.invalid({ kind: "Invalid", reason: "CannotDecode" }),
	1010: (reason = "Stale") => rpcErrors.invalid({ kind: "Invalid", reason }),
	1011: (reason = "CannotLookup") => rpcErrors.invalid({ kind: "Unknown", reason }),
	1012: rpcErrors.banned,
	1013: () => rpcErrors.alreadyImported(`0x${"00".repeat(32)}`),
	1014: () => rpcErrors.tooLowPriority(1n, 1n),
	1015: rpcErrors.cycle,
	1016: rpcErrors.full,
};
