// Every row of the manual of the first Console, on the chain in the page: the page's figures are those that the SDK reads of it.
import { expect } from "@playwright/test";
import { formatPha, type Hex, type Phala, parsePha } from "phala-stakepool";
import { addressOf, amountIn, type ConsolePage, expectSame, shorten } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import type { PageChain } from "./support/page-chain.ts";
import { test } from "./support/test.ts";

test.describe.configure({ mode: "serial" });

const owner = addressOf("Ferdie");
const delegator = addressOf("Eve");
let app: ConsolePage;
let chain: PageChain;
let phala: Phala;
/** The pool that these tests create, and its worker. */
let pid = -1;
let worker: Hex = "0x";

test.beforeAll(async ({ browser, server, generation }) => {
	({ app, chain, phala } = await openConsole(browser, server.url, generation));
});
test.afterAll(() => app?.page.context().close());

const pool = () => phala.stakePool(pid).get();
const workerState = () => phala.worker(worker).get();

test("row 1: the operator of a worker is the owner of its pool", async () => {
	const [owned] = await phala.stakePools.list({ owner: addressOf("Alice"), fields: ["workers"] });
	const key = owned?.workers[0];
	if (!owned || !key) throw new Error("Alice owns no pool with workers");
	await app.goTo(`/workers/${key}`);
	await expect(app.figure("Operator")).toHaveText(shorten(addressOf("Alice")));
	await expect(app.page.getByRole("link", { name: `Pool ${owned.pid}` })).toBeVisible();
});

test("row 2: choose an account", async () => {
	await app.playAs("Ferdie");
	await app.goTo("/delegation");
	const { transferable } = await phala.delegator(owner).get();
	expect(await amountIn(app.figure("Transferable"))).toBe(transferable);
	expect(owner).toMatch(/^4/);
});

test("row 3: create a pool, listed afterwards", async () => {
	pid = await app.createPool();
	await expect(app.row("Stake pools", `#${pid}`)).toContainText(shorten(owner));
	expect((await pool()).owner).toBe(owner);
});

test("row 5: set the commission, from 0 to 100%, none at first", async () => {
	await app.openPool(pid);
	await expect(app.figure("Commission")).toHaveText("0%");
	const dialog = await app.open("Set commission");
	const field = dialog.getByRole("textbox", { name: "Commission" });
	const button = dialog.getByRole("button", { name: "Set commission" });
	for (const wrong of ["100.1", "-1", "12.34567", "ten"]) {
		await field.fill(wrong);
		await expect(dialog.getByText("Enter a percentage from 0 to 100, with at most 4 decimals")).toBeVisible();
		await expect(button).toBeDisabled();
	}
	await field.fill("12.5");
	await app.submit("Set commission");
	await expect(app.figure("Commission")).toHaveText("12.5%");
	expect((await pool()).commissionPpm).toBe(125_000);
});

test("row 6: the commission splits a reward between the owner and the delegators", async () => {
	const dialog = await app.open("Set commission");
	for (const [percent, toOwner] of [
		["0", "0"],
		["50", "50"],
		["100", "100"],
	] as const) {
		await dialog.getByRole("textbox", { name: "Commission" }).fill(percent);
		const reward = parsePha(toOwner);
		await expect.poll(() => amountIn(app.figure("Of a reward of 100 PHA, to you", dialog))).toBe(reward);
		expect(await amountIn(app.figure("To the delegators", dialog))).toBe(parsePha("100") - reward);
	}
	await app.close();
});

test("row 11: the owner and anyone else may delegate", async () => {
	for (const [role, amount] of [
		["Ferdie", "3000"],
		["Eve", "2000"],
	] as const) {
		await app.playAs(role);
		const before = (await pool()).totalStake;
		await app.open("Delegate", app.section("Your stake"));
		await app.fillAmount("Amount", amount);
		await app.submit("Delegate");
		expect((await pool()).totalStake).toBe(before + parsePha(amount));
	}
	await expect.poll(() => amountIn(app.figure("Total delegated"))).toBe(parsePha("5000"));
});

