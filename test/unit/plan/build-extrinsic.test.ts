import type { ApiPromise } from "@polkadot/api";
import { expandMetadata } from "@polkadot/types/metadata";
import { describe, expect, test } from "vitest";
import type { Prepared } from "../../../src/chain/operation.ts";
import { toPlain } from "../../../src/codec/to-plain.ts";
import { buildExtrinsic } from "../../../src/plan/build-extrinsic.ts";
import { rhala1130, type Specimen, v1 } from "../../support/metadata/specimens.ts";

/** The calls of a runtime, as in `@polkadot/api`, without its methods to send them. */
function apiOf(specimen: Specimen): ApiPromise {
	const { registry, metadata } = specimen.polkadot();
	return { tx: expandMetadata(registry, metadata).tx } as unknown as ApiPromise;
}

const create = { pallet: "phalaStakePool", method: "create", args: {} };
const reclaims = { pallet: "utility", method: "forceBatch", args: { calls: [create, create] } };

function prepared(...calls: Prepared["calls"]): Prepared {
	return { calls, failures: [], transferable: 0n, spends: 0n, outcome: () => null };
}

describe("the extrinsic of prepared calls", () => {
	test.each([
		["forceBatch", v1],
		["batchTry", rhala1130],
	])("builds a batch that continues after failures as %s, under the runtime's name for it", (method, specimen) => {
		const call = toPlain(buildExtrinsic(apiOf(specimen), prepared(reclaims), 1));
		expect(call).toMatchObject({ pallet: "utility", method, args: { calls: [create, create] } });
	});

	test("is a batchAll for several calls", () => {
		const call = toPlain(buildExtrinsic(apiOf(rhala1130), prepared(create, create), 1));
		expect(call).toMatchObject({ pallet: "utility", method: "batchAll" });
	});

	test("does not exist for a call that the chain does not have", () => {
		const unknown = { pallet: "phalaStakePool", method: "claimOwnerRewards", args: {} };
		expect(() => buildExtrinsic(apiOf(rhala1130), prepared(unknown), 1)).toThrow(
			expect.objectContaining({ code: "UNSUPPORTED" }),
		);
	});
});
