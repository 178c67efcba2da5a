import { describe, expect, test } from "vitest";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import type { Call, Prepared } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { encodeCalls } from "../../../src/plan/encode-calls.ts";
import { rhala1130 } from "../../support/metadata/specimens.ts";

const codec = new TransactionCodec(rhala1130.scan, 1);
const create: Call = { pallet: "phalaStakePool", method: "create", args: {} };

function prepared(calls: readonly Call[], failures: Prepared["failures"] = []): Prepared {
	return {
		calls,
		failures,
		transferable: 0n,
		spends: 0n,
		outcome: () => null,
		expected: () => null,
		forecasts: () => [],
	};
}

function start(verifyCall: (call: Call, bytes: Hex) => void = () => {}) {
	const verified: Call[] = [];
	const verifier = {
		verifyCall(call: Call, bytes: Hex) {
			verified.push(call);
			verifyCall(call, bytes);
		},
	} as Partial<WritesModule["verifier"]> as WritesModule["verifier"];
	const encode = (...parts: Parameters<typeof prepared>) => encodeCalls({ codec, verifier }, prepared(...parts));
	return { encode, verified };
}

describe("the call of a transaction", () => {
	test("is the only call, verified", async () => {
		const { encode, verified } = start((_, bytes) => expect(bytes).toBe(codec.encodeCall(create)));
		expect(await encode([create])).toBe(codec.encodeCall(create));
		expect(verified).toEqual([create]);
	});

	test("is a batchAll of several calls", async () => {
		const { encode, verified } = start();
		const batch: Call = { pallet: "utility", method: "batchAll", args: { calls: [create, create] } };
		expect(codec.decodeCall(await encode([create, create]))).toEqual(batch);
		expect(verified).toEqual([batch]);
	});

	test("is not given where the runtime is not known to have it", async () => {
		const { encode } = start(() => {
			throw new RangeError("differs");
		});
		await expect(encode([create])).rejects.toThrow(RangeError);
	});

	test("does not exist without calls: the first failure is why", async () => {
		const { encode } = start();
		const failures = [ruleFailure("NO_POSITION", { pid: 1 }), ruleFailure("NO_REWARD", { pid: 1 })];
		await expect(encode([], failures)).rejects.toMatchObject({ code: "NO_POSITION" });
		const details = { name: "calls", value: "[]" };
		await expect(encode([])).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details });
	});
});