test("row 13: a delegation is added to what is locked", async () => {
	const locked = app.figure("Locked", app.section("Your stake"));
	await expect.poll(() => amountIn(locked)).toBe(parsePha("2000"));
	await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", "500.25");
	await app.submit("Delegate");
	await expect.poll(() => amountIn(locked)).toBe(parsePha("2500.25"));
});

test("row 27: your stake shows locked PHA and shares", async () => {
	const stake = app.section("Your stake");
	const [position] = (await phala.delegator(delegator).get()).positions;
	expect(position).toMatchObject({ pid, value: parsePha("2500.25") });
	expect(await amountIn(app.figure("Locked", stake))).toBe(position?.value);
	expect(await amountIn(app.figure("Shares", stake))).toBe(position?.shares);
});

test("row 7: set the cap, unlimited at first, and not below the stake", async () => {
	await app.playAs("Ferdie");
	await expect(app.figure("Cap")).toHaveText("Unlimited");
	await app.open("Set cap");
	await app.fillAmount("Cap", "5500");
	await app.expectRefused("Set cap", /5,?500\.25/);
	await app.fillAmount("Cap", "6000");
	await app.submit("Set cap");
	await expect.poll(() => amountIn(app.figure("Cap"))).toBe(parsePha("6000"));
	expect((await pool()).cap).toBe(parsePha("6000"));
});

test("row 8: the cap leaves a gap, and what can be delegated", async () => {
	const { capGap, delegable } = await pool();
	expect(capGap).toBe(parsePha("499.75"));
	expect(await amountIn(app.figure("Cap gap"))).toBe(capGap);
	expect(await amountIn(app.figure("Delegable"))).toBe(delegable);
});

test("row 12: an amount has to be free, and to fit below the cap", async () => {
	await app.playAs("Eve");
	const { contributable } = await phala.delegator(delegator).get();
	const dialog = await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", "499.76");
	await app.expectRefused("Delegate", /cap|499\.75/i);
	await app.fillAmount("Amount", "0.001");
	await app.expectRefused("Delegate", /0\.01/);
	await dialog.getByRole("button", { name: "Max" }).click();
	expect(contributable).toBeGreaterThan(parsePha("499.75"));
	await app.expectRefused("Delegate", /cap|499\.75/i);
	await app.fillAmount("Amount", "9000000");
	await app.expectRefused("Delegate", /9,000,000/);
	// Only whole digits are grouped.
	await expect(dialog.getByRole("alert")).not.toContainText(/\.\d+,/);
	await app.fillAmount("Amount", "499.75");
	await app.submit("Delegate");
	expect((await pool()).delegable).toBe(0n);
});

test("row 9: add a worker by its public key, of the owner as operator only", async () => {
	await app.playAs("Ferdie");
	const register = async (operator: string) =>
		(await chain.send("dev_registerWorker", [{ operator, score: 600, confidenceLevel: 1, cores: 8 }])) as Hex;
	const another = await register(delegator);
	worker = await register(owner);
	const dialog = await app.open("Add worker", app.section("Workers"));
	const field = dialog.getByLabel("Public key of the worker");
	await field.fill("0x1234");
	await app.expectInvalid("Add worker", /64|hex|key/i);
	await field.fill(`0x${"ab".repeat(32)}`);
	await app.expectRefused("Add worker", /registered/i);
	await field.fill(another);
	await app.expectRefused("Add worker", /operator/i);
	await field.fill(worker);
	await app.submit("Add worker");
	expect((await workerState()).pid).toBe(pid);
});

test("row 10: a worker of the pool is listed", async () => {
	const row = app.row("Workers", shorten(worker));
	await expect(await app.cell(row, "State")).toContainText("Ready");
	await expect(await app.cell(row, "Mining cores")).toHaveText("8");
});

