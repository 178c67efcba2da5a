import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	confidenceScore,
	fromFixed,
	ONE,
	parsePha,
	rigCost,
	smax,
	smin,
	stakeBounds,
	ve,
} from "../../../src/math/index.ts";
import { KHALA_START, RHALA } from "../../support/math/parameters.ts";
import { codeOf } from "../../support/math/refusals.ts";

describe("confidence", () => {
	test("is 1, 1, 1, 0.8, 0.7 for levels 1 to 5, and 1 for any other", () => {
		const four = 14757395258967641293n;
		const five = 12912720851596686131n;
		expect([1, 2, 3, 4, 5, 0, 6, 128].map(confidenceScore)).toEqual([ONE, ONE, ONE, four, five, ONE, ONE, ONE]);
	});
});

describe("stake bounds", () => {
	test.each([
		["rhala", RHALA, 500, 1, "2236.067977477796", "3101.888370721134", "22926.923076923076"],
		["rhala", RHALA, 1000, 1, "3162.277660146355", "4500.960958190261", "22776.923076923076"],
		["rhala", RHALA, 1000, 4, "3162.277660146355", "4293.224298581480", "23893.548387096774"],
		["rhala", RHALA, 1000, 5, "3162.277660146355", "4189.355968777089", "24493.388429752066"],
		["rhala", RHALA, 2000, 1, "4472.135954978875", "6593.776741472537", "22476.923076923076"],
		["rhala", RHALA, 2800, 1, "5291.502622119151", "7970.953408754896", "22236.923076923076"],
		["Khala's start", KHALA_START, 1000, 1, "1581.138830073177", "2907.422530824051", "19642.857142857142"],
		["Khala's start", KHALA_START, 1000, 5, "1581.138830073177", "2616.680277741646", "21865.079365079365"],
		["Khala's start", KHALA_START, 2000, 1, "2236.067977489437", "4425.530537662726", "19285.714285714285"],
		["Khala's start", KHALA_START, 2800, 1, "2645.751311059575", "5468.626966589362", "18999.999999999999"],
	] as const)(
		"%s: score %3$s, level %4$s has the documented ones",
		(_, parameters, score, level, min, initial, max) => {
			const bounds = stakeBounds(score, level, parameters, 2);
			expect(bounds).toEqual({ min: parsePha(min), max: parsePha(max) });
			expect(fromFixed(ve(parsePha(min), score, level, parameters, 2), 2)).toBe(parsePha(initial));
		},
	);

	test("Ve of 1000 PHA behind a score of 1000 is right to the bit", () => {
		const initial = (level: number) => ve(parsePha("1000"), 1000, level, RHALA, 2);
		expect([1, 2, 3].map(initial)).toEqual(Array(3).fill(31174997484569142231560n));
		expect(initial(4)).toBe(29736151446819797205448n);
		expect(initial(5)).toBe(29016728427945124691741n);
	});

	test("Smin is exact for squares", () => {
		expect(smin(400, RHALA, 2)).toBe(parsePha("2000"));
		expect(smin(900, RHALA, 1)).toBe(parsePha("3000"));
	});

	test("the rig cost follows score and base", () => {
		expect(rigCost(1000, { rigK: ONE / 4n, rigB: 7n })).toBe(250n * ONE + 7n);
	});

	test("Smax is accepted and one unit more is refused, whatever the parameters", () => {
		const parameters = fc.record({
			re: fc.bigInt(ONE, 3n * ONE),
			rigK: fc.bigInt(0n, ONE),
			rigB: fc.bigInt(0n, 100n * ONE),
			vMax: fc.bigInt(ONE, 100_000n * ONE),
		});
		let found = 0;
		fc.assert(
			fc.property(
				parameters,
				fc.integer({ min: 50, max: 6000 }),
				fc.constantFrom(1, 4, 5),
				fc.constantFrom(1 as const, 2 as const),
				(given, score, level, generation) => {
					const max = smax(score, level, given, generation);
					if (max === null) return ve(0n, score, level, given, generation) > given.vMax;
					found += 1;
					return (
						ve(max, score, level, given, generation) <= given.vMax &&
						ve(max + 1n, score, level, given, generation) > given.vMax
					);
				},
			),
			{ seed: 12, numRuns: 1000 },
		);
		expect(found).toBeGreaterThan(500);
	});

	test("there are none without a score, below a score of 50, or if Smin or the rig cost exceeds the maximum", () => {
		expect(stakeBounds(null, 1, RHALA, 2)).toBeNull();
		expect(stakeBounds(49, 1, RHALA, 2)).toBeNull();
		expect(stakeBounds(50, 1, RHALA, 2)).not.toBeNull();
		expect(stakeBounds(1000, 1, { ...RHALA, k: 1000n * ONE }, 2)).toBeNull();
		expect(stakeBounds(1000, 1, { ...RHALA, rigB: RHALA.vMax }, 2)).toBeNull();
		expect(smax(1000, 1, { ...RHALA, rigB: RHALA.vMax }, 2)).toBeNull();
	});

	test("of a cap beyond all stake of generation 1 is the most that its numbers hold", () => {
		expect(smax(1000, 1, { ...RHALA, vMax: 1n << 110n }, 1)).toBe((1n << 64n) - 1n);
	});

	test("rejects invalid scores", () => {
		for (const score of [-1, 0.5, Number.NaN, 2 ** 32])
			expect(codeOf(() => smin(score, RHALA, 2))).toBe("INVALID_ARGUMENT");
	});
});
