// The manual's page about the mechanism of staking, on the chain in the page: its two owners, five delegators and four workers, with its
// amounts.
import { expect } from "@playwright/test";
import { type Hex, type Phala, parsePha } from "phala-stakepool";
import { fromFixed } from "phala-stakepool/math";
import { addressOf, amountIn, type ConsolePage, expectSame, type Role, shorten } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import type { PageChain } from "./support/page-chain.ts";
import { test } from "./support/test.ts";

test.describe.configure({ mode: "serial" });

const OWNER = "Ferdie";
const OTHER_OWNER = "Charlie";
const DELEGATORS = ["Alice", "Bob", "Charlie", "Dave", "Eve"] as const satisfies readonly Role[];
/** With Smin of 2000, 2000, 3000 and 3000 PHA. */
const SCORES = [400, 400, 900, 900] as const;

const owner = addressOf(OWNER);
let app: ConsolePage;
let chain: PageChain;
let phala: Phala;
let pid = -1;
let workers: Hex[] = [];

test.beforeAll(async ({ browser, server, generation }) => {
	({ app, chain, phala } = await openConsole(browser, server.url, generation));
});
test.afterAll(() => app?.page.context().close());

const pool = () => phala.stakePool(pid).get();
const worker = (index: number) => {
	const key = workers[index];
	if (!key) throw new Error(`no worker ${index}`);
	return key;
};
const positionOf = async (role: Role) =>
	(await phala.delegator(addressOf(role)).get()).positions.find((position) => position.pid === pid);
/** What a delegator has of the pool: the value of its shares, and in generation 1 its reward. */
const worthOf = async (role: Role) => {
	const position = await positionOf(role);
	return (position?.value ?? 0n) + (position?.reward ?? 0n);
};
/** Pays a reward of 10 PHA to the pool, and returns what each of two delegators earned by it. */
const reward = async (...[one, two]: readonly [Role, Role]) => {
	const before = [await worthOf(one), await worthOf(two)] as const;
	await chain.send("dev_settle", [[{ worker: worker(0), payout: String(parsePha("10")) }]]);
	return [(await worthOf(one)) - before[0], (await worthOf(two)) - before[1]] as const;
};
const delegate = async (role: Role, amount: string) => {
	await app.playAs(role);
	await app.openPool(pid);
	await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", amount);
	await app.submit("Delegate");
};
const expectNear = (amount: bigint | undefined, expected: string, tolerance: string) => {
	expect(amount).toBeGreaterThanOrEqual(parsePha(expected) - parsePha(tolerance));
	expect(amount).toBeLessThanOrEqual(parsePha(expected) + parsePha(tolerance));
};

test("mechanism 8: blocks reward the pools by the computing power of their workers", async () => {
	const earning = await phala.workers.list({ fields: ["pid", "state"], where: ({ state }) => state === "Computing" });
	const pids = new Set(earning.map((row) => row.pid));
	const read = async () => {
		const rows = await phala.stakePools.list({ fields: ["ownerReward", "commissionPpm"] });
		return rows.filter((row) => row.commissionPpm > 0);
	};
	const before = await read();
	await app.pushClock("A day");
	const after = new Map((await read()).map((row) => [row.pid, row.ownerReward]));
	for (const row of before)
		if (pids.has(row.pid)) expect(after.get(row.pid), `pool ${row.pid}`).toBeGreaterThan(row.ownerReward);
	const [rewarded] = before.filter((row) => pids.has(row.pid));
	if (!rewarded) throw new Error("no pool with workers that compute");
	await app.openPool(rewarded.pid);
	expect(await amountIn(app.section("Rewards"))).toBeGreaterThan(0n);
	await expectSame(app.figure("Owner reward"), async () => (await phala.stakePool(rewarded.pid).get()).ownerReward);
	// From here on, rewards are those of the manual.
	await chain.send("dev_gatekeeper", [false]);
});

test("mechanism 1: anyone creates a pool and delegates, and the owner alone manages it", async () => {
	await app.playAs(OWNER);
	pid = await app.createPool();
	await app.openPool(pid);
	const settings = app.section("Owner settings");
	const add = app.section("Workers").getByRole("button", { name: "Add worker" });
	await expect(settings).toBeVisible();
	await expect(add).toBeVisible();
	await app.playAs("Eve");
	await expect(settings).toBeHidden();
	await expect(add).toBeHidden();
	await expect(app.section("Your stake").getByRole("button", { name: "Delegate" })).toBeEnabled();
});