test("row 15: the stake of a worker is from Smin to Smax, and at most the free stake", async () => {
	const { stakeBounds } = await workerState();
	if (!stakeBounds) throw new Error("no bounds");
	const { freeStake } = await pool();
	const dialog = await app.open("Start", app.row("Workers", shorten(worker)));
	const grouped = (amount: bigint) => formatPha(amount, { grouping: true });
	const [min, max] = [grouped(stakeBounds.min), grouped(stakeBounds.max)];
	await expect(dialog).toContainText(`Smin ${min} to Smax ${max} PHA`);
	await expect(dialog).toContainText(
		`Free stake of the pool: ${formatPha(freeStake, { grouping: true, decimals: 2 })}`,
	);
	const [slider, field] = [dialog.getByRole("slider"), dialog.getByRole("textbox", { name: "Stake" })];
	await slider.press("End");
	await expect(field).toHaveValue(max);
	await slider.press("Home");
	await expect(field).toHaveValue(min);
	await app.fillAmount("Stake", "10");
	await app.expectRefused("Start", /least|minimum|min/i);
	await app.fillAmount("Stake", "5999999");
	await app.expectRefused("Start", /free|most|max/i);
	await app.fillAmount("Stake", "6000.01");
	await app.expectRefused("Start", /free/i);
	await app.close();
});

test("row 14: start a ready worker", async () => {
	await app.open("Start", app.row("Workers", shorten(worker)));
	await app.fillAmount("Stake", "4000");
	await app.submit("Start");
	expect((await workerState()).stake).toBe(parsePha("4000"));
});

test("row 17: a worker that was started mines", async () => {
	const row = app.row("Workers", shorten(worker));
	await expect(await app.cell(row, "State")).toContainText("Mining");
	await expect(row.getByRole("button", { name: "Start" })).toBeHidden();
	expect((await workerState()).state).toBe("Computing");
});

test("row 16: the stake of a mining worker can only be raised", async () => {
	await app.open("Change stake", app.row("Workers", shorten(worker)));
	await app.fillAmount("Stake", "3900");
	await app.expectRefused("Change stake", /more|higher|above|4,?000/i);
	await app.fillAmount("Stake", "4500");
	await app.submit("Change stake");
	expect((await workerState()).stake).toBe(parsePha("4500"));
	// In generation 2 its reward is free stake as well.
	const { totalStake, freeStake } = await pool();
	expect(totalStake - freeStake).toBe(parsePha("4500"));
});

test("row 18: claim the owner reward and the reward of a delegator, to a chosen account", async ({ generation }) => {
	await app.pushClock("A day");
	await app.openPool(pid);
	const { ownerReward } = await pool();
	expect(ownerReward).toBeGreaterThan(0n);
	await expectSame(app.figure("Owner reward"), async () => (await pool()).ownerReward);
	const target = phala.delegator(addressOf("Dave"));
	const before = await target.get();
	const dialog = await app.open("Claim owner reward");
	await dialog.getByRole("textbox", { name: "Account to pay" }).fill(addressOf("Dave"));
	await expectSame(app.figure("Paid", dialog), async () => (await pool()).ownerReward);
	await app.submit("Claim");
	const after = await target.get();
	const paid = generation === 1 ? after.free - before.free : (after.wrapped ?? 0n) - (before.wrapped ?? 0n);
	expect(paid).toBeGreaterThanOrEqual(ownerReward);
	// In generation 2 the part of delegators is in the value of their shares.
	if (generation === 2) return;
	await app.playAs("Eve");
	await app.goTo("/delegation");
	const position = async () => (await phala.delegator(delegator).get()).positions[0];
	const row = app.row("Positions", `#${pid}`);
	await expectSame(await app.cell(row, "Claimable reward"), async () => (await position())?.reward);
	await app.open("Claim", row);
	const { free } = await phala.delegator(delegator).get();
	await app.submit("Claim");
	expect((await phala.delegator(delegator).get()).free).toBeGreaterThan(free);
});

