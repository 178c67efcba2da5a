// The Console on a node, with a wallet of the browser: what its user signs, what is lost, and what is found again.
import { expect } from "@playwright/test";
import { amountIn, expectSame } from "./support/console-page.ts";
import { startNode } from "./support/node.ts";
import { test } from "./support/test.ts";

/** A pool of the busy network that takes delegations. */
const PID = 4;

test("row 2: connect an account of a wallet", async ({ page, server, generation }) => {
	await using node = await startNode(page, server.url, generation);
	await node.open();
	const { app, phala, address } = node;
	await app.goTo("/delegation");
	await expectSame(app.figure("Transferable"), async () => (await phala.delegator(address).get()).transferable);
	await page.getByRole("button", { name: "Account: Account" }).click();
	await page.getByRole("menuitem", { name: "Disconnect" }).click();
	await expect(page.getByRole("button", { name: "Connect wallet" })).toBeVisible();
});

test("row 4: a transaction is signed, sent, in a block, and final", async ({ page, server, generation }) => {
	await using node = await startNode(page, server.url, generation);
	await node.open();
	const { app, chain, phala, address } = node;
	await app.openPool(PID);
	const dialog = await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", "250");
	await dialog.getByRole("button", { name: "Delegate" }).click();
	const status = dialog.getByRole("status");
	await expect(status).toContainText("Sent, waiting for a block");
	expect((await phala.delegator(address).get()).positions).toEqual([]);
	const { number } = await chain.newBlock();
	await expect(status).toContainText(new RegExp(`^(In a block|Final) · Block ${number}$`));
	await expect(status).toContainText("Final");
	await app.done();
	const [position] = (await phala.delegator(address).get()).positions;
	expect(position).toMatchObject({ pid: PID });
	await expectSame(app.figure("Locked", app.section("Your stake")), async () => position?.value);
});

test("a refusal in the wallet is shown, and sends nothing", async ({ page, server, generation }) => {
	await using node = await startNode(page, server.url, generation, {
		answer: async () => {
			throw new Error("Cancelled");
		},
	});
	await node.open();
	const { app, chain } = node;
	await app.openPool(PID);
	const dialog = await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", "250");
	await dialog.getByRole("button", { name: "Delegate" }).click();
	await expect(dialog.getByRole("alert")).toBeVisible();
	await dialog.getByRole("button", { name: "Try again" }).click();
	await expect(dialog.getByRole("textbox", { name: "Amount" })).toHaveValue("250");
	expect(await chain.provider.send("author_pendingExtrinsics", [])).toEqual([]);
});

test("a lost connection is shown, and the page follows the chain again after it", async ({
	page,
	server,
	generation,
}) => {
	await using node = await startNode(page, server.url, generation);
	await node.open();
	const { app, chain, phala } = node;
	await app.openPool(PID);
	const reward = async () => (await phala.stakePool(PID).get()).ownerReward;
	const before = await reward();
	const shown = app.figure("Owner reward");
	await expectSame(shown, reward);
	chain.faults.refuseConnections = true;
	chain.faults.dropConnections();
	const lost = page.getByText("Connection lost. Connecting again…");
	await expect(lost).toBeVisible();
	await chain.advance({ days: 1, blocks: 20 });
	expect(await amountIn(shown)).toBe(before);
	chain.faults.refuseConnections = false;
	await expect(lost).toBeHidden();
	await expectSame(shown, reward);
	expect(await reward()).toBeGreaterThan(before);
});

test("a transaction is found again after a reload of the page", async ({ page, server, generation }) => {
	await using node = await startNode(page, server.url, generation);
	await node.open();
	const { app, chain, phala, address } = node;
	await app.openPool(PID);
	const dialog = await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", "250");
	await dialog.getByRole("button", { name: "Delegate" }).click();
	await expect(dialog.getByRole("status")).toContainText("Sent, waiting for a block");
	await page.reload();
	await page.getByRole("button", { name: "Transactions, 1 pending" }).click();
	const transaction = page.getByRole("article").filter({ hasText: `Delegate 250 PHA to pool ${PID}` });
	await expect(transaction).toContainText("Found again after a reload");
	await expect(transaction.getByRole("status")).toContainText("Looking for it in the blocks");
	await chain.newBlock();
	await expect(transaction.getByRole("status")).toContainText("Final");
	expect((await phala.delegator(address).get()).positions).toMatchObject([{ pid: PID }]);
	await page.reload();
	await page.getByRole("button", { name: "Transactions", exact: true }).click();
	await expect(app.dialog).toContainText("No transaction yet");
});

test("a chain without pools and workers says so, and shows the first pool", async ({ page, server, generation }) => {
	await using node = await startNode(page, server.url, generation, { network: "empty" });
	await node.open();
	const { app } = node;
	await expect(page.getByRole("main")).toContainText("There is no pool yet");
	await app.goTo("/workers");
	await expect(page.getByRole("main")).toContainText("There is no worker yet");
	expect(await app.createPool()).toBe(0);
	await app.goTo("/");
	await expect(app.table("Stake pools").getByRole("row")).toHaveCount(2);
});

test("a node that cannot be reached is reported, and tried again", async ({ page, server }) => {
	// The port that nothing listens on.
	await page.goto(`${server.url}?endpoint=ws://127.0.0.1:9`);
	const alert = page.getByRole("alert").filter({ hasText: "The chain cannot be reached" });
	await expect(alert).toContainText("ws://127.0.0.1:9");
	await expect(alert).not.toContainText("()");
	await expect(page.getByText("Not connected", { exact: true })).toBeVisible();
	await expect(page.getByText("Connecting to the node…")).toBeHidden();
	await alert.getByRole("button", { name: "Try again" }).click();
	await expect(alert).toBeVisible();
});
