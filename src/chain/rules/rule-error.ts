import type { DispatchInfo, ErrorCode, ErrorDetails, RuleCode, RuleFacts } from "../../errors/codes.ts";
import { PhalaError } from "../../errors/error.ts";
import { RULE_MESSAGES } from "./rule-messages.ts";

/** A rule error before anybody threw it. */
export type RuleFailure = {
	[C in RuleCode]: { readonly code: C; readonly message: string; readonly details: ErrorDetails[C] };
}[RuleCode];

/** What speaks against a call, found before sending: code, facts, and a text that says what would be right. */
export function ruleFailure<C extends RuleCode>(code: C, facts: RuleFacts<C>): RuleFailure {
	return { code, message: RULE_MESSAGES[code].text(facts), details: { ...facts, dispatch: null } } as RuleFailure;
}

/** The error of a code that is only known as one of many. */
export function failureToError(
	reason: { readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails[ErrorCode] },
	dispatch: DispatchInfo | null = null,
): PhalaError {
	const details = dispatch ? { ...reason.details, dispatch } : reason.details;
	return new PhalaError<ErrorCode>(reason.code, reason.message, details);
}

/**
 * The error for what the chain refused in a block. Its numbers are `null`: the chain does not tell them.
 *
 * @param code - what the dispatch error means, `DISPATCH_FAILED` where nobody knows
 * @param dispatch - the chain's words
 */
export function dispatchError(code: ErrorCode, dispatch: DispatchInfo): PhalaError {
	const words = `${dispatch.pallet}.${dispatch.name}${dispatch.docs && `: ${dispatch.docs}`}`;
	const rule = isRule(code) ? RULE_MESSAGES[code] : null;
	if (!rule?.unknown) return new PhalaError("DISPATCH_FAILED", `The chain refused the call: ${words}`, { dispatch });
	const text: (facts: never) => string = rule.text;
	return new PhalaError<ErrorCode>(code, text(rule.unknown as never), { ...rule.unknown, dispatch });
}

function isRule(code: ErrorCode): code is RuleCode {
	return code in RULE_MESSAGES;
}
