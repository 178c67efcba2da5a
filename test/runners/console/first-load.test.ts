import { expect } from "@playwright/test";
import { ConsolePage } from "./support/console-page.ts";
import { serveConsole } from "./support/console-server.ts";
import { test } from "./support/test.ts";

const LIMIT_KB = 545;

test(`the list of pools is there after ${LIMIT_KB} KB, with the chain`, async ({ page }) => {
	const server = await serveConsole();
	const start = performance.now();
	await page.goto(server.url);
	await expect(new ConsolePage(page, async () => null).table("Stake pools")).toBeVisible();
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	const kb = [...server.served()].reduce((sum, [, bytes]) => sum + bytes, 0) / 1000;
	const largest = [...server.served()].sort(([, a], [, b]) => b - a).slice(0, 6);
	server.close();
	console.log(`        first load: ${kb.toFixed(0)} KB gzip, the list of pools after ${seconds} s`);
	for (const [name, bytes] of largest) console.log(`        ${(bytes / 1000).toFixed(0).padStart(5)} KB ${name}`);
	expect(kb).toBeLessThanOrEqual(LIMIT_KB);
});
