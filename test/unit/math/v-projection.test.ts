import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type ComputingWorker,
	computePayout,
	growV,
	nextV,
	ONE,
	payoutShare,
	projectV,
	slashV,
} from "../../../src/math/index.ts";
import { decimal, RHALA } from "../../support/math/parameters.ts";

const V = 10_000n * ONE;
const worker: ComputingWorker = {
	v: V,
	deductible: 0n,
	initialScore: 2000,
	score: 2000,
	confidenceLevel: 1,
	paidAt: 100,
};
const share = payoutShare(V, 2000, 1);

describe("a block of a computing worker", () => {
	test("without a heartbeat lets V grow, and pays nothing", () => {
		const { worker: next, payout, treasury } = nextV(worker, "idle", 101, share, RHALA);
		expect(next).toEqual({ ...worker, ...growV(worker, 2000, 2000, RHALA) });
		expect([payout, treasury]).toEqual([0n, 0n]);
	});

	test("with a heartbeat pays all blocks since the last payout", () => {
		const grown = { ...worker, deductible: ONE };
		const step = nextV(grown, "heartbeat", 160, 1_000_000n * ONE, RHALA);
		const { payout, treasury, v } = computePayout(grown, share, 1_000_000n * ONE, 60, RHALA);
		expect(step).toEqual({ worker: { ...worker, v, deductible: 0n, paidAt: 160 }, payout, treasury });
		expect(decimal(payout + treasury, 6)).toBe("64.621977");
	});

	test("with a heartbeat and nothing grown pays nothing and keeps the blocks for later", () => {
		const step = nextV(worker, "heartbeat", 160, share, RHALA);
		expect(step).toEqual({ worker, payout: 0n, treasury: 0n });
	});

	test("while unresponsive reduces V, drops the growth, and is never paid", () => {
		const step = nextV({ ...worker, deductible: ONE }, "unresponsive", 101, share, RHALA);
		expect(step).toEqual({
			worker: { ...worker, v: slashV(V, RHALA.slashRate), deductible: 0n, paidAt: 101 },
			payout: 0n,
			treasury: 0n,
		});
		const online = nextV(step.worker, "idle", 102, share, RHALA).worker;
		const paid = nextV(online, "heartbeat", 103, payoutShare(online.v, 2000, 1), RHALA);
		expect(decimal(paid.payout + paid.treasury, 9)).toBe("200.000000000");
	});

	test("keeps the caller's other fields of the worker", () => {
		expect(nextV({ ...worker, name: "A" }, "idle", 101, share, RHALA).worker.name).toBe("A");
	});
});

describe("a projection", () => {
	const input = { workers: [worker], block: 100, blocks: 60, heartbeatBlocks: 1000, otherShare: 0n, tokenomics: RHALA };

	test("lets V of 10 000 grow by 0.4038886 in 60 blocks without a heartbeat", () => {
		const [step] = projectV({ ...input, block: 2001, workers: [{ ...worker, paidAt: 2001 }] });
		expect(decimal(step?.worker.v ?? 0n, 9)).toBe("10000.403888600");
		expect(decimal(step?.worker.deductible ?? 0n, 9)).toBe("0.403888600");
	});

	test("pays 51.69938 PHA at the end of 60 blocks among a million shares", () => {
		const [step] = projectV({ ...input, heartbeatBlocks: 160, otherShare: 1_000_000n * ONE - share });
		expect(Number(step?.payout ?? 0n) / 2 ** 64).toBeCloseTo(51.69938, 2);
		expect(step?.worker).toMatchObject({ v: V, deductible: 0n, paidAt: 160 });
	});

	test("supports heartbeats one after another", () => {
		const workers = [worker, worker, worker];
		const steps = projectV({ ...input, workers, blocks: 20, heartbeatBlocks: 20, otherShare: 200n * share });
		expect(steps.map((step) => step.worker.paidAt)).toEqual([120, 119, 118]);
	});

	test("changes nothing in 0 blocks", () => {
		expect(projectV({ ...input, blocks: 0 })).toEqual([{ worker, payout: 0n, treasury: 0n }]);
	});

	test("never pays more than the budget, and pools get four parts of five", () => {
		const score = fc.integer({ min: 50, max: 5000 });
		const level = fc.integer({ min: 1, max: 5 });
		const v = fc.bigInt({ min: ONE, max: RHALA.vMax });
		fc.assert(
			fc.property(
				fc.array(fc.tuple(v, score, level), { minLength: 1, maxLength: 4 }),
				fc.integer({ min: 2, max: 9 }),
				(made, heartbeatBlocks) => {
					const workers = made.map(([v, score, confidenceLevel]) => ({
						...worker,
						v,
						initialScore: score,
						score,
						confidenceLevel,
					}));
					const steps = projectV({ ...input, workers, blocks: 30, heartbeatBlocks });
					const sum = (of: "payout" | "treasury") => steps.reduce((total, step) => total + step[of], 0n);
					const [payout, treasury] = [sum("payout"), sum("treasury")];
					// Weights shift by a hair from payout to payout, hence the thousandth.
					expect(payout + treasury).toBeLessThan((30n * RHALA.budgetPerBlock * 1001n) / 1000n);
					expect(Number(payout) / Number(treasury)).toBeCloseTo(4, 6);
				},
			),
			{ numRuns: 40, seed: 1 },
		);
	});
});
