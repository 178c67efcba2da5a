import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const toPath = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const project = (name: string, options: { readonly isolate?: boolean } = {}) => ({
	extends: true as const,
	test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
});

export default defineConfig({
	resolve: {
		alias: [
			{ find: /^phala-stakepool$/, replacement: toPath("src/index.ts") },
			{
				find: /^phala-stakepool\/(math|wallet|store|react|ledger|offline|devchain|testing)$/,
				replacement: toPath("src/$1/index.ts"),
			},
		],
	},
	test: {
		projects: [
			// Most of the time of isolated unit tests is spent on importing @polkadot/api again for each file.
			project("unit", { isolate: false }),
			project("integration"),
			project("model"),
			project("conformance"),
			project("package"),
			project("fuzz"),
		],
		reporters: ["default", toPath("test/support/progress-reporter.ts")],
		// One more than there are cores: many tests wait for a block or a deadline. The default leaves a core idle.
		maxWorkers: availableParallelism() + 1,
		// Only a test that hangs reaches these. A busy or slow machine must not.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 60_000 } },
		coverage: {
			provider: "v8",
			include: ["src/**/*.ts"],
			// Tests run the command as a separate process, whose coverage is not collected.
			exclude: ["src/devchain/cli.ts"],
			reporter: ["text-summary", "json-summary"],
			thresholds: {
				lines: 90,
				branches: 90,
				functions: 90,
				statements: 90,
				"src/math/**": { lines: 100, branches: 100, functions: 100, statements: 100 },
			},
		},
	},
});
