// A chain per worker that returns to its start before each test, as docs/testing.md has it for pages.
import { test as base, expect } from "@playwright/test";
import { parsePha } from "phala-stakepool";
import type { BlockRef, DevChainSnapshot } from "phala-stakepool/devchain";
import { createFixture, type TestChain, type TestPool } from "phala-stakepool/testing";

const fixture = createFixture({ setUp: ({ pool }) => pool() });
const test = base.extend<{ fresh: BlockRef }, { staking: TestChain<TestPool>; url: string; start: DevChainSnapshot }>({
	staking: [fixture.provide, { scope: "worker" }],
	url: [async ({ staking }, use) => use((await staking.chain.listen()).url), { scope: "worker" }],
	start: [async ({ staking }, use) => use(staking.chain.snapshot()), { scope: "worker" }],
	fresh: [async ({ staking, start }, use) => use(await staking.chain.revert(start)), { auto: true }],
});
const urls = new Set<string>();

for (const amount of ["60", "100"])
	test(`a delegation of ${amount} PHA is the only one`, async ({ staking: { phala, data, delegation }, url }) => {
		await delegation({ pid: data.pid, delegator: "bob", amount: parsePha(amount) });
		expect((await phala.stakePool(data.pid).get()).totalStake).toBe(parsePha(amount));
		urls.add(url);
		expect(urls.size).toBe(1);
	});
