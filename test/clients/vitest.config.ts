import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const toPath = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const project = (name: string, files: string) => ({ extends: true as const, test: { name, include: [files] } });

/**
 * Tests with packages that `test/clients/package.json` installs, and the heavy ones with those of `nightly/package.json`. `npm run
 * test:clients` and `npm run test:clients:nightly` install and run them.
 */
export default defineConfig({
	root: fileURLToPath(new URL("../..", import.meta.url)),
	resolve: {
		alias: [
			{ find: /^phala-stakepool$/, replacement: toPath("../../src/index.ts") },
			{ find: /^phala-stakepool\/ledger$/, replacement: toPath("../../src/ledger/index.ts") },
		],
	},
	test: {
		projects: [project("clients", "test/clients/*.test.ts"), project("nightly", "test/clients/nightly/*.test.ts")],
		// Several releases of @polkadot/api are installed on purpose, and no chain of Phala is known to it.
		onConsoleLog: (text) => !/multiple versions|REGISTRY: Unknown signed extensions|API\/INIT: /.test(text),
		// Most of the time is spent on waiting for finality.
		maxWorkers: Math.max(2, availableParallelism()),
		// Only a test that hangs reaches these. A busy or slow machine must not.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		expect: { poll: { timeout: 60_000 } },
	},
});
