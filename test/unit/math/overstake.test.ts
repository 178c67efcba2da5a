import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ONE, type OverstakeStrategy, overstake, parsePha, smax, ve } from "../../../src/math/index.ts";
import { RHALA } from "../../support/math/parameters.ts";

const pha = (text: string) => parsePha(text);
/** A worker of 2000 PHA that has just started, that may have 3000 more. */
const worker = (id: string, fields: Partial<Omit<Parameters<typeof overstake>[0][number], "id">> = {}) => {
	const { score = 400, confidenceLevel = 1, stake = pha("2000") } = fields;
	const v = ve(stake, score, confidenceLevel, RHALA, 2);
	return { id, score, confidenceLevel, stake, v, max: pha("5000") as bigint | null, ...fields };
};
const extras = (choice: ReturnType<typeof overstake<ReturnType<typeof worker>>>) =>
	choice.steps.map(({ worker: { id }, extra }) => [id, extra / pha("1")]);

describe("free stake behind workers that compute", () => {
	test("evenly: the same for each", () => {
		const choice = overstake([worker("a"), worker("b"), worker("c")], pha("600"), RHALA, 2);
		expect(extras(choice)).toEqual([
			["a", 200n],
			["b", 200n],
			["c", 200n],
		]);
		expect(choice.remaining).toBe(0n);
	});

	test("evenly: what exceeds one worker's Smax goes to the others", () => {
		const list = [worker("a"), worker("full", { max: pha("2100") }), worker("never", { max: null }), worker("c")];
		expect(extras(overstake(list, pha("900"), RHALA, 2))).toEqual([
			["a", 400n],
			["full", 100n],
			["c", 400n],
		]);
	});

	test("by score: in proportion to it, and nothing without one", () => {
		const list = [worker("a", { score: 1000 }), worker("b", { score: 500 }), worker("c", { score: 0 })];
		expect(extras(overstake(list, pha("900"), RHALA, 2, "score"))).toEqual([
			["a", 600n],
			["b", 300n],
		]);
	});

	test("by V: the best confidence first, each as much as it may have", () => {
		const list = [worker("five", { confidenceLevel: 5 }), worker("four", { confidenceLevel: 4 }), worker("one")];
		expect(extras(overstake(list, pha("4000"), RHALA, 2, "v"))).toEqual([
			["four", 1000n],
			["one", 3000n],
		]);
	});

	test("by V: a worker whose V would fall is skipped", () => {
		const grown = worker("grown", { v: 29_000n * ONE });
		const choice = overstake([grown, worker("fresh")], pha("9000"), RHALA, 2, "v");
		expect(extras(choice)).toEqual([["fresh", 3000n]]);
		expect(choice.remaining).toBe(pha("6000"));
	});

	test("returns the new total, its Ve, and the V that a restart costs", () => {
		const before = worker("a", { v: 4000n * ONE });
		const [low, high] = [pha("100"), pha("1500")].map((free) => overstake([before], free, RHALA, 2).steps[0]);
		expect(low).toEqual({
			worker: before,
			stake: pha("2100"),
			extra: pha("100"),
			ve: ve(pha("2100"), 400, 1, RHALA, 2),
			vLost: 4000n * ONE - ve(pha("2100"), 400, 1, RHALA, 2),
		});
		expect(low?.vLost).toBeGreaterThan(0n);
		expect(high).toMatchObject({ stake: pha("3500"), vLost: 0n });
	});

	test("without free stake or workers nothing changes", () => {
		for (const strategy of ["even", "score", "v"] as const) {
			expect(overstake([worker("a")], 0n, RHALA, 2, strategy)).toEqual({ steps: [], remaining: 0n });
			expect(overstake([], 5n, RHALA, 2, strategy)).toEqual({ steps: [], remaining: 5n });
			expect(overstake([worker("a", { max: pha("1000") })], 5n, RHALA, 2, strategy)).toEqual({
				steps: [],
				remaining: 5n,
			});
		}
	});

	test("every strategy and generation stays within free stake and Smax, and gives all that can be taken", () => {
		const any = fc.record({
			score: fc.integer({ min: 50, max: 6000 }),
			confidenceLevel: fc.integer({ min: 1, max: 5 }),
			stake: fc.bigInt(pha("1"), pha("20000")),
			grown: fc.bigInt(0n, 3000n * ONE),
		});
		fc.assert(
			fc.property(
				fc.array(any, { maxLength: 12 }),
				fc.bigInt(0n, pha("100000")),
				fc.constantFrom<OverstakeStrategy>("even", "score", "v"),
				fc.constantFrom<1 | 2>(1, 2),
				(given, free, strategy, generation) => {
					const list = given.map(({ grown, ...w }, i) => ({
						...w,
						i,
						v: ve(w.stake, w.score, w.confidenceLevel, RHALA, generation) + grown,
						max: smax(w.score, w.confidenceLevel, RHALA, generation),
					}));
					const { steps: raised, remaining: left } = overstake(list, free, RHALA, generation, strategy);
					expect(raised.reduce((sum, { extra }) => sum + extra, left)).toBe(free);
					for (const { worker: w, ...raise } of raised) {
						expect(raise.extra > 0n && raise.stake === w.stake + raise.extra).toBe(true);
						expect(w.max !== null && raise.stake <= w.max).toBe(true);
						expect(raise.ve <= RHALA.vMax).toBe(true);
						if (strategy === "v") expect(raise.vLost).toBe(0n);
					}
					const headroom = list.reduce((sum, w) => sum + (w.max && w.max > w.stake ? w.max - w.stake : 0n), 0n);
					if (strategy !== "v") expect(left).toBe(free > headroom ? free - headroom : 0n);
				},
			),
			{ seed: 17, numRuns: 300 },
		);
	});
});
