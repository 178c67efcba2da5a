import type { SubmittableExtrinsic } from "@polkadot/api/types";
import { expect, test } from "vitest";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import type { Call } from "../../../src/chain/operation.ts";
import { verifyExtrinsic } from "../../../src/plan/verify-extrinsic.ts";

const CALL: Call = { pallet: "system", method: "remark", args: { remark: "0x01" } };
const extrinsic = { method: { toHex: () => "0x0001" } } as unknown as SubmittableExtrinsic<"promise">;

function verifierOf(verifyCall: (call: Call, bytes: string) => void) {
	return { verifier: { verifyCall } } as unknown as Pick<WritesModule, "verifier">;
}

test("an extrinsic is compared with the plan's call, and returned", () => {
	const compared: unknown[] = [];
	const writes = verifierOf((...parts) => compared.push(parts));
	expect(verifyExtrinsic(writes, { calls: [CALL] }, extrinsic)).toBe(extrinsic);
	expect(compared).toEqual([[CALL, "0x0001"]]);
});

test("an extrinsic of several calls is compared with their batch", () => {
	const compared: unknown[] = [];
	verifyExtrinsic(
		verifierOf((call) => compared.push(call)),
		{ calls: [CALL, CALL] },
		extrinsic,
	);
	expect(compared).toEqual([{ pallet: "utility", method: "batchAll", args: { calls: [CALL, CALL] } }]);
});

test("an extrinsic that differs is not returned", () => {
	const writes = verifierOf(() => {
		throw new RangeError("differs");
	});
	expect(() => verifyExtrinsic(writes, { calls: [CALL] }, extrinsic)).toThrow(RangeError);
});

test("a plan without calls has nothing to compare", () => {
	const writes = verifierOf(() => expect.unreachable());
	expect(verifyExtrinsic(writes, { calls: [] }, extrinsic)).toBe(extrinsic);
});
