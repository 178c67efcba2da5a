import { describe, expect, test } from "vitest";
import {
	apr,
	aprAfter,
	aprFromApy,
	aprMultiplier,
	apy,
	dailyBudget,
	dailyReward,
	legacyApr,
	ONE,
	parsePha,
	payoutShare,
	totalPayoutShare,
	vaultAprMultiplier,
} from "../../../src/math/index.ts";
import { RHALA } from "../../support/math/parameters.ts";
import { codeOf } from "../../support/math/refusals.ts";

const worker = { v: 10_000n * ONE, score: 2000, confidenceLevel: 1 };
const pool = { workers: [worker, worker, worker], commissionPpm: 100_000, totalStake: parsePha("30000") };
const network = {
	totalShare: 200_000_000n * ONE,
	budgetPerBlock: RHALA.budgetPerBlock,
	treasuryRatio: RHALA.treasuryRatio,
	blockSeconds: 12,
};

describe("estimates of yield", () => {
	test("three workers in a pool of 30 000 PHA yield what the Console showed", () => {
		expect(apr(pool, network)).toBeCloseTo(1.018959344, 9);
	});

	test("capped at 0.02 % of V an hour a pool of few shares yields no more than that", () => {
		// 0.00538516 PHA a block are below the cap of 0.00666667, twice as much is above.
		expect(legacyApr(pool, network)).toBeCloseTo(1.018959344, 9);
		const rich = { ...network, budgetPerBlock: 2n * network.budgetPerBlock };
		expect(apr(pool, rich)).toBeCloseTo(2 * 1.018959344, 8);
		expect(legacyApr(pool, rich)).toBeCloseTo((3 * 10_000 * 0.0002 * 24 * 365 * 0.8 * 0.9) / 30_000, 9);
		expect(legacyApr({ ...pool, workers: [{ ...worker, confidenceLevel: 0 }] }, network)).toBe(0);
		expect(legacyApr({ ...pool, totalStake: 0n }, network)).toBe(0);
	});

	test("the indexer's multiplier, rounded to six digits, yields what the later app showed", () => {
		const multiplier = Math.round(aprMultiplier(pool) * 1e6) / 1e6;
		expect(multiplier).toBe(0.96933);
		expect(apr(multiplier, network)).toBeCloseTo(1.018959696, 9);
	});

	test("daily compounding makes 176.6 % of it, and back", () => {
		expect(apy(1.018959696)).toBeCloseTo(1.766381, 6);
		expect(aprFromApy(apy(0.25))).toBeCloseTo(0.25, 10);
	});

	test("one worker earns 31.0185 PHA a day, 0.00538516 a block", () => {
		const share = payoutShare(worker.v, worker.score, worker.confidenceLevel);
		expect(dailyReward(share, network)).toBeCloseTo(31.0185, 4);
		const beforeTreasury = dailyReward(share, { ...network, treasuryRatio: 0n });
		expect(beforeTreasury / 7200).toBeCloseTo(0.00538516, 8);
	});

	test("10 000 shares of 200 million earn 36 PHA a day before the treasury's cut", () => {
		expect(dailyBudget(network)).toBeCloseTo(36, 9);
	});

	test("5000 PHA more make it less, unless they only pay the queue", () => {
		expect(aprAfter(1.018959344, pool.totalStake, parsePha("5000"), 0n)).toBeCloseTo(0.873394, 6);
		expect(aprAfter(1, pool.totalStake, parsePha("5000"), parsePha("6000"))).toBe(1);
	});

	test("the network's share is the sum over workers of levels 1 to 5", () => {
		const share = payoutShare(worker.v, worker.score, worker.confidenceLevel);
		expect(totalPayoutShare([worker, worker, { ...worker, confidenceLevel: 128 }])).toBe(2n * share);
		expect(totalPayoutShare([])).toBe(0n);
	});

	test("without computing workers or delegated stake nothing is earned", () => {
		const idle = { ...network, totalShare: 0n };
		expect([dailyReward(0n, idle), apr(pool, idle), aprAfter(0, 0n, 0n, 0n), aprAfter(0, 0n, 5n, 0n)]).toEqual([
			0, 0, 0, 0,
		]);
	});

	test("levels outside 1 to 5 and empty pools earn nothing", () => {
		expect(aprMultiplier({ ...pool, workers: [{ ...worker, confidenceLevel: 128 }] })).toBe(0);
		expect(aprMultiplier({ ...pool, totalStake: 0n })).toBe(0);
		expect(apr({ ...pool, workers: [] }, network)).toBe(0);
	});

	test("a vault earns by what it has invested, less its own cut", () => {
		const positions = [
			{ multiplier: 1, value: parsePha("300") },
			{ multiplier: 0.5, value: parsePha("100") },
		];
		expect(vaultAprMultiplier(positions, parsePha("500"), 100_000)).toBeCloseTo((350 / 500) * 0.9, 12);
		expect(vaultAprMultiplier(positions, 0n, 0)).toBe(0);
	});

	test("refuses impossible commissions", () => {
		expect(codeOf(() => legacyApr({ ...pool, commissionPpm: -1 }, network))).toBe("INVALID_COMMISSION");
		expect(codeOf(() => apr({ ...pool, commissionPpm: 1_000_001 }, network))).toBe("INVALID_COMMISSION");
		expect(codeOf(() => vaultAprMultiplier([], 1n, 0.1))).toBe("INVALID_COMMISSION");
	});
});
