import { test as base, expect as baseExpect } from "@playwright/test";
import { parsePha } from "phala-stakepool";
import { createFixture, matchers, type TestChain, type TestPool } from "phala-stakepool/testing";

const fixture = createFixture({ setUp: ({ pool }) => pool({ cap: parsePha("100") }) });
const test = base.extend<{ staking: TestChain<TestPool> }, { url: string }>({
	staking: fixture.provide,
	// What a page connects to.
	url: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
		async ({}, use) => {
			const { chain, close } = await fixture.start();
			await use((await chain.listen()).url);
			await close();
		},
		{ scope: "worker" },
	],
});
const expect = baseExpect.extend(matchers);

for (const amount of ["60", "100"])
	test(`a pool takes ${amount} PHA`, async ({ staking: { phala, accounts, data } }) => {
		const bob = phala.delegator(accounts.bob);
		await bob.contribute(data.pid, parsePha(amount)).send(accounts.bob).inBlock;
		expect((await bob.get()).stakedTotal).toEqualPha(amount);
		await expect(bob.contribute(data.pid, parsePha("41"))).toBeRefusedWith("CAP_EXCEEDED");
	});

test("a chain on a port is there for every test of a worker", async ({ url }) => {
	expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
	const health = await fetch(`${url.replace("ws", "http")}/health`);
	expect(health.ok).toBe(true);
});
