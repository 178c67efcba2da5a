// What an owner does besides the rows of the manual, on the chain in the page: Alice owns two pools.
import { expect } from "@playwright/test";
import type { Phala } from "phala-stakepool";
import { addressOf, amountIn, type ConsolePage, expectSame, shorten } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import type { PageChain } from "./support/page-chain.ts";
import { test } from "./support/test.ts";

test.describe.configure({ mode: "serial" });

const alice = addressOf("Alice");
let app: ConsolePage;
let chain: PageChain;
let phala: Phala;
/** Alice's first pool with workers that compute. */
let pid = -1;

test.beforeAll(async ({ browser, server, generation }) => {
	({ app, chain, phala } = await openConsole(browser, server.url, generation));
	const workers = await phala.workers.list({ fields: ["pid", "state"], where: ({ state }) => state === "Computing" });
	const computing = new Set(workers.map((worker) => worker.pid));
	const pools = await phala.stakePools.list({ owner: alice, fields: ["whitelist"] });
	pid = pools.find((pool) => pool.whitelist === null && computing.has(pool.pid))?.pid ?? -1;
});
test.afterAll(() => app?.page.context().close());

const whitelist = async () => (await phala.stakePool(pid).get()).whitelist;
const mark = () => app.page.getByRole("main").getByText("Whitelist", { exact: true }).first();

test("whitelist: the first account closes the pool to others", async () => {
	await app.playAs("Alice");
	await app.openPool(pid);
	const dialog = await app.open("Whitelist");
	const accounts = dialog.getByRole("textbox", { name: "Account of a delegator" });
	await accounts.fill("nobody");
	await app.expectInvalid("Add", /nobody/);
	await accounts.fill(addressOf("Bob"));
	await app.submit("Add");
	expect(await whitelist()).toEqual([addressOf("Bob")]);
	await expect(mark()).toBeVisible();
	for (const [role, isAllowed] of [
		["Eve", false],
		["Bob", true],
		["Alice", true],
	] as const) {
		await app.playAs(role);
		await app.open("Delegate", app.section("Your stake"));
		await app.fillAmount("Amount", "1");
		if (isAllowed) await expect(app.figure("Shares that you receive", app.dialog)).toBeVisible();
		else await app.expectRefused("Delegate", /whitelist/i);
		await app.close();
	}
});

test("whitelist: several accounts are added and removed in a batch", async () => {
	const [charlie, dave] = [addressOf("Charlie"), addressOf("Dave")];
	await app.open("Whitelist");
	await app.dialog.getByRole("textbox", { name: "Account of a delegator" }).fill(`${charlie}\n${dave}`);
	await app.submit("Add");
	expect(await whitelist()).toEqual([addressOf("Bob"), charlie, dave]);
	await app.open("Whitelist");
	await app.dialog.getByText("Remove", { exact: true }).first().click();
	for (const address of [charlie, dave]) await app.dialog.getByRole("checkbox", { name: address }).check();
	await app.submit("Remove");
	expect(await whitelist()).toEqual([addressOf("Bob")]);
});

test("whitelist: without its last account, the pool is open again", async () => {
	await app.open("Whitelist");
	await app.dialog.getByText("Remove", { exact: true }).first().click();
	await app.dialog.getByRole("checkbox", { name: addressOf("Bob") }).check();
	await app.submit("Remove");
	expect(await whitelist()).toBeNull();
	await app.playAs("Eve");
	await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", "1");
	await expect(app.figure("Shares that you receive", app.dialog)).toBeVisible();
	await app.close();
});

test("description: name, announcement and contacts are shown", async () => {
	await app.playAs("Alice");
	const dialog = await app.open("Edit description");
	const name = dialog.getByRole("textbox", { name: "Name" });
	await name.fill("A name of more than thirty characters");
	await expect(dialog.getByRole("alert")).toContainText("30");
	await expect(dialog.getByRole("button", { name: "Edit description" })).toBeDisabled();
	await name.fill("Alice's pool");
	await dialog.getByRole("textbox", { name: "Announcement" }).fill("Two data centres.\nRewards every day.");
	await dialog.getByRole("textbox", { name: "Discord" }).fill("alice#1234");
	await app.submit("Edit description");
	await expect(app.page.getByRole("heading", { level: 1 })).toContainText("Alice's pool");
	const about = app.section("About the pool");
	await expect(about).toContainText("Rewards every day.");
	await expect(app.figure("Discord", about)).toHaveText("alice#1234");
	await app.goTo("/");
	await expect(app.row("Stake pools", "Alice's pool")).toContainText(`#${pid}`);
	const { description } = await phala.stakePool(pid).get();
	expect(description?.fields).toMatchObject({ basic: "Alice's pool", discord: "alice#1234" });
});

