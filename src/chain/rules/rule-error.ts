import type { DispatchInfo, ErrorCode, ErrorDetails, Facts, RuleCode } from "../../errors/codes.ts";
import { PhalaError } from "../../errors/error.ts";
import { RULES } from "./rule-messages.ts";

/** A rule error before anybody threw it. */
export type Refused = {
	[C in RuleCode]: { readonly code: C; readonly message: string; readonly details: ErrorDetails[C] };
}[RuleCode];

/** What speaks against a call, found before sending: code, facts, and a text that says what would be right. */
export function refused<C extends RuleCode>(code: C, facts: Facts<C>): Refused {
	return { code, message: RULES[code].text(facts), details: { ...facts, dispatch: null } } as Refused;
}

/** The error of a code that is only known as one of many. */
export function errorOf(
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
	const rule = isRule(code) ? RULES[code] : null;
	if (!rule?.unknown) return new PhalaError("DISPATCH_FAILED", `The chain refused the call: ${words}`, { dispatch });
	const text: (facts: never) => string = rule.text;
	return new PhalaError<ErrorCode>(code, text(rule.unknown as never), { ...rule.unknown, dispatch });
}

function isRule(code: ErrorCode): code is RuleCode {
	return code in RULES;
}
