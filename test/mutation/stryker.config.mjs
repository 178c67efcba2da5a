/** Area of `src` whose tests are examined: `math` or `plan`. */
const area = process.env.MUTATION_AREA ?? "math";

export default {
	mutate: process.env.MUTATION_FILES?.split(",") ?? [`src/${area}/**/*.ts`],
	testRunner: "vitest",
	plugins: [new URL("node_modules/@stryker-mutator/vitest-runner/dist/src/index.js", import.meta.url).pathname],
	vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
	// Wording of messages is no behaviour; their codes and details are.
	mutator: { excludedMutations: ["StringLiteral"] },
	ignorePatterns: ["/bench", "/examples", "/docs", "/dist", "/temp", "/test/clients", "/test/consumers"],
	concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
	coverageAnalysis: "perTest",
	// Changes of what a module computes while it loads: each needs a run of all tests.
	ignoreStatic: area === "plan",
	reporters: ["clear-text", "json", "html"],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	jsonReporter: { fileName: `temp/mutation/${area}.json` },
	htmlReporter: { fileName: `temp/mutation/${area}.html` },
	tempDirName: "temp/stryker",
	thresholds: { high: 95, low: 90, break: 90 },
	timeoutMS: 20_000,
	disableTypeChecks: false,
	allowConsoleColors: false,
};
