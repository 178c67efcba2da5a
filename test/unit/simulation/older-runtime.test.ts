import { describe, expect, it } from "vitest";
import { createMetadataReader } from "../../../src/chain/metadata/metadata-reader.ts";
import { TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { loadChainRules } from "../../../src/simulation/chain-rules.ts";
import { simulate } from "../../../src/simulation/simulation.ts";
import { rhala1130 } from "../../support/metadata/specimens.ts";
import { runQuery } from "../../support/run-query.ts";

describe("a simulation of a runtime that names no fields of its events", () => {
	it("executes calls that deposit events", async () => {
		const { scan } = rhala1130;
		const codec = new TransactionCodec(scan, 1);
		const rules = await loadChainRules(1, { codec, hasKnownEffects: () => true, metadata: createMetadataReader(scan) });
		const account: Hex = `0x${"11".repeat(32)}`;
		const create = { pallet: "phalaStakePool", method: "create", args: {} };
		const block = { hash: `0x${"22".repeat(32)}`, number: 1, timestampMs: 0 } as const;
		const results = runQuery(simulate(rules, [(simulation) => simulation.execute([create], account)]), block);
		expect(results).toEqual([{ type: "done" }]);
	});
});
