import { describe, expect, it } from "vitest";
import { checkCalls } from "../../../scripts/repository/workflows.ts";

const reader = {
	scriptsIn: (folder: string) => (folder === "docs/site" ? ["test"] : ["build", "test:unit"]),
	exists: (path: string) => path === ".ci/run" || path === "scripts/check-release.ts",
};
const problems = (text: string) => checkCalls(text, reader);

describe("the check of what workflows call", () => {
	it("accepts scripts and files that exist", () => {
		expect(problems("      - run: npm run build\n      - run: .ci/run")).toEqual([]);
		expect(problems("check unit npm run --silent test:unit")).toEqual([]);
		expect(problems("node --import tsx scripts/check-release.ts && npm --prefix docs/site run test")).toEqual([]);
		expect(problems("      - run: npm ci --ignore-scripts")).toEqual([]);
		expect(problems('npm run --silent "$2"')).toEqual([]);
	});

	it("refuses those that do not", () => {
		expect(problems("npm run builds && npm --prefix docs/site run build")).toEqual([
			"there is no script builds",
			"there is no script build in docs/site",
		]);
		expect(problems("      - run: FUZZ_RUNS=10 npm run fuzz")).toEqual(["there is no script fuzz"]);
		expect(problems("- run: node scripts/check-releases.ts\n- run: .ci/all")).toEqual([
			"there is no file scripts/check-releases.ts",
			"there is no file .ci/all",
		]);
	});
});
