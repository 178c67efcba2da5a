// What a delegator does besides the rows of the manual, on the chain in the page.
import { expect } from "@playwright/test";
import { type Phala, parsePha } from "phala-stakepool";
import { addressOf, amountIn, type ConsolePage } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import { test } from "./support/test.ts";

const bob = addressOf("Bob");
let app: ConsolePage;
let phala: Phala;

test.beforeAll(async ({ browser, server, generation }) => {
	({ app, phala } = await openConsole(browser, server.url, generation));
});
test.afterAll(() => app?.page.context().close());

const valueIn = async (pid: number) =>
	(await phala.delegator(bob).get()).positions.find((position) => position.pid === pid)?.value ?? 0n;

/** A pool of Bob's that can pay him at once, and an open one with room. */
async function poolsToMove(amount: bigint): Promise<readonly [from: number, to: number]> {
	const { positions } = await phala.delegator(bob).get();
	const pools = await phala.stakePools.list({ fields: ["freeStake", "delegable", "whitelist", "withdrawQueue"] });
	const from = pools.find(
		({ pid, freeStake, withdrawQueue }) =>
			freeStake > amount &&
			withdrawQueue.length === 0 &&
			positions.some((position) => position.pid === pid && position.value > amount),
	);
	const to = pools.find(
		({ pid, delegable, whitelist }) =>
			pid !== from?.pid && whitelist === null && (delegable === null || delegable > amount),
	);
	if (!from || !to) throw new Error("no pools to move between");
	return [from.pid, to.pid];
}

test("move: stake goes to another pool in one transaction", async () => {
	const amount = parsePha("50");
	const [from, to] = await poolsToMove(amount);
	const [left, received] = [await valueIn(from), await valueIn(to)];
	await app.playAs("Bob");
	await app.goTo("/delegation");
	const dialog = await app.open("Move", app.row("Positions", `#${from}`));
	const target = dialog.getByRole("combobox", { name: "To" });
	await expect(target.getByRole("option", { name: new RegExp(`^#${from}( |$)`) })).toHaveCount(0);
	await target.selectOption(String(to));
	await app.fillAmount("Amount", "90000000");
	await expect(dialog.getByRole("button", { name: "Move", exact: true })).toBeDisabled();
	await app.fillAmount("Amount", "50");
	const moved = await amountIn(app.figure("Delegated to the other pool", dialog));
	expect(moved).toBeLessThanOrEqual(amount);
	expect(moved).toBeGreaterThan(amount - 1000n);
	await app.submit("Move");
	// In generation 2 values also grow with rewards.
	expect(await valueIn(from)).toBeLessThan(left - amount + parsePha("1"));
	expect(await valueIn(to)).toBeGreaterThanOrEqual(received + moved - 1000n);
	await app.page.getByRole("button", { name: "Transactions", exact: true }).click();
	await expect(app.dialog).toContainText(`Move 50 PHA from pool ${from} to pool ${to}`);
});
