import type { DispatchInfo, ErrorCode, RuleCode } from "../../errors/codes.ts";
import { PhalaError } from "../loaded-with-reads.ts";
import type { CheckFailure, RuleFailure } from "../operation.ts";
import { RULE_MESSAGES } from "./rule-messages.ts";

/** A failed check with its message. */
export function describeFailure({ code, details }: RuleFailure): CheckFailure {
	const message = isRule(code) ? writeMessage(code, details) : describeDispatch(Object(details).dispatch);
	return { code, message, details } as CheckFailure;
}

/** The error of a failed check. */
export function failureToError(failure: RuleFailure, dispatch: DispatchInfo | null = null): PhalaError {
	const { code, message, details } = describeFailure(failure);
	return new PhalaError<ErrorCode>(code, message, dispatch ? { ...details, dispatch } : details);
}

/**
 * The error for a dispatch error in a block. Its facts are `null`: the chain does not report them.
 *
 * @param code - the code of the dispatch error, `DISPATCH_FAILED` for an unknown one
 * @param dispatch - the dispatch error
 */
export function dispatchError(code: ErrorCode, dispatch: DispatchInfo): PhalaError {
	const unknown = isRule(code) ? RULE_MESSAGES[code].unknown : null;
	if (unknown === null) return new PhalaError("DISPATCH_FAILED", describeDispatch(dispatch), { dispatch });
	return new PhalaError<ErrorCode>(code, writeMessage(code as RuleCode, unknown), { ...unknown, dispatch });
}

/**
 * The error of a dispatch error in a block, with the facts of the check where that found the same.
 *
 * @param code - as for {@link dispatchError}
 * @param failures - of the check on the state before
 */
export function refusalError(code: ErrorCode, dispatch: DispatchInfo, failures: readonly RuleFailure[]): PhalaError {
	const failure = findRefusal(code, dispatch, failures);
	return failure ? failureToError(failure, dispatch) : dispatchError(code, dispatch);
}

/** The failure of a check that foretells a dispatch error. */
export function findRefusal(
	code: ErrorCode,
	{ pallet, name }: DispatchInfo,
	failures: readonly RuleFailure[],
): RuleFailure | undefined {
	// The chain filters calls by other rules too; the check knows those of proxies.
	const isFiltered = pallet === "system" && name === "CallFiltered";
	return (
		failures.find((failure) => failure.code === code) ??
		(isFiltered ? failures.find((failure) => failure.code === "NOT_PROXY") : undefined)
	);
}

function isRule(code: ErrorCode): code is RuleCode {
	return code in RULE_MESSAGES;
}

function writeMessage(code: RuleCode, facts: unknown): string {
	const text: (facts: never) => string = RULE_MESSAGES[code].text;
	return text(facts as never);
}

function describeDispatch({ pallet, name, docs }: DispatchInfo): string {
	return `The call failed: ${pallet}.${name}${docs && `: ${docs}`}`;
}
