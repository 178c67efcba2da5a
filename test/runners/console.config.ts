import { defineConfig } from "@playwright/test";
import { findChromium } from "../../scripts/browser/find-chromium.ts";
import type { Options } from "./console/support/test.ts";

const WAIT_MS = 120_000;
/** Tests of what the other generation does not have, or that are the same for both. */
const ONLY_1 = ["rewards.test.ts"];
const ONLY_2 = ["vaults.test.ts", "wrapped.test.ts", "accessibility.test.ts", "first-load.test.ts", "layout.test.ts"];

/** Tests of examples/console in Chromium; `npm run test:console` builds it first. */
export default defineConfig<object, Options>({
	testDir: "console",
	workers: 2,
	timeout: 2 * WAIT_MS,
	expect: { timeout: WAIT_MS, toPass: { timeout: WAIT_MS } },
	forbidOnly: true,
	outputDir: "../../temp/console-tests",
	use: {
		actionTimeout: WAIT_MS,
		navigationTimeout: WAIT_MS,
		locale: "en-GB",
		contextOptions: { reducedMotion: "reduce" },
		viewport: { width: 1440, height: 900 },
		launchOptions: { executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] },
	},
	projects: process.env.CONSOLE_SCREENSHOTS
		? [{ name: "screenshots", testMatch: "screenshots.ts" }]
		: [
				{ name: "generation 1", testMatch: "*.test.ts", testIgnore: ONLY_2, use: { generation: 1 } },
				{ name: "generation 2", testMatch: "*.test.ts", testIgnore: ONLY_1, use: { generation: 2 } },
			],
});
