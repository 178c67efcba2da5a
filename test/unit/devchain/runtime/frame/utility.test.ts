import { beforeEach, expect, test } from "vitest";
import { type MadeBlock, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

let chain: RuntimeChain;
beforeEach(() => {
	chain = new RuntimeChain();
	chain.block();
	chain.submit("//Alice", "phalaStakePoolv2", "create");
});

const commission = (ppm: number) => chain.call("phalaStakePoolv2", "setPayoutPref", [0, ppm]);
const bad = () => chain.call("phalaStakePoolv2", "setCap", [9, 1]);
const stored = () =>
	(chain.query("phalaBasePool", "pools", 0) as { StakePool: { payoutCommission: number | null } }).StakePool
		.payoutCommission;
const batch = (method: string, calls: unknown[]) => chain.submit("//Alice", "utility", method, [calls]);
const eventNames = ({ events }: MadeBlock) =>
	events.filter(({ pallet }) => pallet === "utility").map(({ name }) => name);

test("batch stops at the first failure and keeps what came before", () => {
	const block = batch("batch", [commission(1), bad(), commission(2)]);
	expect(block.applied).toEqual([{ included: true, ok: true }]);
	expect(eventNames(block)).toEqual(["ItemCompleted", "BatchInterrupted"]);
	const [interrupted] = block.events.filter(({ name }) => name === "BatchInterrupted");
	expect(interrupted?.data).toEqual({ index: 1, error: { Module: { index: 96, error: "0x05000000" } } });
	expect(stored()).toBe(1);
});

test("batchAll reverts everything when one call fails", () => {
	const block = batch("batchAll", [commission(3), bad()]);
	expect(chain.errorOf(block)).toBe("phalaBasePool.PoolDoesNotExist");
	expect(eventNames(block)).toEqual([]);
	expect(stored()).toBeNull();
});

test("forceBatch continues after failures", () => {
	const block = batch("forceBatch", [commission(4), bad(), commission(5)]);
	expect(eventNames(block)).toEqual(["ItemCompleted", "ItemFailed", "ItemCompleted", "BatchCompletedWithErrors"]);
	expect(stored()).toBe(5);
});

test("a batch without failures, or without calls, completes", () => {
	expect(eventNames(batch("batch", []))).toEqual(["BatchCompleted"]);
	expect(eventNames(batch("forceBatch", [commission(6)]))).toEqual(["ItemCompleted", "BatchCompleted"]);
	expect(eventNames(batch("batchAll", [commission(7), commission(8)]))).toEqual([
		"ItemCompleted",
		"ItemCompleted",
		"BatchCompleted",
	]);
	expect(stored()).toBe(8);
});

test("batches nest, except batchAll in batchAll", () => {
	const inner = chain.call("utility", "batch", [[commission(9)]]);
	expect(batch("batchAll", [inner]).applied).toEqual([{ included: true, ok: true }]);
	expect(stored()).toBe(9);
	const all = chain.call("utility", "batchAll", [[commission(10)]]);
	expect(chain.errorOf(batch("batchAll", [all]))).toBe("system.CallFiltered");
	expect(eventNames(batch("batch", [all]))).toEqual([
		"ItemCompleted",
		"BatchCompleted",
		"ItemCompleted",
		"BatchCompleted",
	]);
});

test("a batch has the weight of its calls", () => {
	const remark = chain.call("system", "remark", ["0x"]);
	const [none, one, two] = [[], [remark], [remark, remark]].map((calls) => chain.feeOf(batch("batch", calls)));
	const weight = (one ?? 0n) - (none ?? 0n);
	expect(weight).toBeGreaterThan(0n);
	expect((two ?? 0n) - (one ?? 0n)).toBe(weight);
});

test("a batch of too many calls fails", () => {
	const limit = chain.constant("utility", "batchedCallsLimit") as number;
	const calls = Array.from({ length: limit + 1 }, () => chain.call("phalaStakePoolv2", "create", []));
	expect(chain.errorOf(batch("batch", calls))).toBe("utility.TooManyCalls");
});
