import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePha, type StartStrategy, startable } from "../../../src/math/index.ts";

const workers = ["2000", "2000", "3000", "3000"].map((min, i) => ({ id: "ABCD"[i] ?? "", min: parsePha(min) }));
const free = parsePha("7000");
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join("");

describe("which workers can start", () => {
	test("of four that need 10 000 PHA, 7000 PHA start A, B and C", () => {
		const choice = startable(workers, free);
		expect(ids(choice.starts)).toBe("ABC");
		expect(choice.starts.map(({ stake }) => stake)).toEqual([2000n, 2000n, 3000n].map((n) => n * parsePha("1")));
		expect(ids(choice.waiting)).toBe("D");
		expect(choice.remaining).toBe(0n);
	});

	test("in the owner's order a worker that does not fit is skipped, the next may fit", () => {
		const order = [...workers].reverse();
		expect(ids(startable(order, parsePha("5500")).starts)).toBe("DB");
		expect(startable(order, parsePha("5500")).remaining).toBe(parsePha("500"));
	});

	test("workers without stake bounds never start", () => {
		const choice = startable([{ id: "X", min: null }, ...workers], free);
		expect(ids(choice.starts)).toBe("ABC");
		expect(ids(choice.waiting)).toBe("XD");
	});

	test("as many workers as possible come from the cheapest, in the order given", () => {
		const order = [...workers].reverse();
		expect(ids(startable(order, parsePha("5000"), "count").starts)).toBe("BA");
		expect(ids(startable(order, free, "count").starts)).toBe("DBA");
	});

	test("maximising stake may skip the first and the largest", () => {
		const list = [
			{ id: "a", min: 30n },
			{ id: "b", min: 25n },
			{ id: "c", min: 25n },
		];
		expect(ids(startable(list, 50n, "order").starts)).toBe("a");
		const most = startable(list, 50n, "stake");
		expect(ids(most.starts)).toBe("bc");
		expect(most.remaining).toBe(0n);
	});

	test("maximising score counts a missing score as 0", () => {
		const list = [
			{ id: "a", min: 10n, score: 400 },
			{ id: "b", min: 10n, score: null },
			{ id: "c", min: 10n },
			{ id: "d", min: 10n, score: 900 },
		];
		expect(ids(startable(list, 20n, "score").starts)).toBe("ad");
	});

	test("equally good choices prefer the earlier workers", () => {
		expect(ids(startable(workers, parsePha("5000"), "stake").starts)).toBe("AC");
	});

	test("without free stake or workers nothing starts", () => {
		for (const strategy of ["order", "count", "stake", "score"] as const) {
			expect(startable(workers, 0n, strategy)).toEqual({ starts: [], waiting: workers, remaining: 0n });
			expect(startable([], free, strategy)).toEqual({ starts: [], waiting: [], remaining: free });
		}
	});

	test("every strategy spends the reported amount, and is optimal for up to ten workers", () => {
		const list = fc.array(fc.record({ min: fc.bigInt(1n, 50n), score: fc.integer({ min: 0, max: 9 }) }), {
			maxLength: 9,
		});
		const measures: Record<Exclude<StartStrategy, "order">, (w: { min: bigint; score: number }) => number> = {
			count: () => 1,
			stake: ({ min }) => Number(min),
			score: ({ score }) => score,
		};
		fc.assert(
			fc.property(list, fc.bigInt(0n, 200n), (given, available) => {
				for (const [strategy, measure] of Object.entries(measures)) {
					const choice = startable(given, available, strategy as StartStrategy);
					const spent = choice.starts.reduce((sum, { stake }) => sum + stake, 0n);
					expect(choice.remaining).toBe(available - spent);
					expect(choice.remaining >= 0n).toBe(true);
					expect(choice.starts.length + choice.waiting.length).toBe(given.length);
					const total = choice.starts.reduce((sum, worker) => sum + measure(worker), 0);
					for (let mask = 0; mask < 2 ** given.length; mask++) {
						const chosen = given.filter((_, i) => mask & (1 << i));
						if (chosen.reduce((sum, { min }) => sum + min, 0n) > available) continue;
						expect(chosen.reduce((sum, worker) => sum + measure(worker), 0)).toBeLessThanOrEqual(total);
					}
				}
			}),
			{ seed: 14, numRuns: 60 },
		);
	});

	test("200 workers with different needs are chosen from with little left", () => {
		const many = Array.from({ length: 200 }, (_, i) => ({ min: BigInt(1_000_003 + i * i * 7919), score: i }));
		const total = many.reduce((sum, { min }) => sum + min, 0n);
		const choice = startable(many, total / 2n, "stake");
		expect(choice.remaining < total / 100_000n).toBe(true);
	});
});
