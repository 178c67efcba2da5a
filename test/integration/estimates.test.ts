import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { type Phala, parsePha, percent, type StakePool } from "../../src/index.ts";
import { apy, dailyReward, payoutShare } from "../../src/math/index.ts";
import { failed } from "../support/failed.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

const DAY = 86_400;
let chain: DevChain;
let phala: Phala;

withDevChain({ generation: 2 }, (connected) => {
	({ chain, phala } = connected);
});

/** A pool of Alice with workers of these scores, and a delegation of Bob. */
async function poolWith(scores: readonly number[], delegated: string, confidenceLevel = 1) {
	const { alice, bob } = chain.accounts;
	const pool = phala.stakePool((await phala.createStakePool().send(alice).inBlock).result.pid);
	const keys: string[] = [];
	for (const score of scores)
		keys.push(await chain.registerWorker({ operator: alice.address, score, confidenceLevel }));
	if (keys.length > 0) await phala.batch(keys.map((key) => pool.addWorker(key))).send(alice).inBlock;
	await phala.delegator(bob.address).contribute(pool.pid, parsePha(delegated)).send(bob).inBlock;
	return { pool, keys };
}

const start = (keys: readonly string[], stake: string) =>
	phala.batch(keys.map((key) => phala.worker(key).start(parsePha(stake)))).send(chain.accounts.alice).inBlock;

/** A pool of two workers with 2000 PHA each and 1000 PHA free, from which Bob withdraws 4000. */
async function waitingPool() {
	const { bob } = chain.accounts;
	const { pool, keys } = await poolWith([400, 400], "5000");
	await start(keys, "2000");
	await phala
		.delegator(bob.address)
		.withdraw(pool.pid, { amount: parsePha("4000") })
		.send(bob).inBlock;
	return { pool, keys };
}

/** Payments to Bob on the chain, with their times from now on, if every step happens at its earliest time. */
async function lived(pool: StakePool, until: number) {
	const { bob, charlie } = chain.accounts;
	const paid: [number, bigint][] = [];
	let before = (await phala.delegator(bob.address).get()).wrapped ?? 0n;
	const note = async () => {
		const { wrapped } = await phala.delegator(bob.address).get();
		if (wrapped !== null && wrapped > before) paid.push([chain.best.timestampMs / 1000, wrapped - before]);
		before = wrapped ?? 0n;
	};
	while (chain.best.timestampMs / 1000 <= until) {
		await chain.advance({ days: 1 });
		await pool.enforceExit().send(charlie).inBlock;
		await note();
		if ((await pool.reclaimable()).due.length > 0) {
			await pool.reclaimAll().send(charlie).inBlock;
			await note();
		}
	}
	return paid;
}

