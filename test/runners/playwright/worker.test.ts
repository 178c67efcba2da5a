// A chain per worker that returns to its start before each test, as docs/testing.md has it for pages.
import { test as base, expect } from "@playwright/test";
import { type Phala, parsePha } from "phala-stakepool";
import type { DevChainSnapshot } from "phala-stakepool/devchain";
import { createFixture, createScenario, type Scenario, type TestChain, type TestPool } from "phala-stakepool/testing";

const fixture = createFixture({ setUp: ({ pool }) => pool() });
const test = base.extend<
	{ client: Scenario & { readonly phala: Phala } },
	{ staking: TestChain<TestPool>; url: string; start: DevChainSnapshot }
>({
	staking: [fixture.provide, { scope: "worker" }],
	url: [async ({ staking }, use) => use((await staking.chain.listen()).url), { scope: "worker" }],
	start: [async ({ staking }, use) => use(staking.chain.snapshot()), { scope: "worker" }],
	client: async ({ staking, start }, use) => {
		await staking.chain.revert(start);
		const phala = await staking.connect();
		await use({ phala, ...createScenario(staking.chain, phala) });
		await phala.close();
	},
});
const urls = new Set<string>();

for (const amount of ["60", "100", "140", "180"])
	test(`a delegation of ${amount} PHA is the only one`, async ({ client, staking, url }) => {
		const { pid } = staking.data;
		await client.delegation({ pid, delegator: "bob", amount: parsePha(amount) });
		expect((await client.phala.stakePool(pid).get()).totalStake).toBe(parsePha(amount));
		urls.add(url);
		expect(urls.size).toBe(1);
	});
