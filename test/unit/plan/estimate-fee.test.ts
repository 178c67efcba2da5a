import { describe, expect, test, vi } from "vitest";
import type { SignedExtrinsic, TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { estimateTransaction, fetchFee } from "../../../src/plan/estimate-fee.ts";
import { littleEndian } from "../../support/little-endian.ts";

const ACCOUNT: Hex = `0x${"0a".repeat(32)}`;
const AT: Hex = `0x${"b1".repeat(32)}`;
const CALL: Hex = "0x00000407";
const FEE = 1_234_567_890_123n;
/** A dispatch info of a runtime whose weight is one number: 300, class 0, the fee. */
const INFO = `0x2c01000000000000${"00"}${littleEndian(FEE, 16).slice(2)}`;
/** One of a runtime whose weight is two compact numbers: 300 and 5. */
const INFO_WITH_PROOF = `0xb10414${"00"}${littleEndian(FEE, 16).slice(2)}`;

/** A node that returns `info`, and a runtime with such weights, whose extrinsics have 300 bytes. */
function start(info: string, hasProofSize = false) {
	const request = vi.fn(async (_method: string, _params: readonly unknown[]): Promise<unknown> => info);
	const rpc = { request, subscribe: () => Promise.reject(new Error("no subscriptions")) };
	const encodeExtrinsic = vi.fn((_: SignedExtrinsic): Hex => `0x${"07".repeat(300)}`);
	const codec = { hasProofSize, encodeExtrinsic } as Partial<TransactionCodec> as TransactionCodec;
	const estimate = (options = {}) => estimateTransaction({ rpc, codec }, CALL, ACCOUNT, { at: AT, nonce: 9 }, options);
	return { rpc, request, encodeExtrinsic, estimate };
}

describe("the estimate of a transaction", () => {
	test("has the fee, the weight and the bytes", async () => {
		expect(await start(INFO).estimate()).toEqual({ fee: FEE, weight: 300n, proofSize: 0n, length: 300n });
	});

	test("has the size of proofs in runtimes that count them", async () => {
		const { estimate } = start(INFO_WITH_PROOF, true);
		expect(await estimate()).toEqual({ fee: FEE, weight: 300n, proofSize: 5n, length: 300n });
	});

	test("is asked for at the block, with the extrinsic and its length", async () => {
		const { estimate, request } = start(INFO);
		await estimate();
		const params = `0x${"07".repeat(300)}2c010000`;
		expect(request).toHaveBeenCalledExactlyOnceWith("state_call", ["TransactionPaymentApi_query_info", params, AT]);
	});

	test("includes the tip", async () => {
		const { estimate, encodeExtrinsic } = start(INFO);
		expect((await estimate({ tip: 5n })).fee).toBe(FEE + 5n);
		expect(encodeExtrinsic.mock.calls[0]?.[0]).toMatchObject({ tip: 5n });
	});

	test.each([
		[{}, "0x1500"],
		[{ mortality: 8 }, "0x1200"],
		[{ mortality: null }, "0x00"],
	])("is of a signature as long as that of %o", async (options, era) => {
		const { estimate, encodeExtrinsic } = start(INFO);
		await estimate(options);
		const signature = `0x01${"01".repeat(64)}`;
		const parts = { account: ACCOUNT, signature, era, nonce: 9, tip: 0n, call: CALL };
		expect(encodeExtrinsic).toHaveBeenCalledExactlyOnceWith(parts);
	});
});

test.each([
	[undefined, `0x01${"01".repeat(64)}`],
	["sr25519", `0x01${"01".repeat(64)}`],
	["ed25519", `0x00${"01".repeat(64)}`],
	["ecdsa", `0x02${"01".repeat(65)}`],
])("counts with a signature as long as one of %s", async (scheme, signature) => {
	const { estimate, encodeExtrinsic } = start(INFO);
	await estimate({ scheme });
	expect(encodeExtrinsic.mock.calls[0]?.[0]).toMatchObject({ signature });
});

test("the fee of a signed extrinsic is without its tip", async () => {
	const { rpc, request } = start(INFO);
	expect(await fetchFee(rpc, "0x0708", AT)).toBe(FEE);
	expect(request).toHaveBeenCalledExactlyOnceWith("state_call", [
		"TransactionPaymentApi_query_info",
		"0x070802000000",
		AT,
	]);
});
