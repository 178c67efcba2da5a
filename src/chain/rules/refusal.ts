import type { ErrorCode } from "../../errors/codes.ts";
import type { RuleFailure } from "../operation.ts";

/** Failures of the client alone: the chain executes the calls, and burns or locks something for ever, or does what was not meant. */
const WARNINGS: ReadonlySet<ErrorCode> = new Set([
	"OTHER_CALL_PENDING",
	"REST_WOULD_BURN",
	"SHARES_UNWITHDRAWABLE",
	"STAKE_WOULD_BURN",
	"WITHDRAWAL_WOULD_BURN",
	"WRAP_WOULD_BURN",
]);

/** Whether the chain would refuse calls with this failure. */
export function isRefusal({ code }: RuleFailure): boolean {
	return !WARNINGS.has(code);
}
