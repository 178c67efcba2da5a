import { describe, expect, test } from "vitest";
import type { Call, ChainEvent, Operation, Prepared, RuleFailure } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { errorCode } from "../../../src/chain/v2/error-codes.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { DispatchFailure, Panic } from "../../../src/devchain/runtime/frame/failure.ts";
import { type BatchMode, batchOperation, type PreparedBatch } from "../../../src/plan/batch-operation.ts";
import type { ChainRules } from "../../../src/simulation/chain-rules.ts";
import { runQuery } from "../../support/run-query.ts";
import { remark, type TestOperationOptions, testOperation } from "../../support/test-operation.ts";

const ACCOUNT: Hex = `0x${"0a".repeat(32)}`;
const BLOCK = { hash: `0x${"b1".repeat(32)}` as Hex, number: 7, timestampMs: 1_000 };
const NO_POSITION = ruleFailure("NO_POSITION", { pid: 1 });
const NO_REWARD = ruleFailure("NO_REWARD", { pid: 7 });
const MODES: readonly BatchMode[] = ["all", "best-effort", "force"];

const operation = (options: TestOperationOptions = {}) => testOperation(options);
const failing = (...failures: RuleFailure[]) => operation({ failures: () => failures });
const withoutCalls = (...failures: RuleFailure[]) => operation({ calls: [], failures: () => failures });
const spending = (spends: bigint, transferable = 100n) => operation({ spends, transferable });

/** The batch on a chain whose rules are not known: each plan is prepared on the chain as it is. */
function prepare(mode: BatchMode, ...operations: Operation<unknown>[]): PreparedBatch {
	const batch = batchOperation(operations, mode, { errorCode, rules: null });
	return runQuery(batch.prepare(ACCOUNT), BLOCK) as PreparedBatch;
}

/** What the rules do with calls, by their bytes; every other call is executed. */
const REFUSED = remark("0xf1");
const FAILING = remark("0xf2");
const PANICKING = remark("0xf3");
const UNDECODABLE = remark("0xf4");

/** Rules that record what they execute, and the fee that they withdraw. */
function fakeRules() {
	const log: unknown[] = [];
	const dispatched = (_chain: unknown, _account: Hex, { args }: Call) => {
		log.push(args.remark);
		if (args.remark === REFUSED.args.remark) throw new DispatchFailure("BadOrigin");
		if (args.remark === FAILING.args.remark) throw new DispatchFailure("CannotLookup");
		if (args.remark === PANICKING.args.remark) throw new Panic("test");
	};
	const describeReason = (reason: unknown) => (reason === "BadOrigin" ? REFUSAL : UNKNOWN);
	const withdraw = (_chain: unknown, account: Hex, fee: bigint, existence: string) =>
		log.push([account, fee, existence]);
	const rules = {
		layout: { codec: () => ({ encode: () => new Uint8Array() }) },
		pallets: { currency: { withdraw }, isOverflow: () => false },
		dispatcher: { implements: () => true, dispatch: dispatched },
		decode: (call: Call) => (call === UNDECODABLE ? null : call),
		isKnown: () => true,
		describe: describeReason,
	} as unknown as ChainRules;
	return { rules, log };
}

/** The batch on a chain whose rules are {@link fakeRules}. */
function prepareByRules(mode: BatchMode, ...operations: Operation<unknown>[]) {
	const { rules, log } = fakeRules();
	const query = batchOperation(operations, mode, { errorCode, rules }).prepare(ACCOUNT);
	return { log, batch: runQuery(query, BLOCK) as PreparedBatch };
}

const calling = (...calls: Call[]) => operation({ calls });
const callsOf = ({ calls: [batch] }: Prepared<unknown>) => batch?.args.calls as Call[] | undefined;
const mark = (name: string, data = {}): ChainEvent => ({ pallet: "utility", name, data });
const DONE = mark("ItemCompleted");
const ALL_DONE = mark("BatchCompleted");
const REFUSAL = { pallet: "phalaStakePoolv2", name: "NoRewardToClaim", docs: "", callIndex: null };
const UNKNOWN = { pallet: "system", name: "Unheard", docs: "", callIndex: null };
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

