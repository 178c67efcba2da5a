// The Console on screens from a phone to a desk, in both languages.
import { expect, type Page } from "@playwright/test";
import { addressOf } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import { test } from "./support/test.ts";

const WIDTHS = [360, 768, 1024, 1280, 1440];

for (const language of ["English", "Français"])
	test(`nothing is wider than its page, on any screen: ${language}`, async ({ browser, server }) => {
		const { app, phala } = await openConsole(browser, server.url, 2, { viewport: { width: 1440, height: 900 } });
		const { page } = app;
		// The owner has the most columns and buttons.
		await app.playAs("Alice");
		const [pool] = await phala.stakePools.list({ owner: addressOf("Alice"), fields: ["workers"] });
		await chooseLanguage(page, language);
		const own = [`/pools/${pool?.pid}`, `/workers/pool/${pool?.pid}`, `/workers/${pool?.workers[0]}`];
		for (const path of ["/", ...own, "/delegation", "/vaults", "/vaults/40", "/risks"]) {
			await app.goTo(path);
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			await expect(page.getByRole("main").locator("table, dl").first()).toBeVisible();
			for (const width of WIDTHS) {
				await page.setViewportSize({ width, height: 900 });
				await expect.poll(() => page.evaluate(findWide), { message: `${path} at ${width} px` }).toEqual([]);
			}
		}
		await page.context().close();
	});

for (const [language, labels] of [
	["English", ["Pools", "Vaults", "Workers", "Delegation", "Risks"]],
	["Français", ["Pools", "Coffres", "Workers", "Délégation", "Risques"]],
] as const)
	test(`on a phone of 360 px, every page is one tap away: ${language}`, async ({ browser, server }) => {
		const { app } = await openConsole(browser, server.url, 2, { viewport: { width: 360, height: 780 } });
		const { page } = app;
		await chooseLanguage(page, language);
		const navigation = page.getByRole("navigation");
		await expect(navigation.getByRole("link")).toHaveText(labels.map((label) => new RegExp(`${label}$`)));
		for (const label of labels) {
			const link = navigation.getByRole("link", { name: label, exact: true });
			await expect(link).toBeInViewport({ ratio: 1 });
			expect(await link.evaluate((element) => element.scrollWidth - element.clientWidth), label).toBeLessThanOrEqual(0);
			await link.click();
			await expect(link).toHaveAttribute("aria-current", "page");
			await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
		}
		// The bar does not cover the end of a page.
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		const last = await page.getByRole("main").locator("> :last-child").boundingBox();
		const bar = await navigation.boundingBox();
		expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
		await page.context().close();
	});

async function chooseLanguage(page: Page, language: string): Promise<void> {
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByText(language, { exact: true }).click();
	await page.keyboard.press("Escape");
}

/** In the page: what reaches beyond the content of the page. */
function findWide(): string[] {
	const main = document.querySelector("main");
	if (!main) return ["no content"];
	const limit = main.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(main).paddingRight);
	return Array.from(main.querySelectorAll("table, section, dl, article"))
		.filter((element) => element.getBoundingClientRect().right > limit + 1)
		.map((element) => element.getAttribute("aria-label") ?? element.className);
}
