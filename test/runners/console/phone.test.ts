// The Console on a narrow phone, in both languages.
import { expect } from "@playwright/test";
import { openConsole } from "./support/open-console.ts";
import { test } from "./support/test.ts";

for (const [language, labels] of [
	["English", ["Pools", "Vaults", "Workers", "Delegation", "Risks"]],
	["Français", ["Pools", "Coffres", "Workers", "Délégation", "Risques"]],
] as const)
	test(`on a phone of 360 px, every page is one tap away: ${language}`, async ({ browser, server }) => {
		const { app } = await openConsole(browser, server.url, 2, { viewport: { width: 360, height: 780 } });
		const { page } = app;
		await page.getByRole("button", { name: "Settings" }).click();
		await page.getByText(language, { exact: true }).click();
		await page.keyboard.press("Escape");
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
