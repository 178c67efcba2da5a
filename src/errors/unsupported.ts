import { PhalaError } from "./error.ts";

/**
 * The error for an operation that this chain does not have.
 *
 * @param operation - name in the public API, e.g. `delegator.claimReward`
 * @param generation - of the chain
 * @param why - the reason: one clause without a full stop
 * @param instead - the closest alternative: a clause that continues "Instead, "; `null`: none
 */
export function unsupported(
	operation: string,
	generation: 1 | 2,
	why: string,
	instead: string | null,
): PhalaError<"UNSUPPORTED"> {
	const advice = instead === null ? "There is no alternative" : `Instead, ${instead}`;
	const message = `${operation} is not supported on generation ${generation}: ${why}. ${advice}.`;
	return new PhalaError("UNSUPPORTED", message, { operation, generation, instead });
}
