import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const toPath = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Tests of the packed package in applications that `nightly/package.json` installs: `npm run test:consumers:nightly`. */
export default defineConfig({
	root: toPath("../.."),
	test: {
		include: ["test/consumers/nightly/*.test.ts"],
		globalSetup: toPath("nightly/support/install-package.ts"),
		// Bundlers and compilers use several processes each.
		maxWorkers: 1,
		reporters: ["verbose"],
		// Only a test that hangs reaches these. A busy or slow machine must not.
		testTimeout: 600_000,
		hookTimeout: 600_000,
	},
});
