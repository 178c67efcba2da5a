import { expect, test, vi } from "vitest";
import type { Prepared } from "../../../src/chain/operation.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { CallWeights } from "../../../src/plan/call-weights.ts";

const AT: Hex = `0x${"b1".repeat(32)}`;
/** A dispatch info with a weight of 300. */
const INFO = `0x2c01000000000000${"00".repeat(17)}`;

function start() {
	const request = vi.fn(async (): Promise<unknown> => INFO);
	const rpc = { request, subscribe: () => Promise.reject(new Error("no subscriptions")) };
	const weights = new CallWeights({ codec: { hasProofSize: false } as never });
	/** Prepares what needs the weights of these calls. */
	const prepare = (calls: readonly Hex[]) =>
		weights.prepare(rpc, AT, async () => {
			const unweighed = calls.filter((call) => weights.get(call) === null);
			return { unweighed } as Partial<Prepared> as Prepared;
		});
	return { request, weights, prepare };
}

/** Calls `from` to `to`, that one not included. */
const calls = (from: number, to: number): readonly Hex[] =>
	Array.from({ length: to - from }, (_, i): Hex => `0x${(from + i).toString(16).padStart(8, "0")}`);

test("fetches the weight of each call once", async () => {
	const { request, weights, prepare } = start();
	await prepare(calls(0, 3));
	await prepare(calls(1, 4));
	expect(request).toHaveBeenCalledTimes(4);
	expect(weights.get("0x00000003")).toEqual({ refTime: 300n, proofSize: 0n });
});

test("keeps those that were used last", async () => {
	const { request, weights, prepare } = start();
	await prepare(calls(0, 256));
	await prepare(calls(0, 10));
	await prepare(calls(300, 310));
	await prepare(calls(0, 10));
	expect(request).toHaveBeenCalledTimes(266);
	expect(weights.get("0x0000000a")).toBeNull();
});

test("keeps as many as one preparation needs", async () => {
	const { request, prepare } = start();
	expect((await prepare(calls(0, 1_000))).unweighed).toEqual([]);
	expect(request).toHaveBeenCalledTimes(1_000);
});
