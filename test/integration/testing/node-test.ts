// Runs under node:test, as a process of its own.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it, mock } from "node:test";
import { parsePha } from "../../../src/index.ts";
import { createFixture } from "../../../src/testing/index.ts";

const fixture = createFixture({ setUp: ({ pool }) => pool({ cap: parsePha("100") }) });

describe("a pool with a cap", () => {
	const current = fixture.use(beforeEach, afterEach);
	const shared = fixture.use(before, after);

	for (const amount of ["60", "100"])
		it(`takes ${amount} PHA`, async () => {
			const { phala, accounts, data } = current();
			await phala.delegator(accounts.bob).contribute(data.pid, parsePha(amount)).send(accounts.bob).inBlock;
			assert.equal((await phala.stakePool(data.pid).get()).totalStake, parsePha(amount));
			assert.equal((await shared().phala.stakePool(data.pid).get()).totalStake, 0n);
		});

	it("refuses more", async () => {
		const { phala, accounts, data } = current();
		const tx = phala.delegator(accounts.bob).contribute(data.pid, parsePha("101")).send(accounts.bob);
		await assert.rejects(tx.inBlock, { code: "CAP_EXCEEDED" });
	});

	it("works with fake timers", async () => {
		mock.timers.enable({ apis: ["setTimeout", "setInterval", "setImmediate", "Date"] });
		try {
			await using t = await fixture.start();
			await t.delegation({ pid: t.data.pid, delegator: "bob", amount: parsePha("1") });
			assert.equal((await t.phala.stakePool(t.data.pid).get()).totalStake, parsePha("1"));
		} finally {
			mock.timers.reset();
		}
	});
});
