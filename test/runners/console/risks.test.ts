// The page of risks, on the chain in the page: what it lists is what the SDK finds, and what it offers ends a risk.
import { expect } from "@playwright/test";
import { type Phala, type PoolPosition, parsePha } from "phala-stakepool";
import { addressOf, amountIn, type ConsolePage } from "./support/console-page.ts";
import { openConsole } from "./support/open-console.ts";
import type { PageChain } from "./support/page-chain.ts";
import { test } from "./support/test.ts";

test.describe.configure({ mode: "serial" });

let app: ConsolePage;
let chain: PageChain;
let phala: Phala;

test.beforeAll(async ({ browser, server, generation }) => {
	({ app, chain, phala } = await openConsole(browser, server.url, generation));
	await chain.send("dev_gatekeeper", [false]);
});
test.afterAll(() => app?.page.context().close());

const risksOf = async (...accounts: readonly string[]) =>
	(await phala.risks(accounts.length > 0 ? { accounts } : {})).risks;
const cards = () => app.page.getByRole("article");
const card = (title: string, pid: number) =>
	cards()
		.filter({ hasText: title })
		.filter({ has: app.page.getByRole("link", { name: `Pool ${pid}`, exact: true }) });

/** A delegator with more stake in an open pool than the pool has free and releasing. */
async function uncovered(): Promise<PoolPosition> {
	const pools = await phala.stakePools.list({
		fields: ["freeStake", "releasingStake", "withdrawQueue", "cap", "whitelist", "stakedStake"],
	});
	for (const { pid, freeStake, releasingStake, withdrawQueue, cap, whitelist, stakedStake } of pools) {
		if (stakedStake === 0n || withdrawQueue.length > 0 || cap !== null || whitelist !== null) continue;
		const available = freeStake + releasingStake;
		const positions = await phala.stakePool(pid).positions();
		const found = positions.find(({ value }) => value > available + parsePha("200"));
		if (found) return found;
	}
	throw new Error("every pool covers its delegators");
}

test("risks: the account's own, and those of all pools", async () => {
	await app.playAs("Bob");
	await app.goTo("/risks");
	await expect(cards()).toHaveCount((await risksOf(addressOf("Bob"))).length);
	await app.page.getByText("All accounts", { exact: true }).click();
	const all = await risksOf();
	await expect(cards()).toHaveCount(all.length);
	expect(all.length).toBeGreaterThan(10);
	await app.page.getByText("Yours", { exact: true }).click();
	await app.playAs("Eve");
	await expect(app.page.getByRole("main")).toContainText("No risk for your stake");
});

test("risks: the owner claims a reward that lies idle, and the risk is over", async () => {
	await app.playAs("Alice");
	const idle = (await risksOf(addressOf("Alice"))).find(({ type }) => type === "ownerRewardIdle");
	if (idle?.type !== "ownerRewardIdle") throw new Error("no reward of Alice's lies idle");
	const shown = card("The owner reward is not claimed", idle.pid);
	expect(await amountIn(app.figure("Reward, at least", shown))).toBe(idle.atLeast);
	await app.open("Do this", shown);
	await app.submit("Claim");
	await expect(shown).toHaveCount(0);
});

test("risks: a forced stop is announced, and a delegation prevents it", async () => {
	const { pid, delegator } = await uncovered();
	await app.playAddress(delegator);
	await app.openPool(pid);
	await app.open("Withdraw", app.section("Your stake"));
	await app.dialog.getByRole("button", { name: "Max" }).click();
	await app.submit("Withdraw");
	const risk = (await risksOf(delegator)).find((candidate) => candidate.type === "forcedStop" && candidate.pid === pid);
	if (risk?.type !== "forcedStop") throw new Error("no forced stop is announced");
	await app.goTo("/risks");
	const shown = card("All workers will be stopped", pid);
	await expect(shown.getByRole("time").first()).toHaveAttribute(
		"datetime",
		new Date((risk.at ?? 0) * 1000).toISOString(),
	);
	expect(await amountIn(app.figure("Stake that is missing", shown))).toBe(risk.missing);
	await app.playAs("Eve");
	await app.page.getByText("All accounts", { exact: true }).click();
	const remedy = shown.getByRole("listitem").filter({ hasText: /^Delegate / });
	await app.open("Do this", remedy);
	const suggested = risk.remedies.find(({ action }) => action === "contribute");
	if (suggested?.action !== "contribute") throw new Error("a delegation does not prevent it");
	await expect(app.figure("Shares that you receive", app.dialog)).toBeVisible();
	await app.submit("Delegate");
	await expect(shown).toHaveCount(0);
	const [position] = (await phala.delegator(addressOf("Eve")).get()).positions;
	expect(position).toMatchObject({ pid });
	expect(position?.value).toBeGreaterThan(suggested.amount - parsePha("1"));
});
