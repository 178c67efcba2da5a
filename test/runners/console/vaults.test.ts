// Vaults of generation 2, on the chain in the page: Ferdie owns one, Eve delegates to it.
import { expect } from "@playwright/test";
import { type Phala, parsePha } from "phala-stakepool";
import { addressOf, amountIn, type ConsolePage, expectSame } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import type { PageChain } from "./support/page-chain.ts";
import { test } from "./support/test.ts";

test.describe.configure({ mode: "serial" });

const owner = addressOf("Ferdie");
let app: ConsolePage;
let chain: PageChain;
let phala: Phala;
let pid = -1;
/** The stake pool that the vault delegates to. */
let target = -1;

test.beforeAll(async ({ browser, server, generation }) => {
	({ app, chain, phala } = await openConsole(browser, server.url, generation));
	await chain.send("dev_gatekeeper", [false]);
});
test.afterAll(() => app?.page.context().close());

const vault = () => phala.vault(pid).get();

test("vault: create one, listed afterwards", async () => {
	await app.playAs("Ferdie");
	await app.goTo("/vaults");
	await app.open("Create a vault");
	await app.send("Create a vault");
	const link = app.figure("Your new vault", app.dialog).getByRole("link");
	pid = Number((await link.innerText()).replace("Vault ", ""));
	await app.done();
	await expect(app.row("Vaults", `#${pid}`)).toBeVisible();
	expect((await vault()).owner).toBe(owner);
});

test("vault: the owner sets its commission", async () => {
	await app.goTo(`/vaults/${pid}`);
	await app.open("Set commission");
	await app.dialog.getByRole("textbox", { name: "Commission" }).fill("20");
	await app.submit("Set commission");
	await expect(app.figure("Commission")).toHaveText("20%");
	expect((await vault()).commissionPpm).toBe(200_000);
});

test("vault: anyone delegates to it", async () => {
	await app.playAs("Eve");
	const stake = app.section("Your stake");
	await app.open("Delegate", stake);
	await app.fillAmount("Amount", "1000");
	await app.submit("Delegate");
	await expectSame(app.figure("Locked", stake), async () => parsePha("1000"));
	await expectSame(app.figure("Free stake"), async () => parsePha("1000"));
	await expect(app.section("Owner settings")).toBeHidden();
});

test("vault: its owner delegates its stake to a stake pool", async () => {
	const computing = await phala.workers.list({ fields: ["pid", "state"], where: ({ state }) => state === "Computing" });
	const pools = await phala.stakePools.list({ fields: ["delegable", "whitelist", "commissionPpm", "withdrawQueue"] });
	const found = pools.find(
		(pool) =>
			(pool.delegable === null || pool.delegable > parsePha("600")) &&
			pool.whitelist === null &&
			pool.withdrawQueue.length === 0 &&
			pool.commissionPpm < 500_000 &&
			computing.some((worker) => worker.pid === pool.pid),
	);
	if (!found) throw new Error("no pool to delegate to");
	target = found.pid;
	await app.playAs("Ferdie");
	const dialog = await app.open("Delegate as vault");
	await dialog.getByRole("combobox", { name: "To" }).selectOption(String(target));
	await app.fillAmount("Amount", "1000.01");
	await expect(dialog.getByRole("alert")).toBeVisible();
	await expect(dialog.getByRole("button", { name: "Delegate" })).toBeDisabled();
	await app.fillAmount("Amount", "600");
	await app.submit("Delegate");
	const { freeStake, positions } = await vault();
	expect(freeStake).toBe(parsePha("400"));
	expect(positions.map((position) => position.pid)).toEqual([target]);
	await expectSame(await app.cell(app.row("Stake pools", `#${target}`), "Value"), async () => positions[0]?.value);
	await expectSame(app.figure("Free stake"), async () => freeStake);
});

test("vault: the owner mints its part of the gain, and claims it as a delegation", async () => {
	const mint = app.page.getByRole("button", { name: "Mint cut" });
	const claim = app.page.getByRole("button", { name: "Claim owner shares" });
	await expect(mint).toBeDisabled();
	await expect(claim).toBeDisabled();
	const [worker] = await phala.workers.list({
		pids: [target],
		fields: ["state"],
		where: ({ state }) => state === "Computing",
	});
	await chain.send("dev_settle", [[{ worker: worker?.publicKey, payout: String(parsePha("50000")) }]]);
	await expect(mint).toBeEnabled();
	await app.open("Mint cut");
	const minted = await amountIn(app.figure("Shares minted", app.dialog));
	await app.submit("Mint cut");
	expect(minted).toBeGreaterThan(0n);
	expect((await vault()).ownerShares).toBe(minted);
	await expectSame(app.figure("Owner shares"), async () => minted);
	await expect(mint).toBeDisabled();
	await app.open("Claim owner shares");
	expect(await amountIn(app.figure("Shares claimed", app.dialog))).toBe(minted);
	await app.submit("Claim owner shares");
	expect((await vault()).ownerShares).toBe(0n);
	await expectSame(app.figure("Shares", app.section("Your stake")), async () => minted);
});

test("vault: its owner withdraws its stake from a stake pool", async () => {
	const { freeStake } = await phala.stakePool(target).get();
	expect(freeStake).toBeGreaterThan(parsePha("100"));
	await app.open("Withdraw", app.row("Stake pools", `#${target}`));
	await app.fillAmount("Amount", "100");
	const paid = await amountIn(app.figure("Paid", app.dialog));
	expect(paid).toBeGreaterThan(parsePha("99.99"));
	await app.submit("Withdraw");
	expect((await vault()).freeStake).toBe(parsePha("400") + paid);
});

test("vault: a withdrawal above its free stake waits in its queue", async () => {
	await app.playAs("Eve");
	const { freeStake } = await vault();
	await app.open("Withdraw", app.section("Your stake"));
	await app.fillAmount("Amount", "800");
	const paid = await amountIn(app.figure("Paid to you now", app.dialog));
	expect(paid).toBeLessThanOrEqual(freeStake);
	expect(paid).toBeGreaterThan(freeStake - 1000n);
	await app.submit("Withdraw");
	const { withdrawQueue } = await vault();
	expect(withdrawQueue.map(({ delegator }) => delegator)).toEqual([addressOf("Eve")]);
	await expect(app.table("Withdraw queue").getByRole("row")).toHaveCount(2);
});
