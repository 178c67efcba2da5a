import type { DispatchInfo, ErrorCode, ErrorDetails, RuleCode, RuleFacts } from "../../errors/codes.ts";
import { PhalaError } from "../loaded-with-reads.ts";
import { RULE_MESSAGES } from "./rule-messages.ts";

/** A violated rule, as checks return it: a rule error that is not thrown. */
export type RuleFailure = {
	[C in RuleCode]: { readonly code: C; readonly message: string; readonly details: ErrorDetails[C] };
}[RuleCode];

/** A failed check before sending. */
export function ruleFailure<C extends RuleCode>(code: C, facts: RuleFacts<C>): RuleFailure {
	return { code, message: RULE_MESSAGES[code].text(facts), details: { ...facts, dispatch: null } } as RuleFailure;
}

/** The error of a failed check. */
export function failureToError(
	failure: { readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails[ErrorCode] },
	dispatch: DispatchInfo | null = null,
): PhalaError {
	const details = dispatch ? { ...failure.details, dispatch } : failure.details;
	return new PhalaError<ErrorCode>(failure.code, failure.message, details);
}

/**
 * The error for a dispatch error in a block. Its facts are `null`: the chain does not report them.
 *
 * @param code - the code of the dispatch error, `DISPATCH_FAILED` for an unknown one
 * @param dispatch - the dispatch error
 */
export function dispatchError(code: ErrorCode, dispatch: DispatchInfo): PhalaError {
	const described = `${dispatch.pallet}.${dispatch.name}${dispatch.docs && `: ${dispatch.docs}`}`;
	const rule = isRule(code) ? RULE_MESSAGES[code] : null;
	if (!rule?.unknown) return new PhalaError("DISPATCH_FAILED", `The call failed: ${described}`, { dispatch });
	const text: (facts: never) => string = rule.text;
	return new PhalaError<ErrorCode>(code, text(rule.unknown as never), { ...rule.unknown, dispatch });
}

function isRule(code: ErrorCode): code is RuleCode {
	return code in RULE_MESSAGES;
}
