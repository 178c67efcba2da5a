// Generation 1 has rewards beside the shares: all are claimed with one transaction.
import { expect } from "@playwright/test";
import { addressOf, amountIn, expectSame } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import { test } from "./support/test.ts";

test("claim all: the rewards of several pools are claimed in a batch", async ({ browser, server, generation }) => {
	const { app, chain, phala } = await openConsole(browser, server.url, generation);
	const bob = phala.delegator(addressOf("Bob"));
	await app.pushClock("A day");
	await chain.send("dev_gatekeeper", [false]);
	const rewards = async () => (await bob.get()).positions.map(({ reward }) => reward ?? 0n);
	const earned = await rewards();
	const sum = earned.reduce((total, reward) => total + reward, 0n);
	expect(earned.filter((reward) => reward > 0n).length).toBeGreaterThan(1);
	await app.playAs("Bob");
	await app.goTo("/delegation");
	await expectSame(app.figure("Claimable reward"), async () => sum);
	const { free } = await bob.get();
	await app.open("Claim all rewards");
	const paid = await amountIn(app.figure("Paid", app.dialog));
	// Rewards below the least that a claim pays stay.
	const left = async () => (await rewards()).reduce((total, reward) => total + reward, 0n);
	await app.submit("Claim");
	expect(paid + (await left())).toBe(sum);
	expect((await bob.get()).free).toBeGreaterThan(free + paid / 2n);
	await app.page.context().close();
});