test("mechanism 6: the ownership of a pool cannot be transferred", async () => {
	await app.playAs(OWNER);
	const buttons = app.section("Owner settings").getByRole("button");
	await expect(buttons).toHaveText([
		"Set commission",
		"Edit description",
		"Whitelist",
		"Set cap",
		"Claim owner reward",
	]);
});

test("mechanism 5: a pool adds a worker only if the operator of the worker is its owner", async () => {
	for (const score of SCORES) {
		const registered = await chain.send("dev_registerWorker", [
			{ operator: owner, score, confidenceLevel: 1, cores: 8 },
		]);
		workers = [...workers, registered as Hex];
	}
	const [others] = await phala.stakePools.list({ owner: addressOf(OTHER_OWNER), fields: [] });
	if (!others) throw new Error(`${OTHER_OWNER} owns no pool`);
	await app.playAs(OTHER_OWNER);
	await app.openPool(others.pid);
	await app.open("Add worker", app.section("Workers"));
	await app.dialog.getByLabel("Public key of the worker").fill(worker(0));
	await app.expectRefused("Add worker", /operator/i);
	await app.close();
	await app.playAs(OWNER);
	await app.openPool(pid);
	for (const key of workers) {
		await app.open("Add worker", app.section("Workers"));
		await app.dialog.getByLabel("Public key of the worker").fill(key);
		await app.submit("Add worker");
	}
	expect((await pool()).workers).toEqual(workers);
});

test("mechanism 7: tokens stay at the addresses of delegators in generation 1, and are W-PHA of the pool in 2", async ({
	generation,
}) => {
	const before = await phala.delegator(addressOf("Eve")).get();
	await delegate("Eve", "1400");
	const after = await phala.delegator(addressOf("Eve")).get();
	await app.goTo("/delegation");
	await expectSame(app.figure("Delegated"), async () => parsePha("1400"));
	const left = before.free - after.free;
	if (generation === 1) {
		// The fee alone.
		expect(left).toBeLessThan(parsePha("1"));
		expect(await amountIn(app.figure("Locked"))).toBe(parsePha("1400"));
	} else {
		expect(left).toBeGreaterThanOrEqual(parsePha("1400"));
		await expect(app.figure("Locked")).toHaveCount(0);
	}
	expect(await amountIn(app.figure("Transferable"))).toBe(after.transferable);
});

test("mechanism 4: worker, operator, owner and delegator are shown with each other", async () => {
	const row = app.row("Positions", `#${pid}`);
	await expectSame(await app.cell(row, "Locked"), async () => parsePha("1400"));
	await row.getByRole("link").click();
	await expect(app.page.getByRole("main")).toContainText(`Owner ${shorten(owner)}`);
	await app
		.row("Workers", shorten(worker(0)))
		.getByRole("link")
		.click();
	await expect(app.figure("Operator")).toHaveText(shorten(owner));
	await expect(app.page.getByRole("link", { name: `Pool ${pid}` })).toBeVisible();
});

test("mechanism 2: a worker has a confidence level, and no V before it has a stake", async () => {
	await expect(app.figure("Confidence level")).toHaveText("1");
	expect(await amountIn(app.figure("V"))).toBe(0n);
	const { stakeBounds } = await phala.worker(worker(0)).get();
	expect(stakeBounds?.min).toBe(parsePha("2000"));
	expect(await amountIn(app.figure("Smin"))).toBe(parsePha("2000"));
});

