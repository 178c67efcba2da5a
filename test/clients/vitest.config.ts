import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests with packages that `test/clients/package.json` installs; `npm run test:clients` does both. */
export default defineConfig({
	root: fileURLToPath(new URL("../..", import.meta.url)),
	test: {
		include: ["test/clients/*.test.ts"],
		testTimeout: 30_000,
		hookTimeout: 30_000,
	},
});
