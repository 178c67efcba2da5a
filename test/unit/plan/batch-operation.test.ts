import { describe, expect, test } from "vitest";
import type { Call, ChainEvent, CheckFailure, Operation, Prepared } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-error.ts";
import { errorCode } from "../../../src/chain/v2/error-codes.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { type BatchMode, batchOperation, type PreparedBatch } from "../../../src/plan/batch-operation.ts";
import { runQuery } from "../../support/run-query.ts";
import { remark, type TestOperationOptions, testOperation } from "../../support/test-operation.ts";

const ACCOUNT: Hex = `0x${"0a".repeat(32)}`;
const BLOCK = { hash: `0x${"b1".repeat(32)}` as Hex, number: 7, timestampMs: 1_000 };
const NO_POSITION = ruleFailure("NO_POSITION", { pid: 1 });
const NO_REWARD = ruleFailure("NO_REWARD", { pid: 7 });
const MODES: readonly BatchMode[] = ["all", "best-effort", "force"];

const operation = (options: TestOperationOptions = {}) => testOperation(options);
const failing = (...failures: CheckFailure[]) => operation({ failures: () => failures });
const withoutCalls = (...failures: CheckFailure[]) => operation({ calls: [], failures: () => failures });
const spending = (spends: bigint, transferable = 100n) => operation({ spends, transferable });

/** The batch on a chain whose rules are not known: each plan is prepared on the chain as it is. */
function prepare(mode: BatchMode, ...operations: Operation<unknown>[]): PreparedBatch {
	const batch = batchOperation(operations, mode, { errorCode, rules: null });
	return runQuery(batch.prepare(ACCOUNT), BLOCK) as PreparedBatch;
}

const callsOf = ({ calls: [batch] }: Prepared<unknown>) => batch?.args.calls as Call[] | undefined;
const mark = (name: string, data = {}): ChainEvent => ({ pallet: "utility", name, data });
const DONE = mark("ItemCompleted");
const ALL_DONE = mark("BatchCompleted");
const REFUSAL = { pallet: "phalaStakePoolv2", name: "NoRewardToClaim", docs: "", callIndex: null };
const FAILED = mark("ItemFailed", { error: REFUSAL });
const cap = (value: bigint): ChainEvent => ({
	pallet: "phalaStakePoolv2",
	name: "PoolCapacitySet",
	data: { cap: value },
});

describe("the calls of a batch", () => {
	test.each([
		["all", "batchAll"],
		["best-effort", "batch"],
		["force", "forceBatch"],
	] as const)("are sent in mode %s as utility.%s", (mode, method) => {
		expect(prepare(mode, operation(), operation()).calls).toMatchObject([{ pallet: "utility", method }]);
	});

	test("of one plan stay together, except where all do", () => {
		const pair = operation({ calls: [remark("0x01"), remark("0x02")] });
		const inner = { pallet: "utility", method: "batchAll", args: { calls: [remark("0x01"), remark("0x02")] } };
		expect(callsOf(prepare("all", pair, operation()))).toEqual([remark("0x01"), remark("0x02"), remark("0x01")]);
		expect(callsOf(prepare("force", pair, operation()))).toEqual([inner, remark("0x01")]);
		expect(callsOf(prepare("best-effort", pair, operation()))).toEqual([inner, remark("0x01")]);
	});

	test("are none in mode all where a plan has none", () => {
		expect(prepare("all", operation(), withoutCalls(NO_POSITION)).calls).toEqual([]);
	});

	test("leave out a plan that has none; in mode best-effort those after it too", () => {
		const plans = [operation(), withoutCalls(NO_POSITION), operation()];
		expect(callsOf(prepare("force", ...plans))).toHaveLength(2);
		expect(callsOf(prepare("best-effort", ...plans))).toHaveLength(1);
	});

	test.each(MODES)("are none in mode %s where no plan has any", (mode) => {
		expect(prepare(mode, withoutCalls(NO_POSITION)).calls).toEqual([]);
	});

	test("are fixed where those of every plan are and none is left out", () => {
		expect(prepare("force", operation(), operation()).fixedCalls).toBe(true);
		expect(prepare("force", operation(), operation({ fixedCalls: false })).fixedCalls).toBe(false);
		expect(prepare("force", operation(), withoutCalls(NO_POSITION)).fixedCalls).toBe(false);
	});
});

describe("the predictions of a batch", () => {
	const predict = (mode: BatchMode, ...plans: Operation<unknown>[]) =>
		prepare(mode, ...plans).items.map(({ prediction }) => prediction);

	test.each([
		["all", ["done", "refused", "impossible", "done"]],
		["force", ["done", "refused", "impossible", "done"]],
		["best-effort", ["done", "refused", "not-tried", "not-tried"]],
	] as const)("are those of mode %s", (mode, predictions) => {
		expect(predict(mode, operation(), failing(NO_REWARD), withoutCalls(NO_POSITION), operation())).toEqual(predictions);
	});

	test("of calls without known rules are marked", () => {
		const [known, unknown] = prepare("force", withoutCalls(), operation()).items;
		expect([known?.isKnown, unknown?.isKnown]).toEqual([true, false]);
	});
});