test("mechanism 13: case 1, free stake of 7000 PHA starts the workers A, B and C", async () => {
	await app.playAs(OWNER);
	await app.openPool(pid);
	await app.open("Set commission");
	await app.dialog.getByRole("textbox", { name: "Commission" }).fill("60");
	await app.submit("Set commission");
	for (const role of DELEGATORS) if (role !== "Eve") await delegate(role, "1400");
	expect((await pool()).freeStake).toBe(parsePha("7000"));
	await app.playAs(OWNER);
	const dialog = await app.open("Start all", app.section("Workers"));
	await expect(app.figure("Workers that start", dialog)).toHaveText("3");
	await expect(app.figure("Workers without stake", dialog)).toHaveText("1");
	expect(await amountIn(app.figure("Stake used", dialog))).toBe(parsePha("7000"));
	await app.submit("Start all");
	const states = await phala.workers.list({ pids: [pid], fields: ["state"] });
	const stateOf = new Map(states.map(({ publicKey, state }) => [publicKey, state]));
	expect(workers.map((key) => stateOf.get(key))).toEqual(["Computing", "Computing", "Computing", "Ready"]);
	await app.goTo(`/workers/${worker(0)}`);
	const { v } = await phala.worker(worker(0)).get();
	expect(await amountIn(app.figure("V"))).toBe(fromFixed(v ?? 0n, phala.generation));
});

test("mechanism 13: case 2, scenario 1, a reward of 10 PHA is 0.8 PHA for each delegator", async ({ generation }) => {
	const [earned, another] = await reward("Eve", "Bob");
	expectNear(earned, "0.8", "0.000000000002");
	expect(another).toBe(earned);
	await app.playAs("Eve");
	await app.goTo("/delegation");
	const row = app.row("Positions", `#${pid}`);
	const [column, shown] = generation === 1 ? ["Claimable reward", earned] : ["Locked", parsePha("1400") + earned];
	await expectSame(await app.cell(row, column), async () => shown);
});

test("mechanism 9: the commission of a reward is the owner's, and is paid to it", async () => {
	await app.playAs(OWNER);
	await app.openPool(pid);
	await expectSame(app.figure("Owner reward"), async () => parsePha("6"));
	const balance = async () => {
		const { free, wrapped } = await phala.delegator(owner).get();
		return free + (wrapped ?? 0n);
	};
	const before = await balance();
	await app.open("Claim owner reward");
	expect(await amountIn(app.figure("Paid", app.dialog))).toBe(parsePha("6"));
	await app.submit("Claim");
	// Less the fee.
	expectNear((await balance()) - before, "6", "0.1");
});

test("mechanism 13: case 2, scenario 2, the one who delegated 5000 PHA more earns in proportion", async () => {
	await delegate(OWNER, "5000");
	await app.open("Start", app.row("Workers", shorten(worker(3))));
	await app.fillAmount("Stake", "3000");
	await app.submit("Start");
	const [normal, rich] = await reward("Eve", OWNER);
	expectNear(normal, "0.467", "0.001");
	expectNear(rich, "1.667", "0.001");
	await expectSame(app.figure("Owner reward"), async () => parsePha("6"));
});

test("mechanism 10: an owner who delegates is a delegator as any other", async () => {
	const stake = app.section("Your stake");
	const [own, other] = [await positionOf(OWNER), await positionOf("Eve")];
	if (!own || !other) throw new Error("no position");
	await expectSame(app.figure("Locked", stake), async () => own.value);
	await expectSame(app.figure("Shares", stake), async () => own.shares);
	const [toOwner, toOther] = await reward(OWNER, "Eve");
	// The same for each PHA, but for a pico PHA of rounding.
	expect(toOwner).toBeGreaterThanOrEqual((toOther * own.value) / other.value - 4n);
	expect(toOwner).toBeLessThanOrEqual(((toOther + 1n) * own.value) / other.value + 4n);
});

test("mechanism 11: the stake of a pool is staked or free, and the cap leaves a gap", async () => {
	await app.open("Set cap");
	await app.fillAmount("Cap", "15000");
	await app.submit("Set cap");
	const { totalStake, freeStake, stakedStake, capGap } = await pool();
	expect(freeStake + stakedStake).toBe(totalStake);
	expect(stakedStake).toBe(parsePha("10000"));
	expect(capGap).toBe(parsePha("15000") - totalStake);
	await expectSame(app.figure("Total delegated"), async () => totalStake);
	await expectSame(app.figure("Free stake"), async () => freeStake);
	await expectSame(app.figure("Staked to workers"), async () => stakedStake);
	await expectSame(app.figure("Cap gap"), async () => capGap);
	expectNear(freeStake, "2000", "20");
});