test("row 19: withdraw an amount, paid from the free stake, and the rest from the queue", async () => {
	await app.playAs("Eve");
	await app.openPool(pid);
	const { freeStake } = await pool();
	const dialog = await app.open("Withdraw", app.section("Your stake"));
	await app.fillAmount("Amount", "2800");
	expect(freeStake).toBeLessThan(parsePha("2800"));
	const waits = await amountIn(app.figure("Value that waits", dialog));
	const paid = await amountIn(app.figure("Paid to you now", dialog));
	// Shares are rounded: some pico PHA.
	expect(paid).toBeLessThanOrEqual((await pool()).freeStake);
	expect(paid).toBeGreaterThan(freeStake - 1000n);
	expect(waits + paid).toBeLessThanOrEqual(parsePha("2800"));
	expect(waits + paid).toBeGreaterThan(parsePha("2799.99"));
	await app.submit("Withdraw");
	const [request] = (await pool()).withdrawQueue;
	expect(request?.delegator).toBe(delegator);
	await expectSame(
		app.figure("Withdrawing", app.section("Your stake")),
		async () => (await pool()).withdrawQueue[0]?.value,
	);
});

test("row 25: the withdraw queue is in the order of issue, with shares, value and countdown", async () => {
	await app.playAs("Ferdie");
	await app.open("Withdraw", app.section("Your stake"));
	await app.fillAmount("Amount", "100");
	await app.submit("Withdraw");
	const rows = app.table("Withdraw queue").getByRole("row");
	await expect(rows).toHaveCount(3);
	const { withdrawQueue } = await pool();
	expect(withdrawQueue.map((request) => request.delegator)).toEqual([delegator, owner]);
	for (const [index, { delegator, shares }] of withdrawQueue.entries()) {
		const row = rows.nth(index + 1);
		await expect(await app.cell(row, "Delegator")).toHaveText(shorten(delegator));
		await expectSame(await app.cell(row, "Shares"), async () => shares);
		await expectSame(await app.cell(row, "Value"), async () => (await pool()).withdrawQueue[index]?.value);
		await expect(await app.cell(row, "Countdown")).toHaveText(/ d | h | min| s/);
		await expect(await app.cell(row, "Paid at the latest")).toContainText("UTC");
	}
});

test("row 24: workers are listed with cores, state and total reward", async () => {
	const row = app.row("Workers", shorten(worker));
	const { cores, totalReward } = await workerState();
	expect(totalReward).toBeGreaterThan(0n);
	await expect(await app.cell(row, "Mining cores")).toHaveText(String(cores));
	await expect(await app.cell(row, "State")).toContainText("Mining");
	await expectSame(await app.cell(row, "Total reward"), async () => (await workerState()).totalReward);
});

test("row 23: show the workers of one pool only", async () => {
	await app.goTo("/workers");
	const rows = app.table("Workers").getByRole("row");
	const inPools = (await phala.workers.list()).filter((row) => row.pid !== null);
	await expect(rows).toHaveCount(inPools.length + 1);
	await app.openPool(pid);
	await expect(rows).toHaveCount(2);
	await app.page.getByRole("link", { name: "Show this only" }).click();
	await expect(app.page.getByRole("combobox", { name: "Pool", exact: true })).toHaveValue(String(pid));
	await expect(rows).toHaveCount(2);
	await expect(app.row("Workers", shorten(worker))).toBeVisible();
});

test("row 22: the list of pools has owner reward, shares, free and releasing stake of each", async () => {
	await app.goTo("/");
	await expect(async () => {
		const pools = await phala.stakePools.list();
		for (const [column, amount] of [
			["Owner reward", "ownerReward"],
			["Total shares", "totalShares"],
			["Free stake", "freeStake"],
			["Releasing stake", "releasingStake"],
		] as const) {
			const read = pools.map((row) => [row.pid, String(row[amount])] as const);
			expect(new Map(await app.amounts("Stake pools", column))).toEqual(new Map(read));
		}
	}).toPass();
});

