import { describe, expect, test } from "vitest";
import { createOperation, type OperationDraft, resolvedQuery } from "../../../src/chain/create-operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { khala } from "../../support/conformance/recorded-v2.ts";
import { pha } from "../../support/conformance/state-v2.ts";
import { ALICE, BOB } from "../../support/storage.ts";
import { PHA, writesHarness } from "../../support/writes/harness.ts";

const chain = khala();
const EXISTENTIAL_DEPOSIT = 10n ** 10n;
const { prepare } = writesHarness(() => pha(ALICE, 5n * PHA));
const draft = { calls: [], failures: [], outcome: () => "done", expected: () => "done" };

test("adds the account's transferable PHA, and spends nothing by default", () => {
	const operation = createOperation(chain, "test", () => resolvedQuery(draft));
	expect(operation.name).toBe("test");
	expect(prepare(operation)).toMatchObject({
		calls: [],
		failures: [],
		transferable: 5n * PHA - EXISTENTIAL_DEPOSIT,
		spends: 0n,
	});
	expect(prepare(operation, BOB)).toMatchObject({ transferable: 0n });
	expect(prepare(createOperation(chain, "test", () => resolvedQuery({ ...draft, spends: 3n })))).toMatchObject({
		spends: 3n,
	});
});

describe("the expected result", () => {
	const call = { pallet: "system", method: "remark", args: {} };
	const forecast = { pid: 1, delegator: "", payments: [], queued: null };
	const expectedOf = (change: Partial<OperationDraft<string>>) => {
		const filled = { ...draft, calls: [call], forecasts: () => [forecast], ...change };
		const prepared = prepare(createOperation(chain, "test", () => resolvedQuery(filled)));
		return { result: prepared.expected(), forecasts: prepared.forecasts() };
	};
	const there = { result: "done", forecasts: [forecast] };
	const none = { result: null, forecasts: [] };
	const refusal = ruleFailure("NO_REWARD", { pid: 1 });
	const warning = ruleFailure("WITHDRAWAL_WOULD_BURN", { value: 1n, minimum: 2n });

	test("is that of the draft, where the chain accepts the calls", () => {
		expect(expectedOf({})).toEqual(there);
		expect(expectedOf({ forecasts: () => [] })).toEqual({ result: "done", forecasts: [] });
	});

	test("is null where a failure is the chain's, or nothing is called", () => {
		expect(expectedOf({ failures: [warning, refusal] })).toEqual(none);
		expect(expectedOf({ calls: [] })).toEqual(none);
	});

	test("is there where only the client refuses", () => {
		expect(expectedOf({ failures: [warning] })).toEqual(there);
	});

	test("follows the draft where that knows better", () => {
		expect(expectedOf({ failures: [refusal], isRefused: false })).toEqual(there);
		expect(expectedOf({ isRefused: true })).toEqual(none);
	});
});

test("reads the transferable PHA in the first round of the query", () => {
	const info = chain.entries.system.account.key(ALICE);
	const other = chain.entries.system.account.key(BOB);
	const query = createOperation(chain, "test", function* () {
		yield { keys: [other] };
		return draft;
	}).prepare(ALICE);
	expect(query.next().value).toMatchObject({ keys: [info, other] });
});
