import { expandMetadata, type GenericCall } from "@polkadot/types";
import { describe, expect, it } from "vitest";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { loadChainRules } from "../../../src/simulation/chain-rules.ts";
import { simulate } from "../../../src/simulation/simulation.ts";
import { rhala1130 } from "../../support/metadata/specimens.ts";
import { runQuery } from "../../support/run-query.ts";

describe("a simulation of a runtime that names no fields of its events", () => {
	it("executes calls that deposit events", async () => {
		const { registry, metadata } = rhala1130.polkadot();
		const { tx } = expandMetadata(registry, metadata);
		const encode = () => tx.phalaStakePool?.create?.() as unknown as GenericCall;
		const chain = { hasKnownEffects: () => true } as unknown as WritesModule;
		const rules = await loadChainRules({ generation: 1, registry, metadata, encode }, chain);
		const account: Hex = `0x${"11".repeat(32)}`;
		const create = { pallet: "phalaStakePool", method: "create", args: {} };
		const block = { hash: `0x${"22".repeat(32)}`, number: 1, timestampMs: 0 } as const;
		const results = runQuery(simulate(rules, [(simulation) => simulation.execute([create], account)]), block);
		expect(results).toEqual([{ type: "done" }]);
	});
});
