// Generation 2 pays in W-PHA: it is delegated again, or becomes PHA.
import { expect } from "@playwright/test";
import { parsePha } from "phala-stakepool";
import { addressOf, amountIn, expectSame } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import { test } from "./support/test.ts";

test("unwrap: W-PHA of a withdrawal becomes PHA", async ({ browser, server, generation }) => {
	const { app, phala } = await openConsole(browser, server.url, generation);
	const eve = phala.delegator(addressOf("Eve"));
	await app.playAs("Ferdie");
	const pid = await app.createPool();
	await app.playAs("Eve");
	await app.openPool(pid);
	await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", "100");
	expect(await amountIn(app.figure("PHA wrapped for it", app.dialog))).toBe(parsePha("100"));
	await app.submit("Delegate");
	await app.open("Withdraw", app.section("Your stake"));
	await app.fillAmount("Amount", "40");
	await app.submit("Withdraw");
	await app.goTo("/delegation");
	await expectSame(app.figure("W-PHA"), async () => parsePha("40"));
	const before = await eve.get();
	await app.open("Unwrap");
	await app.fillAmount("Amount", "40.5");
	await expect(app.dialog.getByRole("alert")).toBeVisible();
	await expect(app.dialog.getByRole("button", { name: "Unwrap" })).toBeDisabled();
	await app.fillAmount("Amount", "15");
	await app.submit("Unwrap");
	await expectSame(app.figure("W-PHA"), async () => parsePha("25"));
	expect((await eve.get()).free).toBeGreaterThan(before.free + parsePha("14"));
	// What is wrapped is delegated first.
	await app.open("Delegate", app.row("Positions", `#${pid}`));
	await app.fillAmount("Amount", "5");
	await expect(app.figure("Shares that you receive", app.dialog)).toBeVisible();
	await expect(app.figure("PHA wrapped for it", app.dialog)).toHaveCount(0);
	await app.submit("Delegate");
	await app.open("Unwrap");
	await app.dialog.getByRole("button", { name: "Max" }).click();
	await expect(app.dialog.getByRole("textbox", { name: "Amount" })).toHaveValue("20");
	await app.submit("Unwrap");
	await expect(app.page.getByRole("button", { name: "Unwrap" })).toHaveCount(0);
	expect((await eve.get()).wrapped).toBe(0n);
	await app.page.context().close();
});
