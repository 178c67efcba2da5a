import { expect, test } from "vitest";
import { parse, parsePha, stringify } from "../../../src/index.ts";
import { createFixture } from "../../../src/testing/index.ts";
import { failed } from "../../support/failed.ts";
import { expectPlain } from "../../support/plain.ts";

/** Chains with a pool of Alice. */
const pools = createFixture({ setUp: ({ pool }) => pool() });

/** A chain on which a worker of pool 0 computes, a withdrawal waits, and vault 1 exists. */
async function openUsedChain() {
	const opened = await pools.start();
	const {
		chain,
		phala,
		data: { pid },
	} = opened;
	const { alice, bob } = chain.accounts;
	const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	const pool = phala.stakePool(pid);
	const me = phala.delegator(bob);
	await me.contribute(pid, parsePha("2500")).send(bob).inBlock;
	const plans = [
		pool.addToWhitelist(bob.address),
		pool.setDescription({ basic: "hi" }),
		pool.addWorker(worker),
		phala.worker(worker).start(parsePha("2000")),
		phala.createVault(),
	];
	await phala.batch(plans).send(alice).inBlock;
	await me.withdraw(pid, { amount: parsePha("1000") }).send(bob).inBlock;
	return { ...opened, pool, me, worker };
}

test("getters, identity: what is handed out is plain frozen data throughout", async () => {
	await using opened = await openUsedChain();
	const { chain, phala, pool, me, worker } = opened;
	const done = await pool.setCap(parsePha("5000")).send(chain.accounts.alice).inBlock;
	const states = [pool.get(), phala.worker(worker).get(), me.get(), phala.vault(1).get(), phala.parameters()];
	const rows = phala.stakePools.list({ fields: ["owner", "withdrawQueue", "sessions"] });
	for (const value of [...(await Promise.all(states)), await pool.positions(), await rows, done]) expectPlain(value);
	let events = 0;
	for await (const event of phala.events({ from: 1 })) {
		expectPlain(event);
		events++;
	}
	expect(events).toBeGreaterThan(5);

	const state = await pool.get();
	expect([state.whitelist?.length, state.workers.length, state.withdrawQueue.length]).toEqual([1, 1, 1]);
	for (const name of ["whitelist", "workers", "description", "withdrawQueue"] as const)
		expect(state[name]).toBe(state[name]);
});

test("json-of-errors-and-results: each is written as JSON, or by stringify where it holds bigint", async () => {
	await using opened = await openUsedChain();
	const { chain, phala, pool, me } = opened;
	const { alice, bob } = chain.accounts;
	await pool.setCap(parsePha("3000")).send(alice).inBlock;
	const tooMuch = me.contribute(pool.pid, parsePha("2000"));
	const error = await failed(tooMuch.send(bob).inBlock);
	expect(JSON.parse(JSON.stringify({ error }))).toMatchObject({
		error: { code: "CAP_EXCEEDED", details: { remaining: parsePha("1500").toString() } },
	});
	const done = await me.contribute(pool.pid, parsePha("10")).send(bob).inBlock;
	const [failure] = await tooMuch.check(bob);
	const batch = await phala.batch([tooMuch, tooMuch], { mode: "force" }).send(bob, { check: false }).inBlock;
	for (const value of [await pool.get(), await me.get(), done, failure]) {
		expect(parse(stringify(value))).toStrictEqual(value);
	}
	expect(JSON.parse(stringify(batch.result))).toMatchObject([{ ok: false, error: { code: "CAP_EXCEEDED" } }, {}]);
});
