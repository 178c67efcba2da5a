import { expect, test } from "vitest";
import { parsePha } from "../../../src/index.ts";
import { createFixture } from "../../../src/testing/index.ts";

/** Chains with a pool of Alice. */
const pools = createFixture({ setUp: ({ pool }) => pool() });

test("all-batch-drops-a-plan: a batch of which one plan cannot be built is never handed out or sent", async () => {
	await using opened = await pools.start();
	const {
		chain,
		phala,
		data: { pid },
	} = opened;
	const { alice } = chain.accounts;
	const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	// Two calls (wrap, contribute) and none: as many calls as plans.
	const plans = [phala.delegator(alice).contribute(pid, parsePha("100")), phala.worker(worker).start(parsePha("2000"))];
	const batch = phala.batch(plans, { mode: "all" });
	expect(await batch.check(alice)).toMatchObject([{ code: "WORKER_NOT_IN_POOL" }]);
	const { number } = chain.best;
	for (const attempt of [
		() => batch.unsigned(alice),
		() => batch.extrinsic(alice),
		() => batch.fee(alice),
		() => batch.send(alice, { check: false }).inBlock,
	])
		await expect(attempt()).rejects.toMatchObject({ code: "WORKER_NOT_IN_POOL" });
	expect(chain.best.number).toBe(number);
	expect((await phala.stakePool(pid).get()).totalStake).toBe(0n);
});
