import { expandMetadata } from "@polkadot/types/metadata";
import { describe, expect, it } from "vitest";
import type { Call } from "../../../src/chain/operation.ts";
import { TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import { findExceededLimits } from "../../../src/plan/block-limits.ts";
import type { TransactionEstimate } from "../../../src/plan/estimate-fee.ts";
import { v1, v2 } from "../../support/metadata/specimens.ts";
import { remark } from "../../support/test-operation.ts";

const SMALL: TransactionEstimate = { fee: 1n, weight: 1n, proofSize: 1n, length: 100n };
const HUGE: TransactionEstimate = { fee: 1n, weight: 10n ** 15n, proofSize: 10n ** 15n, length: 10n ** 15n };
const WEIGHT = 349_886_362_000n;
const PROOF = 3_670_016n;
const LENGTH = 3_932_160n;

const calls = (count: number): Call[] => Array.from({ length: count }, () => remark("0x01"));
/** Weights of a runtime with that limit of one transaction; `null`: without a limit. */
const codec = new TransactionCodec(v2.scan, 2);
const weights = (maxExtrinsic: bigint | null) => ({ perClass: { normal: { maxExtrinsic } } });
/** A runtime with these constants of `System`. */
const codecWith = (system: Readonly<Record<string, unknown>>) => ({
	constant: (pallet: string, name: string) => (pallet === "System" ? system[name] : undefined),
});
const resourcesIn = (system: Readonly<Record<string, unknown>>, estimate: TransactionEstimate) =>
	findExceededLimits(codecWith(system), estimate, calls(20_000)).map(({ failure }) => failure.details);

describe("the limits of a block", () => {
	it.each([
		["weight", { weight: WEIGHT }, { weight: WEIGHT + 1n }, WEIGHT],
		["proofSize", { proofSize: PROOF }, { proofSize: PROOF + 1n }, PROOF],
		["length", { length: LENGTH }, { length: LENGTH + 1n }, LENGTH],
	] as const)("are exceeded by %s", (resource, most, tooMuch, limit) => {
		expect(findExceededLimits(codec, { ...SMALL, ...most }, [remark("0x01")])).toEqual([]);
		expect(findExceededLimits(codec, { ...SMALL, ...tooMuch }, [remark("0x01")])).toMatchObject([
			{ required: limit + 1n, limit, failure: { code: "BLOCK_LIMIT_EXCEEDED", details: { resource } } },
		]);
	});

	it("have a weight of one number in runtimes that count no proofs", () => {
		const { registry, metadata } = v1.polkadot();
		const { consts } = expandMetadata(registry, metadata);
		const early = new TransactionCodec(v1.scan, 1);
		const weights = consts.system?.blockWeights?.toJSON() as
			| {
					readonly perClass: { readonly normal: { readonly maxExtrinsic: number } };
			  }
			| undefined;
		const limit = BigInt(weights?.perClass.normal.maxExtrinsic ?? 0);
		expect(findExceededLimits(early, { ...SMALL, weight: limit, proofSize: 1n << 64n }, calls(1))).toEqual([]);
		expect(findExceededLimits(early, { ...SMALL, weight: limit + 1n }, calls(1))).toMatchObject([
			{ required: limit + 1n, limit, failure: { details: { resource: "weight" } } },
		]);
	});

	it("are exceeded by the number of calls of a batch", () => {
		const batch = { pallet: "utility", method: "forceBatch", args: { calls: calls(10_923) } };
		const exceeded = [
			{
				required: 10_923n,
				limit: 10_922n,
				failure: { code: "TOO_MANY_CALLS", details: { calls: 10_923, limit: 10_922 } },
			},
		];
		expect(findExceededLimits(codec, SMALL, calls(10_922))).toEqual([]);
		expect(findExceededLimits(codec, SMALL, calls(10_923))).toMatchObject(exceeded);
		expect(findExceededLimits(codec, SMALL, [batch])).toMatchObject(exceeded);
		expect(findExceededLimits(codec, SMALL, [batch, remark("0x01")])).toEqual([]);
		expect(findExceededLimits(codec, SMALL, [])).toEqual([]);
	});

	it("are those that the runtime has", () => {
		expect(resourcesIn({}, HUGE)).toEqual([]);
		expect(resourcesIn({ BlockWeights: weights(null) }, HUGE)).toEqual([]);
		expect(resourcesIn({ BlockWeights: weights(7n) }, HUGE)).toMatchObject([{ resource: "weight", limit: 7n }]);
	});
});
