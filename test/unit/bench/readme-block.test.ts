import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findReadmeBlock, formatReadmeBlock, replaceReadmeBlock } from "../../../bench/report/readme-block.ts";
import { PartResults } from "../../../bench/tasks/results.ts";

const README = readFileSync("README.md", "utf8");
const POOLS = ["floor", "ours", "whole", "papi", "dedot", "entries", "naive"];
const MEASURES = [
	"cpuMs",
	"wallMs",
	"memoryMb",
	"requests",
	"trafficMb",
	"farMs",
	"cpuPerBlockMs",
	"openMs",
	"importMs",
	"coldMs",
];

function resultsOf(names: readonly string[], value: number): PartResults {
	const results = new PartResults();
	const measures = Object.fromEntries(MEASURES.map((measure) => [measure, value]));
	for (const name of names) results.add(name, { title: name, measures });
	return results;
}

const results = () =>
	new Map([
		["pools", resultsOf(POOLS, 1234.5)],
		["far", resultsOf(POOLS, 23_456)],
		["portfolio-100", resultsOf(["floor", "ours", "multi", "dedot", "papi"], 5.25)],
		["live-1", resultsOf(["floor", "ours", "naive", "dedot"], 3)],
		["live-50", resultsOf(["floor", "ours", "naive", "dedot"], 3)],
		["first", resultsOf(["floor", "ours", "api", "dedot", "papi"], 3)],
		["plans-2", resultsOf(["check", "preview", "simulate"], 3)],
	]);

/** A block with all numbers and the machine's line replaced. */
const shapeOf = (block: string) => block.replace(/Measured with .*/, "Measured with …").replace(/\d[\d,.]*/g, "0");

describe("the tables of the README", () => {
	it("have the form that the benchmark writes", () => {
		const block = findReadmeBlock(README);
		expect(block).not.toBeNull();
		expect(shapeOf(block ?? "")).toBe(shapeOf(formatReadmeBlock(results(), "a machine")));
	});

	it("name the machine's versions and processors, and the rounds", () => {
		expect(findReadmeBlock(README)).toMatch(/Measured with Node \d+\.\d+\.\d+, \d+ × .+; medians of (at most )?\d+\./);
	});

	it("have a number in each cell of a contender that takes part", () => {
		const rows = (findReadmeBlock(README) ?? "").split("\n").filter((line) => /^\| (?!Contender|Other)/.test(line));
		expect(rows).toHaveLength(15);
		const numbers = rows.map((row) =>
			row
				.split("|")
				.slice(2, -1)
				.filter((cell) => /^ \d[\d,.]*( (ms|s|MB))?[, ]/.test(cell)),
		);
		expect(numbers.map((row) => row.length)).toEqual([6, 6, 5, 6, 6, 6, 5, 5, 4, 4, 5, 5, 1, 1, 1]);
	});

	it("are replaced, and nothing else", () => {
		const block = formatReadmeBlock(results(), "a machine");
		const replaced = replaceReadmeBlock(README, block);
		expect(findReadmeBlock(replaced)).toBe(block);
		expect(replaced.replace(block, "")).toBe(README.replace(findReadmeBlock(README) ?? "", ""));
	});

	it("are formatted in units", () => {
		const lines = formatReadmeBlock(results(), "a machine").split("\n");
		expect(lines).toContain("| floor, by hand | 1.23 s | 1.00 | 1235 MB | 1,234.5 | 1234.5 MB | 23.5 s |");
		expect(lines).toContain(
			"| account with 100 delegations, at 60 ms | 5.3 ms | 5.3 ms | 5.3 ms, `multi()` | 5.3 ms | 5.3 ms |",
		);
	});

	it("are refused without a run of every contender", () => {
		const incomplete = results();
		incomplete.set("pools", resultsOf(POOLS.slice(0, -1), 1));
		incomplete.delete("first");
		expect(() => formatReadmeBlock(incomplete, "a machine")).toThrow(/pools: naive; first: floor/);
	});

	it("are refused without a place", () => {
		expect(() => replaceReadmeBlock("# A README", "")).toThrow("no block to replace");
	});
});
