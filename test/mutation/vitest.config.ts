import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Tests that mutants run against: those of one area, given by `MUTATION_AREA`; fewer of them by `MUTATION_TESTS`, separated by commas. */
const TESTS: Record<string, string[]> = {
	math: ["test/unit/math/*.test.ts", "test/conformance/math-*.test.ts"],
	plan: ["test/unit/plan/*.test.ts"],
};

export default defineConfig({
	root,
	resolve: {
		alias: [
			{ find: /^phala-stakepool$/, replacement: `${root}src/index.ts` },
			{ find: /^phala-stakepool\/(math|ledger|devchain)$/, replacement: `${root}src/$1/index.ts` },
		],
	},
	test: {
		include: process.env.MUTATION_TESTS?.split(",") ?? TESTS[process.env.MUTATION_AREA ?? "math"] ?? [],
		isolate: false,
		// On a busy machine a slow test would count as one that notices the change.
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