describe("the queue's projection", () => {
	it("has the delegator, the critical request, the forced stop, and its block", async () => {
		const { pool } = await waitingPool();
		const state = await pool.get();
		const projection = await pool.projectQueue();
		const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
		const [request] = state.withdrawQueue;
		expect(projection.critical).toEqual(request);
		expect(projection.forcedStopAt).toBe((request?.startedAt ?? 0) + gracePeriodSeconds + 1);
		expect(projection.steps.map(({ at, amount, request: { delegator } }) => [at, amount, delegator])).toEqual([
			[(projection.forcedStopAt ?? 0) + coolDownSeconds, parsePha("2000"), request?.delegator],
			[(projection.forcedStopAt ?? 0) + coolDownSeconds, parsePha("1000"), request?.delegator],
		]);
		expect(projection.block).toEqual(state.block);
		expect(projection.queue).toEqual([]);
	});

	it("matches the chain, to the day and to the pico", async () => {
		const { pool } = await waitingPool();
		const { steps, forcedStopAt } = await pool.projectQueue();
		const last = steps.at(-1)?.at ?? 0;
		const paid = await lived(pool, last);
		expect(paid.reduce((sum, [, amount]) => sum + amount, 0n)).toBe(parsePha("3000"));
		expect(steps.reduce((sum, { amount }) => sum + amount, 0n)).toBe(parsePha("3000"));
		// Done once a day, so at most two days after the first moment possible.
		for (const [at] of paid) expect(at - last).toBeLessThan(2 * DAY);
		expect((forcedStopAt ?? 0) < last).toBe(true);
	});

	it("takes a contribution and a stop now as assumptions", async () => {
		const { pool } = await waitingPool();
		const helped = await pool.projectQueue({ contribution: parsePha("3000") });
		expect(helped).toMatchObject({ critical: null, forcedStopAt: null, queue: [] });
		expect(helped.steps.map(({ at, amount }) => [at, amount])).toEqual([
			[chain.best.timestampMs / 1000, parsePha("3000")],
		]);
		const { coolDownSeconds } = await phala.parameters();
		const stopped = await pool.projectQueue("stop");
		expect(new Set(stopped.steps.map(({ at }) => at))).toEqual(
			new Set([chain.best.timestampMs / 1000 + coolDownSeconds]),
		);
	});

	it("counts stake that cools down already", async () => {
		const { alice } = chain.accounts;
		const { pool, keys } = await waitingPool();
		for (const key of keys) await phala.worker(key).stop().send(alice).inBlock;
		const { steps, forcedStopAt } = await pool.projectQueue();
		const ends = (await pool.workers()).map(({ coolDownEndsAt }) => coolDownEndsAt);
		expect(forcedStopAt).toBeNull();
		expect(steps.map(({ at, amount }) => [at, amount])).toEqual([
			[ends[0], parsePha("2000")],
			[ends[1], parsePha("1000")],
		]);
	});

	it("rejects invalid assumptions and unknown pools", async () => {
		const pool = phala.stakePool(0);
		for (const wrong of ["help", null, {}, 5n] as never[])
			expect((await failed(pool.projectQueue(wrong))).code).toBe("INVALID_ARGUMENT");
		expect((await failed(pool.projectQueue({ contribution: -1n }))).code).toBe("INVALID_AMOUNT");
		expect((await failed(pool.projectQueue())).code).toBe("NOT_FOUND");
		expect((await failed(pool.exitTimeline())).code).toBe("NOT_FOUND");
	});

	it("has its countdowns in the exit timeline", async () => {
		const { pool } = await waitingPool();
		const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
		const timeline = await pool.exitTimeline();
		const [request] = (await pool.get()).withdrawQueue;
		expect(timeline).toMatchObject({
			queueValue: parsePha("3000"),
			shortfall: parsePha("3000"),
			criticalAt: request?.expiresAt,
			latestAt: (request?.expiresAt ?? 0) + coolDownSeconds,
			requests: [{ request, covered: false, countdownSeconds: gracePeriodSeconds }],
		});
		await chain.advance({ days: 2 });
		expect((await pool.exitTimeline()).requests[0]?.countdownSeconds).toBe(gracePeriodSeconds - 2 * DAY);
	});
});

describe("what an owner can start", () => {
	it("covers as many workers as the free stake allows at Smin, and those start", async () => {
		const { alice } = chain.accounts;
		const { pool, keys } = await poolWith([400, 400, 900, 900], "7000");
		const { starts, waiting, remaining, block } = await pool.suggestStarts();
		expect(starts.map(({ publicKey, stake }) => [publicKey, stake])).toEqual([
			[keys[0], parsePha("2000")],
			[keys[1], parsePha("2000")],
			[keys[2], parsePha("3000")],
		]);
		expect(waiting).toEqual([{ publicKey: keys[3], min: parsePha("3000"), score: 900 }]);
		expect([remaining, block]).toEqual([0n, (await pool.get()).block]);
		await phala.batch(starts.map(({ publicKey, stake }) => phala.worker(publicKey).start(stake))).send(alice).inBlock;
		expect(await pool.suggestStarts()).toMatchObject({ starts: [], waiting: [{ publicKey: keys[3] }], remaining: 0n });
	});

	it("keeps the reserve and follows the strategy", async () => {
		const { pool, keys } = await poolWith([900, 400, 400], "5000");
		const names = async (choice: Parameters<StakePool["suggestStarts"]>[0]) =>
			(await pool.suggestStarts(choice)).starts.map(({ publicKey }) => keys.indexOf(publicKey));
		expect(await names({})).toEqual([0, 1]);
		expect(await names({ strategy: "count", reserve: parsePha("1000") })).toEqual([1, 2]);
		expect(await names({ reserve: parsePha("1000") })).toEqual([0]);
		expect(await pool.suggestStarts({ reserve: parsePha("9000") })).toMatchObject({
			starts: [],
			remaining: parsePha("5000"),
		});
	});

	it("rejects invalid strategies and amounts", async () => {
		const pool = phala.stakePool(0);
		for (const strategy of ["best", null, 5] as never[]) {
			expect((await failed(pool.suggestStarts({ strategy }))).code).toBe("INVALID_ARGUMENT");
			expect((await failed(pool.suggestOverstake({ strategy }))).code).toBe("INVALID_ARGUMENT");
		}
		expect((await failed(pool.suggestStarts({ reserve: -1n }))).code).toBe("INVALID_AMOUNT");
		expect((await failed(pool.suggestOverstake({ reserve: 5 as never }))).code).toBe("INVALID_AMOUNT");
		expect((await failed(pool.suggestStarts())).code).toBe("NOT_FOUND");
		expect((await failed(pool.suggestOverstake())).code).toBe("NOT_FOUND");
		expect((await failed(pool.reclaimable())).code).toBe("NOT_FOUND");
	});
});

