import { describe, expect, test } from "vitest";
import {
	computePayout,
	growV,
	ONE,
	payoutShare,
	slashV,
	splitReward,
	type WorkerValue,
} from "../../../src/math/index.ts";
import { decimal, RHALA } from "../../support/math/parameters.ts";
import { codeOf } from "../../support/math/refusals.ts";

const V = 10_000n * ONE;

/** A worker with score 2000 after so many blocks without a payout. */
function idle(blocks: number): WorkerValue {
	let worker = { v: V, deductible: 0n };
	for (let i = 0; i < blocks; i++) worker = growV(worker, 2000, 2000, RHALA);
	return worker;
}

describe("the gatekeeper", () => {
	test("weighs V and power", () => {
		expect(decimal(payoutShare(V, 2000, 1), 9)).toBe("10770.329614268");
		expect(decimal(payoutShare(V, 2000, 4), 9)).toBe("10499.523798725");
		expect(decimal(payoutShare(V, 2000, 5), 9)).toBe("10384.603988597");
		expect(decimal(payoutShare(3n * V, 2000, 1), 6)).toBe("30265.491900");
	});

	test("takes level 128 in full and unknown levels without power", () => {
		expect(payoutShare(V, 2000, 128)).toBe(payoutShare(V, 2000, 1));
		for (const level of [0, 6, 127]) expect(payoutShare(V, 2000, level)).toBe(V);
	});

	test("lets V grow by 0.00673 in an idle block and 0.40389 in 60", () => {
		expect(decimal(idle(1).deductible, 10)).toBe("0.0067313443");
		expect(decimal(idle(60).v, 9)).toBe("10000.403888600");
		expect(decimal(idle(60).deductible, 9)).toBe("0.403888600");
	});

	test("lets V grow with the score now, and not beyond its cap; the deductible is not capped", () => {
		const slow = growV({ v: V, deductible: 0n }, 2000, 1000, RHALA);
		const full = growV({ v: V, deductible: 0n }, 2000, 2000, RHALA);
		expect(full.deductible - 2n * slow.deductible).toBeLessThanOrEqual(1n);
		const capped = growV({ v: RHALA.vMax, deductible: 5n }, 2000, 2000, RHALA);
		expect(capped.v).toBe(RHALA.vMax);
		expect(capped.deductible).toBeGreaterThan(5n);
		expect(codeOf(() => growV({ v: V, deductible: 0n }, 0, 1, RHALA))).toBe("INVALID_AMOUNT");
	});

	test("pays the budget of 60 blocks and takes the growth back", () => {
		const worker = idle(60);
		const paid = computePayout(worker, payoutShare(worker.v, 2000, 1), 1_000_000n * ONE, 60, RHALA);
		expect(decimal(paid.payout, 9)).toBe("51.699382159");
		expect(decimal(paid.treasury, 9)).toBe("12.924845539");
		expect(decimal(paid.payout + paid.treasury, 8)).toBe("64.62422769");
		expect(paid).toMatchObject({ v: V, deductible: 0n });
	});

	test("reduces V by no more than was paid", () => {
		const worker = { v: V, deductible: ONE };
		const paid = computePayout(worker, ONE, 1000n * ONE, 1, RHALA);
		expect(paid.v).toBe(V - paid.payout);
	});

	test("pays nothing without growth, share, network or blocks", () => {
		const nothing = { payout: 0n, treasury: 0n, v: V };
		const idle = { v: V, deductible: 0n };
		const grown = { v: V, deductible: 1n };
		expect(computePayout(idle, ONE, ONE, 1, RHALA)).toEqual({ ...nothing, deductible: 0n });
		expect(computePayout(grown, 0n, ONE, 1, RHALA)).toEqual({ ...nothing, deductible: 1n });
		expect(computePayout(grown, ONE, 0n, 1, RHALA)).toEqual({ ...nothing, deductible: 1n });
		expect(computePayout(grown, ONE, ONE, 0, RHALA)).toEqual({ ...nothing, deductible: 1n });
	});

	test("slashes 0.1 % an hour", () => {
		expect(decimal(V - slashV(V, RHALA.slashRate), 9)).toBe("0.033333333");
		let v = V;
		for (let block = 0; block < 300; block++) v = slashV(v, RHALA.slashRate);
		expect(decimal(v, 9)).toBe("9990.004981683");
	});

	test("10 PHA mined at 40 % commission are 2 for the treasury, 3.2 for the owner, 4.8 for delegators", () => {
		const worker = { v: V, deductible: ONE };
		const { payout, treasury } = computePayout(worker, ONE, 10n * ONE, 1, RHALA);
		expect(Number(treasury) / 2 ** 64).toBeCloseTo(2, 9);
		expect(Number(payout) / 2 ** 64).toBeCloseTo(8, 9);
		expect(splitReward(8_000_000_000_000n, 400_000)).toEqual({
			toOwner: 3_200_000_000_000n,
			toDelegators: 4_800_000_000_000n,
		});
	});
});
