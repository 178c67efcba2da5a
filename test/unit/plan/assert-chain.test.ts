import { expect, test } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { assertChain } from "../../../src/plan/assert-chain.ts";

const GENESIS: Hex = `0x${"01".repeat(32)}`;
const OTHER: Hex = `0x${"02".repeat(32)}`;
const AT: Hex = `0x${"03".repeat(32)}`;
const SPEC = 1199;

/** Compares a plan for `GENESIS` and `SPEC` with what a node answers. */
function assertWith({
	genesis = GENESIS,
	version = { specVersion: SPEC },
}: {
	genesis?: unknown;
	version?: unknown;
}): Promise<void> {
	const request = async (method: string, [param]: readonly unknown[]) => {
		if (method === "chain_getBlockHash" && param === 0) return genesis;
		if (method === "state_getRuntimeVersion" && param === AT) return version;
		throw new Error(`unexpected ${method}`);
	};
	const rpc = { request, subscribe: () => Promise.reject(new Error("no subscriptions")) };
	return assertChain({ rpc, network: { genesisHash: GENESIS, specVersion: SPEC } }, AT);
}

test("a plan is signed for the chain and the runtime that it was made for", async () => {
	await expect(assertWith({})).resolves.toBeUndefined();
});

test("it is not where the node serves another chain", async () => {
	const details = { expected: GENESIS, actual: OTHER };
	await expect(assertWith({ genesis: OTHER })).rejects.toMatchObject({ code: "WRONG_GENESIS", details });
});

test("it is not where the block has another runtime", async () => {
	const changed = { code: "RUNTIME_CHANGED", details: { expected: SPEC, actual: SPEC + 1 } };
	await expect(assertWith({ version: { specVersion: SPEC + 1 } })).rejects.toMatchObject(changed);
});

test.each([null, 5, {}])("an answer that is no genesis hash is refused: %j", async (genesis) => {
	await expect(assertWith({ genesis })).rejects.toMatchObject({
		code: "RPC_FAILED",
		details: { method: "chain_getBlockHash" },
	});
});

test.each([null, {}, { specVersion: "1199" }])("an answer that is no version is refused: %j", async (version) => {
	await expect(assertWith({ version })).rejects.toMatchObject({
		code: "RPC_FAILED",
		details: { method: "state_getRuntimeVersion" },
	});
});
