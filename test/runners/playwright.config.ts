import { defineConfig } from "@playwright/test";

export default defineConfig({
	testDir: "playwright",
	timeout: 120_000,
	workers: 1,
	outputDir: "../../temp/playwright",
});
