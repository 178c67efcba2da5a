import { describe, expect, it } from "vitest";
import { formatComparison, pairWithRevision, withoutRevision } from "../../../bench/against/compare.ts";
import type { Part } from "../../../bench/tasks/part.ts";
import { PartResults } from "../../../bench/tasks/results.ts";

const run = () => Promise.reject(new Error("not called"));
const pools: Part = {
	id: "pools",
	title: "Pools",
	contenders: [
		{ name: "floor", seconds: 1 },
		{ name: "ours", seconds: 1, own: true },
	],
	columns: [
		{ head: "CPU ms", measure: "cpuMs", digits: 1 },
		{ head: "of the floor", measure: "cpuMs", isRelative: true },
		{ head: "requests", measure: "requests" },
	],
	run,
};
const page: Part = { ...pools, id: "page", contenders: [{ name: "page", seconds: 1 }] };

describe("a comparison with another revision", () => {
	it("runs this package alone, each contender after the other revision's", () => {
		const parts = pairWithRevision([pools, page], "abc1234");
		expect(parts.map(({ id, contenders }) => [id, contenders.map(({ name }) => name)])).toEqual([
			["pools", ["ours@abc1234", "ours"]],
		]);
		expect(withoutRevision("ours@abc1234")).toBe("ours");
		expect(withoutRevision("ours")).toBe("ours");
	});

	it("shows medians, spread and ratio, and marks what does not overlap", () => {
		const results = new PartResults();
		for (const cpuMs of [10, 12, 11]) results.add("ours@abc1234", { title: "", measures: { cpuMs, requests: 5 } });
		for (const cpuMs of [22, 21, 30]) results.add("ours", { title: "", measures: { cpuMs, requests: 5 } });
		const parts = pairWithRevision([pools], "abc1234");
		const text = formatComparison(parts, new Map([["pools", results]]), "abc1234", "A machine");
		expect(text.split("\n").slice(-2)).toEqual([
			"| pools, ours: CPU ms | 11.0 (10.0 to 12.0) | 22.0 (21.0 to 30.0) | 2.00× | more |",
			"| pools, ours: requests | 5 (5 to 5) | 5 (5 to 5) | 1.00× |  |",
		]);
	});
});