describe("overstaking", () => {
	it("suggests totals that the chain accepts, with the resulting V", async () => {
		const { alice } = chain.accounts;
		const { pool, keys } = await poolWith([400, 400, 400], "5000");
		await start(keys.slice(0, 2), "2000");
		const { steps, remaining } = await pool.suggestOverstake({ reserve: parsePha("100") });
		expect(steps.map(({ publicKey, stake, extra }) => [publicKey, stake, extra])).toEqual([
			[keys[0], parsePha("2450"), parsePha("450")],
			[keys[1], parsePha("2450"), parsePha("450")],
		]);
		expect(remaining).toBe(parsePha("100"));
		const restarts = steps.map(({ publicKey, stake }) => phala.worker(publicKey).restart(stake));
		const { result } = await phala.batch(restarts).send(alice).inBlock;
		expect(result.map(({ ve }) => ve)).toEqual(steps.map(({ ve }) => ve));
		expect((await pool.get()).freeStake).toBe(parsePha("100"));
	});

	it("reports the V that a worker with earned V loses", async () => {
		const { pool, keys } = await poolWith([400], "2100");
		await start(keys, "2000");
		const { ve } = await phala.worker(keys[0] ?? "").get();
		expect((await pool.suggestOverstake()).steps[0]?.vLost).toBe(0n);
		const grown = ((ve ?? 0n) >> 64n) + 500n;
		await chain.settle([{ worker: keys[0] ?? "", payout: 0n, v: grown * parsePha("1") }]);
		const [raise] = (await pool.suggestOverstake()).steps;
		expect(raise?.vLost).toBe((grown << 64n) - (raise?.ve ?? 0n));
		expect((await pool.suggestOverstake({ strategy: "v" })).steps).toEqual([]);
	});

	it("leaves the free stake to queued requests", async () => {
		const { pool } = await waitingPool();
		await chain.settle([{ worker: (await pool.get()).workers[0] ?? "", payout: parsePha("10") }]);
		const { freeStake } = await pool.get();
		expect(freeStake).toBe(parsePha("10"));
		expect(await pool.suggestOverstake()).toMatchObject({ steps: [], remaining: freeStake });
	});
});

describe("stake to reclaim", () => {
	it("is listed when its cool-down is over, the next one by its time", async () => {
		const { alice } = chain.accounts;
		const { pool, keys } = await poolWith([400, 400], "4000");
		await start(keys, "2000");
		expect(await pool.reclaimable()).toMatchObject({ due: [], next: null });
		for (const key of keys) {
			await phala.worker(key).stop().send(alice).inBlock;
			await chain.advance({ days: 1 });
		}
		const [first, second] = await pool.workers();
		expect((await pool.reclaimable()).next).toEqual({ publicKey: keys[0], at: first?.coolDownEndsAt });
		await chain.advance({ days: 5 });
		const { due: now, next, block } = await pool.reclaimable();
		expect(now).toEqual([{ publicKey: keys[0], stake: parsePha("2000") }]);
		expect(next).toEqual({ publicKey: keys[1], at: second?.coolDownEndsAt });
		expect(block).toEqual((await pool.get()).block);
		await chain.advance({ days: 2 });
		expect(await pool.reclaimable()).toMatchObject({
			due: [{ publicKey: keys[0] }, { publicKey: keys[1] }],
			next: null,
		});
	});
});

