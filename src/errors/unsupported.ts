import { PhalaError } from "./error.ts";

/**
 * What this chain has no such thing as.
 *
 * @param operation - facade name, e.g. `delegator.claimReward`
 * @param generation - of the chain
 * @param why - what is so on this chain: one clause without a full stop
 * @param instead - the nearest thing that works: a clause that goes on after "use"; `null`: nothing does
 */
export function unsupported(
	operation: string,
	generation: 1 | 2,
	why: string,
	instead: string | null,
): PhalaError<"UNSUPPORTED"> {
	const advice = instead === null ? "Nothing takes its place" : `Instead: ${instead}`;
	return new PhalaError("UNSUPPORTED", `${operation} does not exist here: ${why}. ${advice}.`, {
		operation,
		generation,
		instead,
	});
}
