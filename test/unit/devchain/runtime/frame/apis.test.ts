import { TypeRegistry } from "@polkadot/types";
import type { FeeDetails, RuntimeDispatchInfoV2, RuntimeVersion } from "@polkadot/types/interfaces";
import { Metadata } from "@polkadot/types/metadata";
import type { Codec } from "@polkadot/types/types";
import type { u64 } from "@polkadot/types-codec";
import { bnToU8a, compactStripLength, u8aConcat } from "@polkadot/util";
import { beforeEach, expect, test } from "vitest";
import { fromHex } from "../../../../../src/codec/hex.ts";
import { keyOf, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

let chain: RuntimeChain;
beforeEach(() => {
	chain = new RuntimeChain({ slotMs: 12_000 });
	chain.block();
});

const ask = (method: string, data: Uint8Array = new Uint8Array()) => chain.runtime.call(chain.state, method, data);
const read = <T extends Codec = u64>(type: string, bytes?: Uint8Array): T =>
	chain.runtime.registry.createTypeUnsafe<T>(type, [bytes]);
/** An extrinsic and its length, as the payment APIs take them. */
const sized = (extrinsic: Uint8Array, length = extrinsic.length) =>
	u8aConcat(extrinsic, bnToU8a(length, { bitLength: 32 }));

test("tells its metadata, as bytes of a length", () => {
	const [, bytes] = compactStripLength(ask("Metadata_metadata") as Uint8Array);
	expect(bytes).toEqual(chain.runtime.metadata);
	expect(new Metadata(new TypeRegistry(), bytes).version).toBe(14);
});

test("tells its version, with the APIs that it answers", () => {
	const version = read<RuntimeVersion>("RuntimeVersion", ask("Core_version"));
	expect(version.specName.toString()).toBe("khala");
	expect(version.specVersion.toNumber()).toBe(1251);
	expect(version.apis.map(([id]) => id.toHex())).toContain("0xdf6acb689907609b");
	expect(version.apis.length).toBe(chain.runtime.version.apis.length);
});

test("tells the block time it was started with", () => {
	expect(read("u64", ask("AuraApi_slot_duration")).toNumber()).toBe(12_000);
});

test("tells the next nonce", () => {
	chain.submit("//Alice", "system", "remark", ["0x"]);
	expect(read("u32", ask("AccountNonceApi_account_nonce", fromHex(keyOf("//Alice")))).toNumber()).toBe(1);
});

test("tells nothing that it does not know", () => {
	expect(ask("BlockBuilder_finalize_block")).toBeUndefined();
});

test("prices an extrinsic at what it will cost, tip aside", () => {
	const extrinsic = chain.sign("//Alice", "balances", "transferKeepAlive", [keyOf("//Bob"), 5n], { tip: 1000n });
	const info = read<RuntimeDispatchInfoV2>(
		"RuntimeDispatchInfoV2",
		ask("TransactionPaymentApi_query_info", sized(extrinsic)),
	);
	const details = read<FeeDetails>("FeeDetails", ask("TransactionPaymentApi_query_fee_details", sized(extrinsic)));
	const { baseFee, lenFee, adjustedWeightFee } = details.inclusionFee.unwrap();
	const paid = chain.feeOf(chain.block([extrinsic]));
	expect(info.partialFee.toBigInt()).toBe(paid - 1000n);
	expect(baseFee.toBigInt() + lenFee.toBigInt() + adjustedWeightFee.toBigInt()).toBe(paid - 1000n);
	expect(lenFee.toBigInt()).toBe(BigInt(extrinsic.length));
	expect(info.weight.refTime.toBigInt()).toBe(adjustedWeightFee.toBigInt());
	expect(info.class.isNormal).toBe(true);
});

test("prices a bare call, and refuses what is none", () => {
	const call = chain.call("phalaStakePoolv2", "create", []);
	const bare = chain.runtime.registry.createTypeUnsafe("Extrinsic", [call, { version: 4 }]).toU8a();
	const info = read<RuntimeDispatchInfoV2>(
		"RuntimeDispatchInfoV2",
		ask("TransactionPaymentApi_query_info", sized(bare, 200)),
	);
	expect(info.partialFee.toBigInt()).toBe(113_638_200n);
	expect(() => ask("TransactionPaymentApi_query_info", new Uint8Array([4, 9, 0, 0, 0, 0]))).toThrow(RangeError);
});
