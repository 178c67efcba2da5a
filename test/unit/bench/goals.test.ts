import { describe, expect, it } from "vitest";
import { atLeast, atMost, exactly, goalTable, isMet, widen } from "../../../bench/tasks/goals.ts";
import { growthGoals } from "../../../bench/tasks/growth.ts";
import { plansGoals } from "../../../bench/tasks/plans.ts";
import { PartResults } from "../../../bench/tasks/results.ts";

const NAME = { row: 1, what: "a ratio", basis: "cpu" } as const;

describe("goals of the benchmark", () => {
	it("are met at their limits, and missed beyond", () => {
		const goals = [
			...[1.3, 1.31].flatMap((value) => atMost(NAME, value, 1.3)),
			...[5, 4.99].flatMap((value) => atLeast(NAME, value, 5)),
			...[2, 3].flatMap((value) => exactly(NAME, value, 2)),
		];
		expect(goals.map(isMet)).toEqual([true, false, true, false, true, false]);
	});

	it("do not exist without a measurement", () => {
		expect([...atMost(NAME, undefined, 1), ...exactly(NAME, undefined, 1)]).toEqual([]);
	});

	it("widen, but for exact ones", () => {
		const widened = [...atMost(NAME, 3.8, 1.3), ...atLeast(NAME, 1.7, 5), ...exactly(NAME, 3, 2)].map((goal) =>
			widen(goal, 3),
		);
		expect(widened.map(isMet)).toEqual([true, true, false]);
	});

	it("form a table in the order of their rows", () => {
		const table = goalTable([
			...atLeast({ ...NAME, row: 8 }, 12.34, 12),
			...exactly({ ...NAME, row: 4 }, 8, 8),
			...atMost(NAME, 1.4567, 1.3),
		]);
		expect(table.split("\n").slice(2)).toEqual([
			"| 1. a ratio | ≤ 1.3 | 1.457 | MISSED |",
			"| 4. a ratio | 8 | 8 | met |",
			"| 8. a ratio | ≥ 12 | 12.3 | met |",
		]);
	});

	it("compare previews with checks, and limit simulations", () => {
		const planned = (preview: number, requests: number, simulateMs: number) => {
			const results = new PartResults();
			const add = (name: string, factor: number, count: number, coldMs: number) => {
				const measures = { cpuMs: factor, farMs: factor, requests: count, coldRequests: count, coldMs };
				results.add(name, { title: name, measures });
			};
			add("check", 1, 10, 300);
			add("preview", preview, requests, 300);
			add("simulate", 3, 16, simulateMs);
			return plansGoals(results, 2).map(isMet);
		};
		expect(planned(1.2, 10, 1000)).toEqual([true, true, true, true, true, true]);
		expect(planned(1.21, 11, 1001)).toEqual([false, false, false, false, false, true]);
		expect(plansGoals(new PartResults(), 1)).toEqual([]);
	});

	it("compare growth without the time that is paid once", () => {
		const grown = (cpuMs: readonly number[]) => {
			const results = new PartResults();
			for (const [i, name] of ["once", "1", "2", "4", "8"].entries())
				results.add(name, { title: name, measures: { cpuMs: cpuMs[i] ?? 0, peakMb: 100 } });
			return growthGoals(results).map(isMet);
		};
		expect(grown([500, 600, 700, 900, 1300])).toEqual([true, true, true, true]);
		expect(grown([0, 600, 700, 900, 1300])).toEqual([true, true, true, true]);
		expect(grown([500, 600, 900, 2100, 6900])).toEqual([false, false, false, true]);
	});
});
