import type { ErrorCode } from "../../errors/codes.ts";
import type { RuleFailure } from "../operation.ts";

/** Failures of the client alone: the chain executes the calls, and burns or locks something for ever. */
const WARNINGS: ReadonlySet<ErrorCode> = new Set([
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
