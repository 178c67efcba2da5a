import { invalidArgument } from "../chain/loaded-at-once.ts";
import type { PhalaError } from "../errors/error.ts";

/** The error for rows that no ledger can be computed from. */
export function unusableRows(why: string): PhalaError<"INVALID_ARGUMENT"> {
	return invalidArgument(
		"rows",
		why,
		"all events of all pools in the chain's order, from the first pool on, of specs from 1180; `delegator.ledger()` reads states of an archive node instead",
	);
}
