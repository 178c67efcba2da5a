// axe on every page: in the dark on a phone, in the light on a desk. Colours depend on the one, the layout on the other.
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { openConsole } from "./support/open-console.ts";
import { test } from "./support/test.ts";

const PAGES = ["/", "/pools/4", "/workers/pool/4", "/delegation", "/vaults", "/vaults/40", "/risks"];
const SERIOUS = ["serious", "critical"];

for (const [colorScheme, width] of [
	["light", 1440],
	["dark", 360],
] as const)
	test(`accessible: ${colorScheme}, ${width} px`, async ({ browser, server }) => {
		const { app, phala } = await openConsole(browser, server.url, 2, {
			colorScheme,
			viewport: { width, height: 900 },
		});
		const { page } = app;
		const check = async (name: string) => {
			const { violations } = await new AxeBuilder({ page }).analyze();
			const serious = violations
				.filter(({ impact }) => SERIOUS.includes(impact ?? ""))
				.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
			expect.soft(serious, name).toEqual([]);
			const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect.soft(beyond, `${name}: wider than the screen`).toBeLessThanOrEqual(0);
		};
		const [worker] = (await phala.stakePool(4).get()).workers;
		for (const path of [...PAGES, `/workers/${worker}`]) {
			await app.goTo(path);
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			await expect(page.getByRole("main").getByRole("status", { name: "Loading…" })).toBeHidden();
			await check(path);
		}
		await app.openPool(4);
		await app.open("Delegate", app.section("Your stake"));
		await app.fillAmount("Amount", "9000000");
		await expect(app.dialog.getByRole("alert")).toBeVisible();
		await check("form");
		await page.context().close();
	});
