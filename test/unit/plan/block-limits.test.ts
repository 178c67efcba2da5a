import { describe, expect, it } from "vitest";
import { findExceededLimits } from "../../../src/plan/block-limits.ts";
import type { TransactionEstimate } from "../../../src/plan/estimate-fee.ts";
import { devApi } from "../../support/dev-api.ts";
import { remark } from "../../support/test-operation.ts";

const SMALL: TransactionEstimate = { fee: 1n, weight: 1n, proofSize: 1n, length: 100n };
const WEIGHT = 349_886_362_000n;
const PROOF = 3_670_016n;
const LENGTH = 3_932_160n;

describe("the limits of a block", () => {
	it.each([
		["weight", { weight: WEIGHT }, { weight: WEIGHT + 1n }, WEIGHT],
		["proofSize", { proofSize: PROOF }, { proofSize: PROOF + 1n }, PROOF],
		["length", { length: LENGTH }, { length: LENGTH + 1n }, LENGTH],
	] as const)("are exceeded by %s", async (resource, most, tooMuch, limit) => {
		const api = await devApi();
		expect(findExceededLimits(api, { ...SMALL, ...most }, [remark("0x01")])).toEqual([]);
		expect(findExceededLimits(api, { ...SMALL, ...tooMuch }, [remark("0x01")])).toMatchObject([
			{ required: limit + 1n, limit, failure: { code: "BLOCK_LIMIT_EXCEEDED", details: { resource } } },
		]);
	});

	it("are exceeded by the number of calls of a batch", async () => {
		const api = await devApi();
		const calls = (count: number) => Array.from({ length: count }, () => remark("0x01"));
		const batch = { pallet: "utility", method: "forceBatch", args: { calls: calls(10_923) } };
		const exceeded = [{ failure: { code: "TOO_MANY_CALLS", details: { calls: 10_923, limit: 10_922 } } }];
		expect(findExceededLimits(api, SMALL, calls(10_922))).toEqual([]);
		expect(findExceededLimits(api, SMALL, calls(10_923))).toMatchObject(exceeded);
		expect(findExceededLimits(api, SMALL, [batch])).toMatchObject(exceeded);
	});
});