describe("estimates", () => {
	it("use the chain's parameters, and return them", async () => {
		const { pool, keys } = await poolWith([400, 900], "9000");
		const other = await poolWith([400], "2000");
		await pool.setCommission(percent("10")).send(chain.accounts.alice).inBlock;
		await start(keys, "3000");
		await start(other.keys, "2000");
		const [budget, estimate] = [await phala.budget(), await pool.estimateEarnings()];
		const states = await Promise.all([...keys, ...other.keys].map((key) => phala.worker(key).get()));
		const shares = states.map(({ v, initialScore }) => payoutShare(v ?? 0n, initialScore ?? 0, 1));
		expect(budget).toMatchObject({
			workers: 3,
			totalShare: shares.reduce((sum, share) => sum + share, 0n),
			blockSeconds: (await phala.parameters()).blockSeconds,
			budgetPerBlock: (await phala.parameters()).tokenomics.budgetPerBlock,
			block: (await pool.get()).block,
		});
		expect(estimate.assumptions).toEqual({ budget, score: "initial", contribution: 0n, compounding: "daily" });
		expect(estimate.workers.map(({ publicKey, payoutShare: share }) => [publicKey, share])).toEqual([
			[keys[0], shares[0]],
			[keys[1], shares[1]],
		]);
		const daily = dailyReward((shares[0] ?? 0n) + (shares[1] ?? 0n), budget);
		expect(estimate.dailyReward).toBeCloseTo(daily, 6);
		expect(estimate.apr).toBeCloseTo((daily * 365 * 0.9) / 9000, 6);
		expect(estimate.apy).toBe(apy(estimate.apr));
		expect(estimate.aprAfter).toBe(estimate.apr);
	});

	it("decrease with a contribution, unless it pays the queue", async () => {
		const { pool, keys } = await poolWith([400], "2000");
		await start(keys, "2000");
		const budget = await phala.budget();
		const { apr, aprAfter } = await pool.estimateEarnings({ contribution: parsePha("2000"), budget });
		expect(aprAfter).toBeCloseTo(apr / 2, 9);
		const { bob } = chain.accounts;
		await phala.delegator(bob.address).withdraw(pool.pid, "all").send(bob).inBlock;
		const queued = await pool.estimateEarnings({ contribution: parsePha("2000"), budget });
		expect(queued.aprAfter).toBeCloseTo(apr, 9);
	});

	it("are 0 for a pool that is empty or idle, and for unresponsive workers", async () => {
		const { alice } = chain.accounts;
		const empty = phala.stakePool((await phala.createStakePool().send(alice).inBlock).result.pid);
		expect(await empty.estimateEarnings()).toMatchObject({ apr: 0, apy: 0, aprAfter: 0, dailyReward: 0, workers: [] });
		const { pool, keys } = await poolWith([400, 400], "4000");
		expect(await pool.estimateEarnings({ contribution: 5n })).toMatchObject({ apr: 0, aprAfter: 0 });
		await start(keys, "2000");
		await chain.offline(keys[0] ?? "");
		const { workers } = await pool.estimateEarnings();
		expect(workers.map(({ dailyReward: daily }) => daily > 0)).toEqual([false, true]);
		expect((await phala.budget()).workers).toBe(1);
	});

	it("can be computed for a past block", async () => {
		const { pool, keys } = await poolWith([400], "2000");
		await start(keys, "2000");
		const then = await pool.estimateEarnings();
		await phala
			.worker(keys[0] ?? "")
			.stop()
			.send(chain.accounts.alice).inBlock;
		expect((await pool.estimateEarnings()).apr).toBe(0);
		const past = await phala.at(then.block.number);
		expect(await past.stakePool(pool.pid).estimateEarnings()).toEqual(then);
		expect(await past.budget()).toEqual(then.assumptions.budget);
	});

	it("reject invalid contributions and budgets", async () => {
		const pool = phala.stakePool(0);
		expect((await failed(pool.estimateEarnings({ contribution: -1n }))).code).toBe("INVALID_AMOUNT");
		for (const budget of [null, 5, {}] as never[])
			expect((await failed(pool.estimateEarnings({ budget }))).code).toBe("INVALID_ARGUMENT");
		expect((await failed(pool.estimateEarnings())).code).toBe("NOT_FOUND");
	});
});
