import { describe, expect, it } from "vitest";
import { layouts } from "../../../generated/v2/signing.ts";
import { TransactionVerifier } from "../../../src/chain/signing/transaction-verifier.ts";
import { takeView } from "../../../src/plan/plan-view.ts";
import { buildPayload, type UnsignedTransaction } from "../../../src/plan/signing-payload.ts";
import { verifyPayload } from "../../../src/plan/verify-payload.ts";
import { v2 } from "../../support/metadata/specimens.ts";
import { startPlanClient } from "../../support/plan-client.ts";

const verifier = new TransactionVerifier(v2.scan, layouts);

async function build(nonce: number, options: { tip?: bigint; mortality?: number | null }) {
	const { node, client } = await startPlanClient();
	const remark = node.api.tx.system?.remark?.("0x01");
	if (!remark) throw new Error("no system.remark");
	const deps = { rpc: client.rpc, network: client.network, api: node.api };
	const address = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";
	const unsigned = await buildPayload(deps, remark, address, { view: await takeView(client.rpc), nonce }, options);
	return { unsigned, network: client.network };
}

describe("verifying the bytes to sign", () => {
	it.each([
		[0, {}],
		[63, { tip: 63n }],
		[64, { tip: 64n }],
		[16_383, { tip: 16_384n, mortality: null }],
		[2 ** 30 - 1, { tip: (1n << 30n) - 1n }],
		[2 ** 30, { tip: 1n << 30n, mortality: 4 }],
		[2 ** 32 - 1, { tip: (1n << 32n) + 5n }],
		[1, { tip: (1n << 128n) - 1n }],
		[1, { tip: 1n << 64n }],
	])("accepts those of @polkadot/api: nonce %i", async (nonce, options) => {
		const { unsigned, network } = await build(nonce, options);
		expect(verifyPayload({ verifier }, network, unsigned)).toBe(unsigned);
	});

	it.each<[string, (unsigned: UnsignedTransaction) => UnsignedTransaction]>([
		["bytes of another call", (u) => ({ ...u, bytes: `0x00${u.bytes.slice(4, -2)}ff` })],
		["a byte more", (u) => ({ ...u, bytes: `${u.bytes}00` })],
		["another tip in the bytes", (u) => ({ ...u, payload: { ...u.payload, tip: "0x0b" } })],
		["another genesis", (u) => ({ ...u, payload: { ...u.payload, genesisHash: `0x${"11".repeat(32)}` } })],
		["another version of the runtime", (u) => ({ ...u, payload: { ...u.payload, specVersion: "0x00000001" } })],
		["another nonce than was asked for", (u) => ({ ...u, nonce: 9 })],
		[
			"an extension less",
			(u) => ({ ...u, payload: { ...u.payload, signedExtensions: u.payload.signedExtensions.slice(1) } }),
		],
		["another version of extrinsics", (u) => ({ ...u, payload: { ...u.payload, version: 5 } })],
		["a call that is not that of the payload", (u) => ({ ...u, method: "0x00" })],
	])("refuses %s", async (_, change) => {
		const { unsigned, network } = await build(1, { tip: 10n });
		expect(() => verifyPayload({ verifier }, network, change(unsigned))).toThrow(
			expect.objectContaining({ code: "UNVERIFIED_RUNTIME" }),
		);
	});
});