test("mechanism 12: free stake raises the stake of a worker, or starts one more", async () => {
	const send = async (button: string) => {
		await expect(app.dialog.getByRole("button", { name: button, exact: true })).toBeEnabled();
		await app.close();
	};
	const { freeStake } = await pool();
	await app.open("Change stake", app.row("Workers", shorten(worker(0))));
	await app.fillAmount("Stake", "4000");
	await expect(app.figure("V that is lost", app.dialog)).toBeVisible();
	await send("Change stake");
	const more = (await chain.send("dev_registerWorker", [
		{ operator: owner, score: 300, confidenceLevel: 1, cores: 4 },
	])) as Hex;
	await app.open("Add worker", app.section("Workers"));
	await app.dialog.getByLabel("Public key of the worker").fill(more);
	await app.submit("Add worker");
	await app.open("Start all", app.section("Workers"));
	await expect(app.figure("Workers that start", app.dialog)).toHaveText("1");
	expect(await amountIn(app.figure("Stake used", app.dialog))).toBeLessThanOrEqual(freeStake);
	await send("Start all");
});

test("mechanism 14: a request below the free stake is paid at once", async () => {
	await app.playAs("Eve");
	await app.open("Withdraw", app.section("Your stake"));
	await app.fillAmount("Amount", "500");
	expectNear(await amountIn(app.figure("Paid to you now", app.dialog)), "500", "0.000001");
	await expect(app.figure("Value that waits", app.dialog)).toHaveCount(0);
	await app.submit("Withdraw");
	expect((await pool()).withdrawQueue).toEqual([]);
	// The free stake of the figure again.
	await app.open("Delegate", app.section("Your stake"));
	await app.fillAmount("Amount", "500");
	await app.submit("Delegate");
});

test("mechanism 14: a request of 4000 PHA above a free stake of 2000 waits with the rest", async () => {
	await app.playAs(OWNER);
	await app.open("Withdraw", app.section("Your stake"));
	await app.fillAmount("Amount", "4000");
	expectNear(await amountIn(app.figure("Paid to you now", app.dialog)), "2000", "20");
	expectNear(await amountIn(app.figure("Value that waits", app.dialog)), "2000", "20");
	await app.submit("Withdraw");
	const { withdrawQueue, freeStake } = await pool();
	expect(withdrawQueue).toMatchObject([{ delegator: owner }]);
	expectNear(freeStake, "0", "0.000001");
	await expectSame(
		await app.cell(app.row("Withdraw queue", shorten(owner)), "Value"),
		async () => withdrawQueue[0]?.value,
	);
});

test("mechanism 15: a request is paid within the grace period and the freeze, at most 14 days", async () => {
	const [request] = (await pool()).withdrawQueue;
	if (!request) throw new Error("no request");
	const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
	const latestAt = request.startedAt + gracePeriodSeconds + coolDownSeconds;
	expect(latestAt - request.startedAt).toBeLessThanOrEqual(14 * 86_400);
	const row = app.row("Withdraw queue", shorten(owner));
	const latest = (await app.cell(row, "Paid at the latest")).locator("time");
	await expect(latest).toHaveAttribute("datetime", new Date(latestAt * 1000).toISOString());
});

test("mechanism 14: what is delegated within 7 days pays the request", async () => {
	await delegate("Bob", "2100");
	expect((await pool()).withdrawQueue).toEqual([]);
	await expect(app.section("Withdraw queue")).toContainText("No request waits");
});

test("mechanism 3: a worker that does not respond loses V, and no stake", async () => {
	await app.goTo(`/workers/${worker(1)}`);
	const before = await phala.worker(worker(1)).get();
	await expectSame(app.figure("V"), async () => fromFixed(before.v ?? 0n, phala.generation));
	await chain.send("dev_gatekeeper", [true]);
	await chain.send("dev_offline", [[worker(1)]]);
	await expect(app.page.getByRole("heading", { level: 1 })).toContainText("Unresponsive");
	await app.pushClock("A day");
	// Settles V of every worker.
	await chain.send("dev_gatekeeper", [false]);
	const after = await phala.worker(worker(1)).get();
	expect(after.v).toBeLessThan(before.v ?? 0n);
	expect(after.stake).toBe(parsePha("2000"));
	await expectSame(app.figure("V"), async () => fromFixed(after.v ?? 0n, phala.generation));
	expect(await amountIn(app.figure("Stake"))).toBe(parsePha("2000"));
});