describe("the failures of a batch", () => {
	test("are in mode all those of every plan", () => {
		expect(prepare("all", failing(NO_POSITION), operation(), failing(NO_REWARD)).failures).toEqual([
			NO_POSITION,
			NO_REWARD,
		]);
	});

	test.each(["best-effort", "force"] as const)("are none in mode %s where a plan succeeds", (mode) => {
		expect(prepare(mode, operation(), failing(NO_REWARD)).failures).toEqual([]);
	});

	test("are those of every plan where none succeeds, except of plans that are not tried", () => {
		const plans = [failing(NO_POSITION), failing(NO_REWARD)];
		expect(prepare("force", ...plans).failures).toEqual([NO_POSITION, NO_REWARD]);
		expect(prepare("best-effort", ...plans).failures).toEqual([NO_POSITION]);
	});
});

describe("what a batch spends", () => {
	test("is in mode all the sum of its plans", () => {
		expect(prepare("all", spending(30n), spending(50n))).toMatchObject({ transferable: 100n, spends: 80n });
	});

	test("is everything where the plans need more than there is", () => {
		expect(prepare("all", spending(60n), spending(50n)).spends).toBe(100n);
	});

	test.each(["best-effort", "force"] as const)("is nothing in mode %s, where a plan may fail", (mode) => {
		expect(prepare(mode, spending(30n), spending(50n))).toMatchObject({ transferable: 100n, spends: 0n });
	});

	test("is bounded by the plan that leaves least", () => {
		expect(prepare("all", spending(0n, 100n), spending(0n, 40n)).spends).toBe(60n);
	});

	test("makes it prepare again once the fee is taken", () => {
		expect(prepare("all", operation()).afterFee).toBeUndefined();
		const { afterFee } = prepare("all", operation(), spending(1n));
		expect(afterFee && runQuery(afterFee(5n), BLOCK).calls).toHaveLength(1);
	});
});

describe("the results of a batch", () => {
	test("are in mode all those of the plans' own calls", () => {
		const pair = operation({ calls: [remark("0x01"), remark("0x02")] });
		const events = [cap(1n), DONE, cap(2n), DONE, cap(3n), DONE, cap(4n), DONE, ALL_DONE];
		expect(prepare("all", operation(), pair, operation()).outcome(events)).toEqual([
			{ caps: [1n] },
			{ caps: [2n, 3n] },
			{ caps: [4n] },
		]);
	});

	test("have the refusal of the chain, with its position and the numbers of the check", () => {
		const [first, second, third] = prepare("force", failing(NO_POSITION, NO_REWARD), operation(), failing()).outcome([
			FAILED,
			FAILED,
			cap(3n),
			DONE,
			mark("BatchCompletedWithErrors"),
		]);
		expect(first).toMatchObject({
			ok: false,
			error: { code: "NO_REWARD", details: { pid: 7, dispatch: { callIndex: 0 } } },
		});
		expect(second).toMatchObject({
			ok: false,
			error: { code: "NO_REWARD", details: { pid: null, dispatch: { callIndex: 1 } } },
		});
		expect(third).toEqual({ ok: true, result: { caps: [3n] } });
	});

	test("have the failure of a plan that was left out, if it has one", () => {
		const events = [cap(1n), DONE, ALL_DONE];
		expect(prepare("force", withoutCalls(NO_POSITION), withoutCalls(), operation()).outcome(events)).toMatchObject([
			{ ok: false, error: { code: "NO_POSITION" } },
			{ ok: false, error: null },
			{ ok: true, result: { caps: [1n] } },
		]);
	});

	test("have no reason for plans after the first refused one of mode best-effort", () => {
		const interrupted = mark("BatchInterrupted", { index: 1, error: REFUSAL });
		const plans = [operation(), operation(), operation(), withoutCalls(NO_POSITION)];
		expect(prepare("best-effort", ...plans).outcome([cap(1n), DONE, interrupted])).toMatchObject([
			{ ok: true, result: { caps: [1n] } },
			{ ok: false, error: { code: "NO_REWARD", details: { dispatch: { callIndex: 1 } } } },
			{ ok: false, error: null },
			{ ok: false, error: null },
		]);
	});

	test("are not known to be tried where the chain has no events of it", () => {
		expect(prepare("force", operation()).outcome([])).toEqual([{ ok: false, error: null }]);
	});
});
