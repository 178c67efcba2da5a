// Runs every recipe of the playground in Chromium, on the built site: `npm test` here, after `npm run docs`. CHROMIUM: its path.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "../../scripts/browser/find-chromium.ts";

const DIST = join(import.meta.dirname, "dist");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const WAIT = { timeout: 120_000 };

const server = createServer(async ({ url = "/" }, response) => {
	const { pathname } = new URL(url, "http://localhost");
	try {
		const content = await readFile(join(DIST, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
		response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream" }).end(content);
	} catch {
		response.writeHead(404).end();
	}
}).listen(0);
const { port } = server.address();

const browser = await chromium.launch({
	executablePath: findChromium(),
	args: ["--no-sandbox"],
});
const page = await browser.newPage();
const problems = [];
page.on("pageerror", (error) => problems.push(`page: ${error.message}`));
await page.goto(`http://localhost:${port}/playground.html`);

const status = page.getByTestId("status");
const output = page.getByTestId("output");
const isOver = () => /^(Ready|Following)/.test(document.querySelector("[data-testid=status]")?.textContent ?? "");
const hasPrinted = () => document.querySelector("[data-testid=output] div") !== null;
await status.filter({ hasText: "Ready" }).waitFor(WAIT);
const options = await page.locator(".playground optgroup option").evaluateAll((all) => all.map(({ value }) => value));
let runs = 0;
for (const generation of ["1", "2"]) {
	for (const recipe of options) {
		await page.locator(".playground select").first().selectOption(recipe);
		await page.evaluate(() => new Promise(requestAnimationFrame));
		const choice = page.locator(".playground select").nth(1);
		if (await choice.locator(`option[value="${generation}"]`).evaluate((option) => option.disabled)) continue; // a recipe of the other one
		await choice.selectOption(generation);
		await page.getByRole("button", { name: "Reset" }).click();
		await status.filter({ hasText: "Starting" }).waitFor({ state: "detached", ...WAIT });
		await status.filter({ hasText: "Ready" }).waitFor(WAIT);
		await page.getByRole("button", { name: "Run" }).click();
		// A recipe that follows the chain does not end: it has printed, or does so as time passes.
		const over = page.waitForFunction(isOver, null, WAIT).then(() => true);
		const follows = page.waitForFunction(hasPrinted, null, WAIT).then(() => page.waitForTimeout(8_000));
		await Promise.race([over, follows, page.waitForTimeout(20_000)]);
		over.catch(() => {});
		follows.catch(() => {});
		if (!/^Ready/.test(await status.innerText())) {
			await page.getByRole("button", { name: "+1 day" }).click();
			await page.waitForTimeout(2_000);
			await page.getByRole("button", { name: "Stop" }).click();
			await status.filter({ hasText: "Ready" }).waitFor(WAIT);
		}
		const errors = await output.locator(".error").allInnerTexts();
		if (errors.length > 0) problems.push(`${recipe}, generation ${generation}: ${errors.join(" ")}`);
		runs++;
	}
}
await browser.close();
server.close();
console.log(
	`${runs} runs of ${options.length} recipes${problems.length === 0 ? ", no errors" : `:\n${problems.join("\n")}`}`,
);
process.exit(problems.length === 0 ? 0 : 1);
