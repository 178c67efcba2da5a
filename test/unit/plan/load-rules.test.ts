import { beforeAll, describe, expect, test } from "vitest";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import { createMetadataReader } from "../../../src/chain/metadata/metadata-reader.ts";
import { TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import { loadRules } from "../../../src/plan/load-rules.ts";
import type { PlanContext } from "../../../src/plan/plan-context.ts";
import { devApi } from "../../support/dev-api.ts";
import { v2 } from "../../support/metadata/specimens.ts";
import { remark } from "../../support/test-operation.ts";

let specVersion: number;
const chain = {
	codec: new TransactionCodec(v2.scan, 2),
	metadata: createMetadataReader(v2.scan),
	hasKnownEffects: ({ method }) => method === "remark",
} as Partial<WritesModule> as WritesModule;
const unknown = { pallet: "phalaStakePool", method: "withdraw", args: {} };

beforeAll(async () => {
	specVersion = (await devApi()).runtimeVersion.specVersion.toNumber();
});

/** A client of that runtime, whose `@polkadot/api` has the runtime `actual`. */
async function contextOf(actual: () => number): Promise<Pick<PlanContext, "api" | "generation" | "network">> {
	const { registry, runtimeMetadata, tx } = await devApi();
	const runtimeVersion = { specVersion: { toNumber: actual } };
	const api = { registry, runtimeMetadata, tx, runtimeVersion };
	return { generation: 2, network: { specVersion, genesisHash: "0x00" }, api: async () => api as never };
}

describe("the rules of a runtime", () => {
	test("decode and know the calls of the chain", async () => {
		const rules = await loadRules(await contextOf(() => specVersion), chain);
		expect(rules?.decode(remark("0x01"))).toEqual(remark("0x01"));
		expect(rules?.isKnown(remark("0x01"))).toBe(true);
		expect(rules?.isKnown(unknown)).toBe(false);
		expect(() => rules?.decode(unknown)).toThrow(
			expect.objectContaining({ code: "UNSUPPORTED", details: expect.objectContaining({ generation: 2 }) }),
		);
	});

	test("are not known while the library has another runtime", async () => {
		expect(await loadRules(await contextOf(() => specVersion + 1), chain)).toBeNull();
	});

	test("decode no call once the library has another runtime", async () => {
		let actual = specVersion;
		const rules = await loadRules(await contextOf(() => actual), chain);
		actual += 1;
		expect(() => rules?.decode(remark("0x02"))).toThrow(
			expect.objectContaining({ code: "RUNTIME_CHANGED", details: expect.objectContaining({ actual }) }),
		);
	});
});
