import type { ApiPromise } from "@polkadot/api";
import { expandMetadata } from "@polkadot/types/metadata";
import { describe, expect, test, vi } from "vitest";
import type { Prepared } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-error.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { toPlain } from "../../../src/codec/to-plain.ts";
import { buildExtrinsic } from "../../../src/plan/build-extrinsic.ts";
import { rhala1130, type Specimen, v1 } from "../../support/metadata/specimens.ts";

/** The calls of a runtime, as in `@polkadot/api`, without its methods to send them. */
function apiOf(specimen: Specimen): ApiPromise {
	const { registry, metadata } = specimen.polkadot();
	return { tx: expandMetadata(registry, metadata).tx } as unknown as ApiPromise;
}

/** A function that builds a call with one argument. */
const fakeCall = (name: string) => Object.assign(vi.fn(), { meta: { args: [{ name }] } });
const apiWith = (method: string, tx: object) => ({ tx: { system: { [method]: tx } } }) as unknown as ApiPromise;

const create = { pallet: "phalaStakePool", method: "create", args: {} };
const reclaims = { pallet: "utility", method: "forceBatch", args: { calls: [create, create] } };

function prepared(...calls: Prepared["calls"]): Prepared {
	return {
		calls,
		failures: [],
		transferable: 0n,
		spends: 0n,
		outcome: () => null,
		expected: () => null,
		forecasts: () => [],
	};
}

describe("the extrinsic of prepared calls", () => {
	test.each([
		["forceBatch", v1],
		["batchTry", rhala1130],
	])("builds a batch that continues after failures as %s, under the runtime's name for it", (method, specimen) => {
		const call = toPlain(buildExtrinsic(apiOf(specimen), prepared(reclaims), 1));
		expect(call).toMatchObject({ pallet: "utility", method, args: { calls: [create, create] } });
	});

	test("is a batchAll of several calls", () => {
		const call = toPlain(buildExtrinsic(apiOf(rhala1130), prepared(create, create), 1));
		expect(call).toMatchObject({ pallet: "utility", method: "batchAll", args: { calls: [create, create] } });
	});

	test("takes lists of other things than calls, and empty ones", () => {
		const keys: Hex[] = ["0x01", "0x0203"];
		const kill = { pallet: "system", method: "killStorage", args: { keys } };
		const empty = { pallet: "utility", method: "batch", args: { calls: [] } };
		for (const call of [kill, empty]) expect(toPlain(buildExtrinsic(apiOf(v1), prepared(call), 1))).toMatchObject(call);
		const set = { pallet: "system", method: "setStorage", args: { items: [{ method: 1 }, {}] } };
		const tx = fakeCall("items");
		buildExtrinsic(apiWith("setStorage", tx), prepared(set), 1);
		buildExtrinsic(apiWith("setStorage", tx), prepared({ ...set, args: { items: [null, undefined] } }), 1);
		expect(tx.mock.calls).toEqual([[set.args.items], [[null, undefined]]]);
	});

	test.each([
		["phalaStakePool", "claimOwnerRewards"],
		["phalaVault", "create"],
		["phalaVault", "forceBatch"],
		["utility", "batch_try"],
	])("does not exist for %s.%s, which the chain does not have", (pallet, method) => {
		const build = () => buildExtrinsic(apiOf(rhala1130), prepared({ pallet, method, args: {} }), 1);
		const details = { operation: `${pallet}.${method}`, generation: 1, instead: null };
		expect(build).toThrow(expect.objectContaining({ code: "UNSUPPORTED", details }));
	});

	test("does not exist without calls: the first failure is why", () => {
		const failures = [ruleFailure("NO_POSITION", { pid: 1 }), ruleFailure("NO_REWARD", { pid: 1 })];
		expect(() => buildExtrinsic(apiOf(v1), { ...prepared(), failures }, 1)).toThrow(
			expect.objectContaining({ code: "NO_POSITION" }),
		);
		expect(() => buildExtrinsic(apiOf(v1), prepared(), 1)).toThrow(
			expect.objectContaining({
				code: "INVALID_ARGUMENT",
				details: expect.objectContaining({ name: "calls", value: "[]" }),
			}),
		);
	});
});
