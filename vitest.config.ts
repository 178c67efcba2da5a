import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
	resolve: {
		alias: [
			{ find: /^phala-stakepool$/, replacement: from("src/index.ts") },
			{ find: /^phala-stakepool\/(math|devchain)$/, replacement: from("src/$1/index.ts") },
		],
	},
	test: {
		include: ["test/**/*.test.ts"],
		testTimeout: 30_000,
		hookTimeout: 30_000,
		coverage: {
			provider: "v8",
			include: ["src/**/*.ts"],
			exclude: ["src/**/types.ts", "src/devchain/cli.ts"],
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