test("row 20: stop a worker that is unresponsive or mines, then it cools down", async () => {
	await chain.send("dev_offline", [[worker]]);
	await app.openPool(pid);
	const row = app.row("Workers", shorten(worker));
	await expect(await app.cell(row, "State")).toContainText("Unresponsive");
	await app.open("Stop", row);
	await app.submit("Stop");
	await expect(await app.cell(row, "State")).toContainText("Cooling down");
	expect((await workerState()).state).toBe("CoolingDown");
});

test("mechanism 14: a cool-down cannot be interrupted, and its stake is releasing", async () => {
	const row = app.row("Workers", shorten(worker));
	await expect(row.getByRole("button", { name: "Reclaim" })).toBeDisabled();
	await expect(row.getByRole("button", { name: /Start|Change stake|Stop/ })).toHaveCount(0);
	await expectSame(app.figure("Releasing stake"), async () => parsePha("4500"));
});

test("mechanism 17: anyone reclaims after the cool-down, which pays the queue", async () => {
	await app.playAs("Bob");
	await app.pushClock("8 days");
	const row = app.row("Workers", shorten(worker));
	await app.open("Reclaim", row);
	expect(await amountIn(app.figure("Returned to the pool", app.dialog))).toBe(parsePha("4500"));
	await app.submit("Reclaim");
	await expect(await app.cell(row, "State")).toContainText("Ready");
	await expect(app.section("Withdraw queue")).toContainText("No request waits");
	expect((await pool()).withdrawQueue).toEqual([]);
});

test("row 21: remove a worker that is ready", async () => {
	const row = app.row("Workers", shorten(worker));
	await expect(row.getByRole("button", { name: "Remove" })).toHaveCount(0);
	await app.playAs("Ferdie");
	await app.open("Remove", row);
	await app.submit("Remove");
	await expect(app.section("Workers")).toContainText("No worker yet");
	expect((await workerState()).pid).toBeNull();
});

test("mechanism 16: an owner cannot withdraw what others delegated", async () => {
	const { totalStake } = await pool();
	const own = (await phala.delegator(owner).get()).positions.find((position) => position.pid === pid);
	expect(own?.value).toBeLessThan(totalStake);
	const dialog = await app.open("Withdraw", app.section("Your stake"));
	await app.fillAmount("Amount", formatPha(totalStake));
	// At most what is the owner's own.
	await expectSame(app.figure("Paid to you now", dialog), async () => own?.value);
	await expect(app.figure("Value that waits", dialog)).toHaveCount(0);
	await app.close();
});

test("row 26: a request that is not met in time stops all workers", async ({ generation }) => {
	await chain.send("dev_gatekeeper", [false]);
	await app.open("Add worker", app.section("Workers"));
	await app.dialog.getByLabel("Public key of the worker").fill(worker);
	await app.submit("Add worker");
	const row = app.row("Workers", shorten(worker));
	await app.open("Start", row);
	await app.fillAmount("Stake", formatPha((await pool()).freeStake));
	await app.submit("Start");
	await app.open("Withdraw", app.section("Your stake"));
	await app.fillAmount("Amount", "500");
	await app.submit("Withdraw");
	await app.pushClock("8 days");
	const request = app.row("Withdraw queue", shorten(owner));
	await expect(await app.cell(request, "Countdown")).toHaveText("Ended");
	if (generation === 2) {
		// Generation 1 does it by itself, generation 2 when anyone asks for it.
		expect((await workerState()).state).toBe("Computing");
		await app.open("Pay the queue");
		await app.submit("Pay the queue");
	}
	await expect(await app.cell(row, "State")).toContainText("Cooling down");
	expect((await workerState()).state).toBe("CoolingDown");
});
