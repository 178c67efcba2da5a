import type { ApiPromise } from "@polkadot/api";
import { describe, expect, test, vi } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { estimateTransaction, fetchFee } from "../../../src/plan/estimate-fee.ts";
import { littleEndian } from "../../support/little-endian.ts";

const ACCOUNT: Hex = `0x${"0a".repeat(32)}`;
const AT: Hex = `0x${"b1".repeat(32)}`;
const GENESIS = `0x${"00".repeat(32)}`;
const FEE = 1_234_567_890_123n;
/** A dispatch info of a runtime whose weight is one number: 300, class 0, the fee. */
const INFO = `0x2c01000000000000${"00"}${littleEndian(FEE, 16).slice(2)}`;
/** One of a runtime whose weight is two compact numbers: 300 and 5. */
const INFO_WITH_PROOF = `0xb10414${"00"}${littleEndian(FEE, 16).slice(2)}`;

/** A node that returns `info`, and an extrinsic of 300 bytes for a runtime with such weights. */
function start(info: string, weight: object = { bitLength: () => 64 }) {
	const request = vi.fn(async (_method: string, _params: readonly unknown[]): Promise<unknown> => info);
	const createType = vi.fn((type: string, value?: unknown) => (type === "Weight" ? weight : { era: value }));
	const api = { registry: { createType }, runtimeVersion: "version" } as unknown as ApiPromise;
	const rpc = { request, subscribe: () => Promise.reject(new Error("no subscriptions")) };
	const signFake = vi.fn();
	const extrinsic = { signFake, toU8a: () => new Uint8Array(300).fill(7) } as never;
	const deps = { rpc, network: { genesisHash: GENESIS, specVersion: 1 }, api };
	const estimate = (options = {}) => estimateTransaction(deps, extrinsic, ACCOUNT, { at: AT, nonce: 9 }, options);
	return { rpc, request, signFake, estimate };
}

describe("the estimate of a transaction", () => {
	test("has the fee, the weight and the bytes", async () => {
		expect(await start(INFO).estimate()).toEqual({ fee: FEE, weight: 300n, proofSize: 0n, length: 300n });
	});

	test("has the size of proofs in runtimes that count them", async () => {
		const { estimate } = start(INFO_WITH_PROOF, { refTime: 0 });
		expect(await estimate()).toEqual({ fee: FEE, weight: 300n, proofSize: 5n, length: 300n });
	});

	test("is asked for at the block, with the extrinsic and its length", async () => {
		const { estimate, request } = start(INFO);
		await estimate();
		const params = `0x${"07".repeat(300)}2c010000`;
		expect(request).toHaveBeenCalledExactlyOnceWith("state_call", ["TransactionPaymentApi_query_info", params, AT]);
	});

	test("includes the tip", async () => {
		const { estimate, signFake } = start(INFO);
		expect((await estimate({ tip: 5n })).fee).toBe(FEE + 5n);
		expect(signFake.mock.calls[0]?.[1]).toMatchObject({ tip: 5n });
	});

	test.each([
		[{}, { current: 1, period: 64 }],
		[{ mortality: 8 }, { current: 1, period: 8 }],
		[{ mortality: null }, "0x00"],
	])("is of a signature as long as that of %o", async (options, era) => {
		const { estimate, signFake } = start(INFO);
		await estimate(options);
		expect(signFake).toHaveBeenCalledExactlyOnceWith(ACCOUNT, {
			blockHash: GENESIS,
			genesisHash: GENESIS,
			era: { era },
			nonce: 9,
			runtimeVersion: "version",
			tip: 0n,
		});
	});
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