describe("the rules of the chain", () => {
	test("execute the plans one after the other, several calls of one as a batch", () => {
		const pair = calling(remark("0x0a"), remark("0x0b"));
		const { batch, log } = prepareByRules("force", calling(remark("0x01")), pair);
		expect(log).toEqual(["0x01", undefined]);
		expect(batch.items.map(({ prediction, isKnown }) => [prediction, isKnown])).toEqual([
			["done", true],
			["done", true],
		]);
	});

	test("refuse a plan whose check found nothing", () => {
		const { batch } = prepareByRules("force", calling(REFUSED), calling(FAILING), operation());
		expect(batch.items.map(({ prediction }) => prediction)).toEqual(["refused", "refused", "done"]);
		const [noReward, unknown] = batch.items.map(({ failures }) => failures);
		expect(noReward).toEqual([{ code: "NO_REWARD", details: { pid: null, dispatch: null } }]);
		expect(unknown).toEqual([{ code: "DISPATCH_FAILED", details: { dispatch: UNKNOWN } }]);
	});

	test("decide which failure of a check is the first", () => {
		const failures = () => [NO_POSITION, NO_REWARD];
		const refused = operation({ calls: [REFUSED], failures });
		expect(prepareByRules("force", refused).batch.items[0]?.failures).toEqual([NO_REWARD, NO_POSITION]);
		const failing = operation({ calls: [FAILING], failures });
		expect(prepareByRules("force", failing).batch.items[0]?.failures).toMatchObject([
			{ code: "DISPATCH_FAILED" },
			NO_POSITION,
			NO_REWARD,
		]);
	});

	test("leave out a plan that no block could hold", () => {
		const failing = operation({ calls: [PANICKING], failures: () => [NO_POSITION] });
		const { batch } = prepareByRules("force", calling(PANICKING), failing, calling(UNDECODABLE), operation());
		expect(batch.items).toMatchObject([
			{ prediction: "impossible", calls: [], failures: [{ code: "CHAIN_FAULT" }] },
			{ prediction: "impossible", calls: [], failures: [NO_POSITION] },
			{ prediction: "impossible", calls: [], failures: [] },
			{ prediction: "done" },
		]);
		expect(callsOf(batch)).toEqual([remark("0x01")]);
	});

	test("execute no plan after the first refused one of mode best-effort", () => {
		const { batch, log } = prepareByRules("best-effort", calling(REFUSED), operation(), operation());
		expect(batch.items.map(({ prediction }) => prediction)).toEqual(["refused", "not-tried", "not-tried"]);
		expect(log).toEqual([REFUSED.args.remark]);
		expect(batch.failures).toMatchObject([{ code: "NO_REWARD" }]);
	});

	test("take the fee once, before the first plan", () => {
		const { batch, log } = prepareByRules(
			"all",
			calling(remark("0x01")),
			operation({ calls: [remark("0x02")], spends: 1n }),
		);
		expect(log).toEqual(["0x01", "0x02"]);
		log.length = 0;
		if (batch.afterFee) runQuery(batch.afterFee(5n), BLOCK);
		expect(log).toEqual([[ACCOUNT, 5n, "keepAlive"], "0x01", "0x02"]);
	});

	test("count what a plan spends in the plans after it", () => {
		const { batch } = prepareByRules("all", spending(30n, 100n), spending(50n, 70n));
		expect(batch).toMatchObject({ transferable: 100n, spends: 80n });
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

	test.each(["best-effort", "force"] as const)(
		"are in mode %s those of plans that the chain would execute although a client should not",
		(mode) => {
			const warned = operation({ failures: () => [NO_POSITION] });
			const { batch } = prepareByRules(mode, warned, operation(), operation({ calls: [REFUSED] }));
			expect(batch.items.map(({ prediction }) => prediction)).toEqual(["done", "done", "refused"]);
			expect(batch.failures).toEqual([NO_POSITION]);
			const all = prepareByRules(mode, warned, calling(REFUSED)).batch.failures;
			expect(all).toMatchObject([NO_POSITION, { code: "NO_REWARD" }]);
		},
	);

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

	test("is nothing for no plans", () => {
		expect(prepare("all")).toMatchObject({ transferable: 0n, spends: 0n, calls: [], failures: [] });
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
