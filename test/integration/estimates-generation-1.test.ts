import { firstValueFrom } from "rxjs";
import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { isPhalaError, type Phala, parsePha, percent } from "../../src/index.ts";
import { failed } from "../support/failed.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;

withDevChain({ generation: 1, blockSeconds: 12 }, (connected) => {
	({ chain, phala } = connected);
});

/** A pool of Alice with that number of workers of 2000 PHA, and a delegation of Bob. */
async function poolWith(workers: number, delegated: string) {
	const { alice, bob } = chain.accounts;
	const pool = phala.stakePool((await phala.createStakePool().send(alice).inBlock).result.pid);
	const keys: string[] = [];
	for (let i = 0; i < workers; i++)
		keys.push(await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 }));
	await phala.batch(keys.map((key) => pool.addWorker(key))).send(alice).inBlock;
	await phala.delegator(bob.address).contribute(pool.pid, parsePha(delegated)).send(bob).inBlock;
	return { pool, keys };
}

const start = (keys: readonly string[], stake: string) =>
	phala.batch(keys.map((key) => phala.worker(key).start(parsePha(stake)))).send(chain.accounts.alice).inBlock;

describe("the queue's projection in generation 1", () => {
	it("matches the forced stop of the chain, to the pico and to the block", async () => {
		const { bob, charlie } = chain.accounts;
		const { pool, keys } = await poolWith(2, "5000");
		await start(keys, "2000");
		const delegator = phala.delegator(bob.address);
		await delegator.withdraw(pool.pid, { amount: parsePha("4000") }).send(bob).inBlock;
		const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
		const [request] = (await pool.get()).withdrawQueue;
		const { steps, critical, forcedStopAt, queue } = await pool.projectQueue();
		expect(critical).toEqual(request);
		expect(queue).toEqual([]);
		expect(forcedStopAt).toBe((request?.startedAt ?? 0) + gracePeriodSeconds + 1);

		const now = () => chain.best.timestampMs / 1000;
		await chain.advance({ seconds: (forcedStopAt ?? 0) - 1 - now() });
		expect((await pool.get()).coolingDownWorkers).toEqual([]);
		await chain.newBlock();
		const stopped = await pool.get();
		expect(stopped.coolingDownWorkers).toEqual(keys);
		// Stopped in the first block after that second: as late as the block is.
		const late = now() - (forcedStopAt ?? 0);
		expect(late).toBeLessThan(12);
		const { next } = await pool.reclaimable();
		expect(next).toEqual({ publicKey: keys[0], at: now() + coolDownSeconds });
		expect(steps.map(({ at }) => at + late)).toEqual([next?.at, next?.at]);

		await chain.advance({ seconds: coolDownSeconds });
		const locked = (await delegator.get()).stakeLocked ?? 0n;
		await pool.reclaimAll().send(charlie).inBlock;
		const paid = locked - ((await delegator.get()).stakeLocked ?? 0n);
		expect(paid).toBe(steps.reduce((sum, { amount }) => sum + amount, 0n));
	});

	it("needs no call, and returns that", async () => {
		const { pool } = await poolWith(1, "2000");
		const error = await failed((async () => pool.enforceExit())());
		expect(isPhalaError(error, "UNSUPPORTED") && error.details).toMatchObject({ operation: "stakePool.enforceExit" });
	});
});

