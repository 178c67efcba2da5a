import { describe, expect, test } from "vitest";
import {
	describeFailure,
	dispatchError,
	failureToError,
	refusalError,
} from "../../../../src/chain/rules/rule-error.ts";
import { describeFailures, ruleFailure } from "../../../../src/chain/rules/rule-failure.ts";
import { RULE_MESSAGES } from "../../../../src/chain/rules/rule-messages.ts";
import type { RuleCode } from "../../../../src/errors/codes.ts";
import { isPhalaError, PhalaError } from "../../../../src/errors/error.ts";

const dispatch = { pallet: "phalaStakePoolv2", name: "StakeExceedsCapacity", docs: "The cap is full.", callIndex: 1 };

describe("a failed check", () => {
	test("has its details, and no dispatch error", () => {
		const reason = describeFailure(ruleFailure("CAP_EXCEEDED", { remaining: 1_500_000_000_000n }));
		expect(reason).toEqual({
			code: "CAP_EXCEEDED",
			message: "The contribution exceeds the pool's cap. Expected at most 1.5 PHA.",
			details: { remaining: 1_500_000_000_000n, dispatch: null },
		});
	});

	test("becomes an error of its code", () => {
		const error = failureToError(ruleFailure("NO_POSITION", { pid: 3 }));
		expect(error).toBeInstanceOf(PhalaError);
		expect(error.message).toBe("The account has no shares in pool 3.");
		expect(isPhalaError(error, "NO_POSITION") && error.details).toEqual({ pid: 3, dispatch: null });
	});

	test("becomes an error with the dispatch error, if the chain returned one", () => {
		const error = failureToError(ruleFailure("CAP_EXCEEDED", { remaining: 5n }), dispatch);
		expect(error.details).toEqual({ remaining: 5n, dispatch });
	});
});

describe("a refusal", () => {
	const failures = [ruleFailure("NO_POSITION", { pid: 3 }), ruleFailure("CAP_EXCEEDED", { remaining: 5n })];

	test("has the numbers of the check that found the same", () => {
		const error = refusalError("CAP_EXCEEDED", dispatch, failures);
		expect(error).toMatchObject({ code: "CAP_EXCEEDED", details: { remaining: 5n, dispatch } });
	});

	test("that no check found has none", () => {
		const error = refusalError("CAP_EXCEEDED", dispatch, failures.slice(0, 1));
		expect(error).toMatchObject({ code: "CAP_EXCEEDED", details: { remaining: null, dispatch } });
	});

	test("of a call inside a batch keeps its name as a failed check", () => {
		const failure = describeFailure({ code: "DISPATCH_FAILED", details: { dispatch } });
		expect(failure.message).toBe("The call failed: phalaStakePoolv2.StakeExceedsCapacity: The cap is full.");
	});
});

test("failures are described in order, and none load no messages", async () => {
	const failures = [ruleFailure("NO_REWARD", { pid: 1 }), ruleFailure("NO_POSITION", { pid: 3 })];
	expect(await describeFailures(failures)).toEqual(failures.map(describeFailure));
	expect(await describeFailures([])).toEqual([]);
});

describe("a dispatch error alone", () => {
	test("keeps pallet, name, docs and call index, and has no numbers", () => {
		const error = dispatchError("CAP_EXCEEDED", dispatch);
		expect(error.code).toBe("CAP_EXCEEDED");
		expect(error.details).toEqual({ remaining: null, dispatch });
	});

	test("stays readable if it is unknown", () => {
		const error = dispatchError("DISPATCH_FAILED", { ...dispatch, pallet: "other", name: "Odd" });
		expect(error.code).toBe("DISPATCH_FAILED");
		expect(error.message).toBe("The call failed: other.Odd: The cap is full.");
		expect(error.details).toEqual({ dispatch: { ...dispatch, pallet: "other", name: "Odd" } });
	});

	test("includes the chain's message even under a code without a rule", () => {
		expect(dispatchError("WRAP_WOULD_BURN", dispatch).code).toBe("DISPATCH_FAILED");
		expect(dispatchError("TIMEOUT", dispatch).code).toBe("DISPATCH_FAILED");
	});

	test.each(Object.keys(RULE_MESSAGES) as RuleCode[])("%s has a whole sentence without numbers", (code) => {
		const { message } = dispatchError(code, dispatch);
		expect(message).toMatch(/^[A-Z].*\.$/);
		expect(message).not.toMatch(/null|undefined|NaN|[:,] what the chain/);
	});
});

test("messages include the known details", () => {
	expect(describeFailure(ruleFailure("NOT_FOUND", { kind: "pool", id: "7" })).message).toBe(
		"Pool 7 does not exist at this block.",
	);
	expect(describeFailure(ruleFailure("NOT_FOUND", { kind: "pool", id: null })).message).toBe(
		"The pool does not exist.",
	);
	const vault = { pid: 7, kind: "vault", expected: "stakePool" } as const;
	expect(describeFailure(ruleFailure("WRONG_POOL_KIND", vault)).message).toBe(
		"Pool 7 is a vault. Expected a stake pool.",
	);
	expect(describeFailure(ruleFailure("NO_WHITELIST", { pid: 7 })).message).toBe("Pool 7 has no whitelist.");
	expect(describeFailure(ruleFailure("COOL_DOWN_NOT_OVER", { endsAt: 1_700_000_000 })).message).toContain(
		"2023-11-14T22:13:20.000Z",
	);
	expect(describeFailure(ruleFailure("INSUFFICIENT_BALANCE", { available: 1n, required: 2n })).message).toContain(
		"0.000000000001 PHA",
	);
});
