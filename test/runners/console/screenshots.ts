// Writes the screenshots of README and docs: `npm run console:screenshots`.
import { join } from "node:path";
import { expect } from "@playwright/test";
import { openConsole } from "./support/open-console.ts";
import { test } from "./support/test.ts";

const IMAGES = join(import.meta.dirname, "../../../docs/images");
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

for (const [name, viewport, colorScheme] of [
	["console", DESK, "light"],
	["console-dark", DESK, "dark"],
	["console-phone", PHONE, "light"],
	["console-phone-dark", PHONE, "dark"],
] as const)
	test(name, async ({ browser, server }) => {
		const { app, chain } = await openConsole(browser, server.url, 2, { colorScheme, viewport });
		const { page } = app;
		const shoot = (part: string) =>
			page.screenshot({ path: join(IMAGES, `${name}${part}.png`), animations: "disabled" });
		for (let i = 0; i < 3; i++) await chain.send("dev_newBlock", []);
		await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
		await shoot("");
		if (name === "console") {
			await app.openPool(4);
			await expect(app.table("Workers")).toBeVisible();
			await shoot("-pool");
			await app.goTo("/delegation");
			await app.open("Withdraw", app.table("Positions").getByRole("row").nth(1));
			await app.fillAmount("Amount", "500");
			await expect(app.figure("Paid to you now", app.dialog)).toBeVisible();
			await shoot("-withdraw");
		}
		await page.context().close();
	});
