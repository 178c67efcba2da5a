import type { ErrorDetails, RuleCode, RuleFacts } from "../../errors/codes.ts";
import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import type { PhalaError } from "../loaded-with-reads.ts";
import type { CheckFailure, RuleFailure } from "../operation.ts";

/** A failed check before sending. */
export function ruleFailure<C extends RuleCode>(
	code: C,
	facts: RuleFacts<C>,
): { readonly code: C; readonly details: ErrorDetails[C] } & RuleFailure {
	return { code, details: { ...facts, dispatch: null } } as {
		readonly code: C;
		readonly details: ErrorDetails[C];
	} & RuleFailure;
}

/** Failures with their messages. */
export async function describeFailures(failures: readonly RuleFailure[]): Promise<readonly CheckFailure[]> {
	if (failures.length === 0) return [];
	const { describeFailure } = await import("./rule-error.ts").catch(throwNotLoaded);
	return failures.map(describeFailure);
}

/** The error of a failed check. */
export async function toRuleError(failure: RuleFailure): Promise<PhalaError> {
	return (await import("./rule-error.ts").catch(throwNotLoaded)).failureToError(failure);
}