test("stop all: every worker that has stake cools down", async () => {
	await app.openPool(pid);
	const workers = await phala.workers.list({ pids: [pid], fields: ["state", "stake"] });
	const stopped = workers.filter(({ state }) => state === "Computing" || state === "Unresponsive");
	const dialog = await app.open("Stop all", app.section("Workers"));
	await expect(app.figure("Workers that stop", dialog)).toHaveText(String(stopped.length));
	await expectSame(app.figure("Stake", dialog), async () =>
		stopped.reduce((sum, { stake }) => sum + (stake ?? 0n), 0n),
	);
	await app.submit("Stop");
	for (const { publicKey } of stopped)
		await expect(await app.cell(app.row("Workers", shorten(publicKey)), "State")).toContainText("Cooling down");
	const { coolingDownWorkers } = await phala.stakePool(pid).get();
	expect(coolingDownWorkers).toEqual(expect.arrayContaining(stopped.map(({ publicKey }) => publicKey)));
});

test("reclaim all: stake of every worker returns after the cool-down", async () => {
	const { releasingStake } = await phala.stakePool(pid).get();
	const workers = app.section("Workers");
	await expect(workers.getByRole("button", { name: "Reclaim all" })).toBeDisabled();
	await app.pushClock("8 days");
	const dialog = await app.open("Reclaim all", workers);
	await expectSame(app.figure("Returned to the pool", dialog), async () => releasingStake);
	await app.submit("Reclaim all");
	const after = await phala.stakePool(pid).get();
	expect(after.releasingStake).toBe(0n);
	expect(after.coolingDownWorkers).toEqual([]);
	await expect(workers.getByRole("button", { name: "Reclaim all" })).toHaveCount(0);
});

test("start all: as many workers as the free stake suffices for", async () => {
	const { starts, waiting } = await phala.stakePool(pid).suggestStarts();
	expect(starts.length).toBeGreaterThan(0);
	const dialog = await app.open("Start all", app.section("Workers"));
	await expect(app.figure("Workers that start", dialog)).toHaveText(String(starts.length));
	await expect(app.figure("Workers without stake", dialog)).toHaveText(String(waiting.length));
	await app.submit("Start all");
	const computing = await phala.workers.list({
		pids: [pid],
		fields: ["state"],
		where: ({ state }) => state === "Computing",
	});
	expect(computing.map(({ publicKey }) => publicKey).sort()).toEqual(starts.map(({ publicKey }) => publicKey).sort());
});

test("claim all: the owner rewards of several pools are claimed in a batch", async ({ generation }) => {
	await chain.send("dev_gatekeeper", [false]);
	const read = () => phala.stakePools.list({ owner: alice, fields: ["ownerReward"] });
	const rewarded = (await read()).filter(({ ownerReward }) => ownerReward > 0n);
	expect(rewarded.length).toBeGreaterThan(1);
	const sum = rewarded.reduce((total, { ownerReward }) => total + ownerReward, 0n);
	await app.goTo("/delegation");
	await app.open("Claim all", app.section("Pools that you own"));
	const dave = phala.delegator(addressOf("Dave"));
	const balance = async () => {
		const { free, wrapped } = await dave.get();
		return generation === 1 ? free : (wrapped ?? 0n);
	};
	const before = await balance();
	await app.dialog.getByRole("textbox", { name: "Account to pay" }).fill(addressOf("Dave"));
	expect(await amountIn(app.figure("Paid", app.dialog))).toBe(sum);
	await app.submit("Claim");
	expect(await balance()).toBe(before + sum);
	expect((await read()).map(({ ownerReward }) => ownerReward)).toEqual((await read()).map(() => 0n));
});
