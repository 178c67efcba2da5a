import { expect, test } from "vitest";
import { parsePha } from "../../../src/index.ts";
import { createFixture } from "../../../src/testing/index.ts";

/** Chains with a pool of Alice. */
const pools = createFixture({ setUp: ({ pool }) => pool() });

test("batch-told-wrong: the outcome of each plan is that of the chain, also of plans of several calls", async () => {
	await using opened = await pools.start();
	const { chain, phala } = opened;
	const { alice, bob, charlie } = chain.accounts;
	// Bob's contributions wrap first, Charlie's do not need to.
	await phala.delegator(charlie).wrap(parsePha("5000")).send(charlie).inBlock;
	const refused = { ok: false, error: { code: "CAP_EXCEEDED" } };
	const done = { ok: true, result: { amount: parsePha("30") } };
	const notTried = { ok: false, error: null };
	for (const signer of [bob, charlie]) {
		const me = phala.delegator(signer);
		for (const [mode, amounts, outcomes, staked] of [
			["force", ["500", "30"], [refused, done], "30"],
			["force", ["30", "500"], [done, refused], "30"],
			["best-effort", ["500", "30"], [refused, notTried], null],
			["best-effort", ["30", "500"], [done, refused], "30"],
			["force", ["500", "600", "700"], [refused, refused, refused], null],
		] as const) {
			const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
			await phala.stakePool(pid).setCap(parsePha("100")).send(alice).inBlock;
			const plans = amounts.map((amount) => me.contribute(pid, parsePha(amount)));
			const tx = phala.batch(plans, { mode }).send(signer, { check: false });
			expect((await tx.inBlock).result, `${mode} ${amounts}`).toMatchObject(outcomes);
			expect((await me.position(pid))?.value ?? null).toBe(staked && parsePha(staked));
			expect((await tx.finalized).result).toHaveLength(amounts.length);
		}
	}
});

test.each([
	["3333.333333333333", "7.777777777777", "1234.567890123457", "3.141592653589"],
	["2500", "10", "100", "3"],
	["2500", "10", "250.5", "0.7"],
	["4000", "1.234", "1", "5.5"],
])(
	"withdraw-by-value-leaves-a-share: the value of a position takes all of it, and the pool goes on (%s, %s, %s, %s PHA)",
	async (...pha) => {
		const [first, payout, second, secondPayout] = pha.map(parsePha) as [bigint, bigint, bigint, bigint];
		await using opened = await pools.start();
		const {
			chain,
			phala,
			data: { pid },
		} = opened;
		const { alice, bob, charlie } = chain.accounts;
		const pool = phala.stakePool(pid);
		const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
		const other = phala.delegator(bob);
		await other.contribute(pid, first).send(bob).inBlock;
		await phala.batch([pool.addWorker(worker), phala.worker(worker).start(parsePha("2000"))]).send(alice).inBlock;
		await chain.settle([{ worker, payout }]);
		const me = phala.delegator(charlie);
		await me.contribute(pid, second).send(charlie).inBlock;
		await chain.settle([{ worker, payout: secondPayout }]);

		const before = await me.position(pid);
		const { result } = await me.withdraw(pid, { amount: before?.value ?? 0n }).send(charlie).inBlock;
		expect(result).toEqual({ requested: before?.shares, paid: before?.value, queued: 0n });
		expect(await me.position(pid)).toBeNull();

		await phala.worker(worker).stop().send(alice).inBlock;
		await chain.advance({ days: 8 });
		await pool.reclaimAll().send(alice).inBlock;
		await other.withdraw(pid, "all").send(bob).inBlock;
		expect((await pool.get()).totalShares).toBe(0n);
		expect((await me.contribute(pid, parsePha("10")).send(charlie).inBlock).result.amount).toBe(parsePha("10"));
	},
);

test("wrap-reckoned-from-stale-or-shared-balance: W-PHA is counted once, in a batch and in sends at once", async () => {
	await using opened = await pools.start();
	const {
		chain,
		phala,
		data: { pid },
	} = opened;
	const { alice, bob } = chain.accounts;
	const other = (await phala.createStakePool().send(alice).inBlock).result.pid;
	const me = phala.delegator(bob);
	const eighty = [pid, other].map((id) => me.contribute(id, parsePha("80")));
	const wrapped = [0n, parsePha("60")];

	await me.wrap(parsePha("100")).send(bob).inBlock;
	const batch = phala.batch(eighty);
	expect(await batch.check(bob)).toEqual([]);
	expect((await batch.send(bob).inBlock).result.map((result) => result.wrapped)).toEqual(wrapped);

	await me.wrap(parsePha("100")).send(bob).inBlock;
	const done = await Promise.all(eighty.map((plan) => plan.send(bob).inBlock));
	expect(done.map(({ result }) => result.wrapped)).toEqual(wrapped);
	expect((await me.get()).wrapped).toBe(0n);

	const sixtyPercent = ((await me.get()).transferable * 6n) / 10n;
	const failures = await phala.batch([pid, other].map((id) => me.contribute(id, sixtyPercent))).check(bob);
	expect(failures).toMatchObject([{ code: "INSUFFICIENT_BALANCE" }]);
	await me.contribute(pid, (await me.get()).contributable - parsePha("1")).send(bob).inBlock;
	const move = phala.batch([me.withdraw(pid, "all"), me.contribute(other, parsePha("5000"))]);
	expect((await move.send(bob).inBlock).result[1].amount).toBe(parsePha("5000"));
});

test("wrap-reckoned-from-stale-or-shared-balance: a client of finalized blocks counts what the best one has", async () => {
	await using opened = await createFixture({
		finalityLag: 3,
		client: { finality: "finalized" },
		setUp: ({ pool }) => pool(),
	}).start();
	const {
		chain,
		phala,
		data: { pid },
	} = opened;
	const { bob } = chain.accounts;
	const me = phala.delegator(bob);
	await me.wrap(parsePha("100")).send(bob).inBlock;
	expect((await me.contribute(pid, parsePha("100")).send(bob).inBlock).result.wrapped).toBe(0n);
	expect((await me.withdraw(pid, "all").send(bob).inBlock).result.paid).toBe(parsePha("100"));
});
