import type { ApiPromise } from "@polkadot/api";
import { Struct, TypeRegistry } from "@polkadot/types";
import { expandMetadata } from "@polkadot/types/metadata";
import { describe, expect, it } from "vitest";
import type { Call } from "../../../src/chain/operation.ts";
import { findExceededLimits } from "../../../src/plan/block-limits.ts";
import type { TransactionEstimate } from "../../../src/plan/estimate-fee.ts";
import { devApi } from "../../support/dev-api.ts";
import { v1 } from "../../support/metadata/specimens.ts";
import { remark } from "../../support/test-operation.ts";

const SMALL: TransactionEstimate = { fee: 1n, weight: 1n, proofSize: 1n, length: 100n };
const HUGE: TransactionEstimate = { fee: 1n, weight: 10n ** 15n, proofSize: 10n ** 15n, length: 10n ** 15n };
const WEIGHT = 349_886_362_000n;
const PROOF = 3_670_016n;
const LENGTH = 3_932_160n;

const calls = (count: number): Call[] => Array.from({ length: count }, () => remark("0x01"));
/** Weights of a runtime with that limit of one transaction; `null`: without a limit. */
const weights = (maxExtrinsic: number | null) =>
	new (Struct.with({ perClass: Struct.with({ normal: Struct.with({ maxExtrinsic: "Option<u64>" }) }) }))(
		new TypeRegistry(),
		{ perClass: { normal: { maxExtrinsic } } },
	);
/** A runtime with these constants of `system`. */
const apiWith = (system: object | undefined) => ({ consts: { system } }) as unknown as ApiPromise;
const resourcesIn = (api: ApiPromise, estimate: TransactionEstimate) =>
	findExceededLimits(api, estimate, calls(20_000)).map(({ failure }) => failure.details);

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

	it("have a weight of one number in runtimes that count no proofs", () => {
		const { registry, metadata } = v1.polkadot();
		const { consts } = expandMetadata(registry, metadata);
		const api = { consts } as unknown as ApiPromise;
		const weights = consts.system?.blockWeights?.toJSON() as
			| {
					readonly perClass: { readonly normal: { readonly maxExtrinsic: number } };
			  }
			| undefined;
		const limit = BigInt(weights?.perClass.normal.maxExtrinsic ?? 0);
		expect(findExceededLimits(api, { ...SMALL, weight: limit, proofSize: 1n << 64n }, calls(1))).toEqual([]);
		expect(findExceededLimits(api, { ...SMALL, weight: limit + 1n }, calls(1))).toMatchObject([
			{ required: limit + 1n, limit, failure: { details: { resource: "weight" } } },
		]);
	});

	it("are exceeded by the number of calls of a batch", async () => {
		const api = await devApi();
		const batch = { pallet: "utility", method: "forceBatch", args: { calls: calls(10_923) } };
		const exceeded = [
			{
				required: 10_923n,
				limit: 10_922n,
				failure: { code: "TOO_MANY_CALLS", details: { calls: 10_923, limit: 10_922 } },
			},
		];
		expect(findExceededLimits(api, SMALL, calls(10_922))).toEqual([]);
		expect(findExceededLimits(api, SMALL, calls(10_923))).toMatchObject(exceeded);
		expect(findExceededLimits(api, SMALL, [batch])).toMatchObject(exceeded);
		expect(findExceededLimits(api, SMALL, [batch, remark("0x01")])).toEqual([]);
		expect(findExceededLimits(api, SMALL, [])).toEqual([]);
	});

	it("are those that the runtime has", () => {
		expect(resourcesIn(apiWith(undefined), HUGE)).toEqual([]);
		expect(resourcesIn(apiWith({}), HUGE)).toEqual([]);
		expect(resourcesIn(apiWith({ blockWeights: weights(null) }), HUGE)).toEqual([]);
		expect(resourcesIn(apiWith({ blockWeights: weights(7) }), HUGE)).toMatchObject([{ resource: "weight", limit: 7n }]);
	});
});
