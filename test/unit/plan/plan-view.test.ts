import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeView } from "../../../src/plan/plan-view.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const HEADER = "chain_getHeader";
const FINAL = "chain_getFinalizedHead";

let node: FakeNode;

beforeEach(() => {
	vi.useFakeTimers();
	node = new FakeNode();
	node.addBlock();
	node.addBlock();
	node.finalizedNumber = 1;
});

afterEach(() => void vi.useRealTimers());

/** The first `count` requests for a header get `null`; returns when each request for the best one came, in ms from now. */
function loseHeaders(count: number): number[] {
	const start = Date.now();
	const times: number[] = [];
	node.overrides.set(HEADER, (params) => {
		if (params.length > 0) return node.defaultResponse(HEADER, params);
		times.push(Date.now() - start);
		return times.length > count ? node.defaultResponse(HEADER, params) : null;
	});
	return times;
}

/** The end of a view: itself, or its error. */
async function take(): Promise<unknown> {
	const view = takeView(planRpc(node)).catch((error: unknown) => error);
	await vi.runAllTimersAsync();
	return view;
}

describe("a view of the chain", () => {
	test("is the best block, with the newest finalized one", async () => {
		const { hash, number } = node.head;
		expect(await take()).toMatchObject({ block: { hash, number }, final: { number: 1 } });
		expect(node.count(HEADER)).toBe(2);
	});

	test("is taken again where the node cannot deliver the block, after growing pauses", async () => {
		const times = loseHeaders(4);
		expect(await take()).toMatchObject({ block: { hash: node.head.hash } });
		expect(times).toEqual([0, 100, 300, 700, 1500]);
	});

	test("is taken again where the node lacks the block that it said is final", async () => {
		const unknown = `0x${"fe".repeat(32)}`;
		node.overrides.set(FINAL, () => {
			node.overrides.clear();
			return unknown;
		});
		expect(await take()).toMatchObject({ final: { number: 1 } });
	});

	test("fails after five attempts", async () => {
		const times = loseHeaders(5);
		expect(await take()).toMatchObject({ code: "NOT_FOUND" });
		expect(times).toHaveLength(5);
	});

	test("fails at once with another error", async () => {
		node.overrides.set(FINAL, () => {
			throw new Error("overloaded");
		});
		expect(await take()).toMatchObject({ code: "RPC_FAILED" });
		expect(node.count(FINAL)).toBe(1);
	});
});
