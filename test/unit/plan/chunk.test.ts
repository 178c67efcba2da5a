import { describe, expect, test } from "vitest";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import type { ExceededLimit } from "../../../src/plan/block-limits.ts";
import { type Chunk, fitChunk, sortOut } from "../../../src/plan/chunk.ts";

type Resource = "weight" | "proofSize" | "length";

/** A limit, where `required` exceeds it. */
function limited(resource: Resource, required: bigint, limit: bigint): readonly ExceededLimit[] {
	if (required <= limit) return [];
	return [{ required, limit, failure: ruleFailure("BLOCK_LIMIT_EXCEEDED", { resource, required, limit }) }];
}

/** Fits the plans 10, 11, …; returns the chunk, and the numbers of plans that were measured. */
async function fit(count: number, exceeded: (count: bigint) => readonly ExceededLimit[]) {
	const measured: number[] = [];
	const candidates = Array.from({ length: count }, (_, i) => 10 + i);
	const chunk = await fitChunk(candidates, async (plans) => {
		measured.push(plans.length);
		return { items: plans.map(() => ({ failures: [] })), exceeded: exceeded(BigInt(plans.length)) };
	});
	return { chunk, measured };
}

describe("the plans of one transaction", () => {
	test("are all of them where no limit is exceeded", async () => {
		const { chunk, measured } = await fit(3, () => []);
		expect(chunk).toEqual({ plans: [10, 11, 12], items: [{ failures: [] }, { failures: [] }, { failures: [] }] });
		expect(measured).toEqual([3]);
	});

	test("are the first ones, as many as the limit has room for", async () => {
		const { chunk, measured } = await fit(10, (count) => limited("weight", count * 100n, 350n));
		expect(chunk.plans).toEqual([10, 11, 12]);
		expect(chunk.items).toHaveLength(3);
		expect(measured).toEqual([10, 3]);
	});

	test("are fewer where the first ones weigh more than the others", async () => {
		const { chunk, measured } = await fit(8, (count) => limited("weight", count + 20n, 24n));
		expect(chunk.plans).toHaveLength(4);
		expect(measured).toEqual([8, 6, 5, 4]);
	});

	test.each([[["weight", "length"]], [["length", "weight"]]] as const)(
		"are limited by the scarcest of %j",
		async (order) => {
			const { chunk, measured } = await fit(10, (count) =>
				order.flatMap((resource) =>
					resource === "weight" ? limited("weight", count * 1000n, 5000n) : limited("length", count, 2n),
				),
			);
			expect(chunk.plans).toHaveLength(2);
			expect(measured).toEqual([10, 2]);
		},
	);

	test("are one at least, although the limit has room for none", async () => {
		const { chunk, measured } = await fit(4, (count) => (count === 1n ? [] : limited("weight", 100n, 1n)));
		expect(chunk).toEqual({ plans: [10], items: [{ failures: [] }] });
		expect(measured).toEqual([4, 1]);
	});

	test("are one that is refused by the scarcest limit, where no block can hold it alone", async () => {
		const [weight, length] = [limited("weight", 30n, 20n), limited("length", 9n, 1n)];
		const { chunk } = await fit(3, () => [...weight, ...length]);
		expect(chunk).toEqual({ plans: [10], items: [{ failures: [length[0]?.failure] }] });
	});
});

describe("plans that the check refuses", () => {
	const [first, second] = [ruleFailure("NO_REWARD", { pid: 1 }), ruleFailure("NO_POSITION", { pid: 2 })];
	/** Plans 5, 6, … with their failures. */
	const chunkOf = (...items: readonly Chunk["items"][number]["failures"][]): Chunk => ({
		plans: items.map((_, i) => 5 + i),
		items: items.map((failures) => ({ failures })),
	});

	test.each(["best-effort", "force"] as const)("are none where all pass, in mode %s", (mode) => {
		expect(sortOut(chunkOf([], [], []), mode)).toEqual({ accepted: [5, 6, 7], refused: [] });
	});

	test("are left out in mode force, each with its first failure", () => {
		expect(sortOut(chunkOf([first, second], [], [second], []), "force")).toEqual({
			accepted: [6, 8],
			refused: [
				{ plan: 5, failure: first },
				{ plan: 7, failure: second },
			],
		});
	});

	test("are checked again later in mode best-effort, where plans before them are sent first", () => {
		expect(sortOut(chunkOf([], [], [first], []), "best-effort")).toEqual({ accepted: [5, 6], refused: [] });
	});

	test("stop those after them in mode best-effort", () => {
		expect(sortOut(chunkOf([first], [], [second]), "best-effort")).toEqual({
			accepted: [],
			refused: [{ plan: 5, failure: first }],
		});
	});
});