describe("an owner's view in generation 1", () => {
	it("starts at that chain's Smin, and raises by its arithmetic", async () => {
		const { alice } = chain.accounts;
		const { pool, keys } = await poolWith(2, "6000");
		const { starts, remaining } = await pool.suggestStarts();
		expect(starts.map(({ publicKey }) => publicKey)).toEqual(keys);
		expect(starts[0]?.stake).toBe(starts[0]?.min);
		const plans = starts.map(({ publicKey, stake }) => phala.worker(publicKey).start(stake));
		await phala.batch(plans).send(alice).inBlock;
		expect((await pool.get()).freeStake).toBe(remaining);

		const { steps } = await pool.suggestOverstake({ reserve: parsePha("1") });
		const restarts = steps.map(({ publicKey, stake }) => phala.worker(publicKey).restart(stake));
		const { result } = await phala.batch(restarts).send(alice).inBlock;
		expect(result.map(({ ve }) => ve)).toEqual(steps.map(({ ve }) => ve));
		expect((await pool.get()).freeStake).toBe(parsePha("1"));
	});

	it("counts the stake of workers that left while they cooled down", async () => {
		const { alice } = chain.accounts;
		const { pool, keys } = await poolWith(2, "4000");
		await start(keys, "2000");
		await pool.removeWorker(keys[0] ?? "").send(alice).inBlock;
		await phala
			.worker(keys[1] ?? "")
			.unbind()
			.send(alice).inBlock;
		const { coolDownSeconds } = await phala.parameters();
		expect((await pool.get()).releasingStake).toBe(parsePha("4000"));
		await chain.advance({ seconds: coolDownSeconds });
		expect(await pool.reclaimable()).toMatchObject({ due: [{ stake: parsePha("2000") }, { stake: parsePha("2000") }] });
	});

	it("estimates what workers earn from that chain's parameters", async () => {
		const { pool, keys } = await poolWith(2, "4000");
		await start(keys.slice(0, 1), "2000");
		await pool.setCommission(percent("50")).send(chain.accounts.alice).inBlock;
		const { apr, dailyReward, workers, assumptions } = await pool.estimateEarnings();
		expect(assumptions.budget).toMatchObject({ workers: 1, blockSeconds: 12 });
		expect(workers.map((worker) => worker.dailyReward > 0)).toEqual([true, false]);
		expect(apr).toBeCloseTo((dailyReward * 365 * 0.5) / 4000, 6);
	});
});

describe("all rewards at once", () => {
	it("are claimed from every pool above the minimum, and summed up", async () => {
		const { bob, eve } = chain.accounts;
		const pools = [await poolWith(1, "2000"), await poolWith(1, "2000"), await poolWith(1, "2000")];
		const payouts = ["10", "0.001", "20"];
		await chain.settle(pools.map(({ keys }, i) => ({ worker: keys[0] ?? "", payout: parsePha(payouts[i] ?? "0") })));
		const delegator = phala.delegator(bob.address);
		const rewards = (await delegator.get()).positions.map(({ reward }) => reward ?? 0n);
		const before = (await phala.delegator(eve.address).get()).free;
		const { result } = await delegator.claimAllRewards({ target: eve.address, minimum: parsePha("0.01") }).send(bob)
			.inBlock;
		expect(result).toEqual({
			amount: (rewards[0] ?? 0n) + (rewards[2] ?? 0n),
			pids: [0, 2],
			skipped: [{ pid: 1, reward: rewards[1] }],
		});
		expect((await phala.delegator(eve.address).get()).free - before).toBe(result.amount);
		expect((await delegator.get()).positions.map(({ reward }) => reward)).toEqual([0n, rewards[1], 0n]);
		expect((await delegator.claimAllRewards({ minimum: parsePha("0.01") }).check(bob.address))[0]?.code).toBe(
			"NO_REWARD",
		);
		const { result: last } = await delegator.claimAllRewards().send(bob).inBlock;
		expect(last).toEqual({ amount: rewards[1], pids: [1], skipped: [] });
	});
});

describe("operations of generation 2", () => {
	it("are unsupported; errors name vaults or the alternative", async () => {
		expect(await phala.vaults.list()).toEqual([]);
		expect(await phala.vaults.count()).toBe(0);
		const { bob } = chain.accounts;
		const delegator = phala.delegator(bob.address);
		expect([await delegator.subsidies(), await delegator.votes()]).toEqual([[], []]);
		const refusals: [string, () => unknown][] = [
			["createVault", () => phala.createVault()],
			["vault.setCommission", () => phala.vault(0).setCommission(0)],
			["delegator.vote", () => delegator.vote(0, { aye: 1n })],
			["unlockVotes", () => phala.unlockVotes(0)],
			["delegator.wrap", () => delegator.wrap(1n)],
			["delegator.claimSubsidy", () => delegator.claimSubsidy({ pid: 0, kind: "legacyReward" })],
			["vault.get", () => phala.vault(0).get()],
			["vault.positions", () => phala.vault(0).positions()],
			["vault.get", () => firstValueFrom(phala.vault(0).state$)],
			["vault.get", () => phala.vault(0).exitTimeline()],
			["vault.get", () => phala.vault(0).estimateEarnings()],
		];
		for (const [operation, use] of refusals) {
			const error = await failed((async () => use())());
			expect(isPhalaError(error, "UNSUPPORTED") && error.details).toMatchObject({ operation, generation: 1 });
			expect(error.message).toContain("Instead, ");
		}
	});
});
