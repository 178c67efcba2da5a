import { TypeRegistry } from "@polkadot/types";
import type {
	FeeDetails,
	RuntimeDispatchInfoV2,
	RuntimeVersion,
	TransactionValidity,
} from "@polkadot/types/interfaces";
import { Metadata } from "@polkadot/types/metadata";
import type { Codec } from "@polkadot/types/types";
import type { Bytes, Option, u64 } from "@polkadot/types-codec";
import { bnToU8a, compactStripLength, u8aConcat } from "@polkadot/util";
import { blake2AsHex } from "@polkadot/util-crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { fromHex, type Hex } from "../../../../../src/codec/hex.ts";
import type { Runtime } from "../../../../../src/devchain/runtime/runtime.ts";
import { keyOf, RuntimeChain, type Signing } from "../../../../support/devchain/runtime-harness.ts";

let chain: RuntimeChain;
beforeEach(() => {
	chain = new RuntimeChain({ slotMs: 12_000 });
	chain.block();
});

const ask = (method: string, data: Uint8Array = new Uint8Array()) => chain.runtime.call(chain.state, method, data);
const read = <T extends Codec = u64>(type: string, bytes?: Uint8Array): T =>
	chain.runtime.layout.registry.createTypeUnsafe<T>(type, [bytes]);
/** An extrinsic and its length, as the payment APIs take them. */
const sized = (extrinsic: Uint8Array, length = extrinsic.length) =>
	u8aConcat(extrinsic, bnToU8a(length, { bitLength: 32 }));

test("returns its metadata as bytes with a length prefix", () => {
	const [, bytes] = compactStripLength(ask("Metadata_metadata") as Uint8Array);
	expect(bytes).toEqual(chain.runtime.metadata);
	expect(new Metadata(new TypeRegistry(), bytes).version).toBe(14);
});

test("returns its version with the implemented APIs", () => {
	const version = read<RuntimeVersion>("RuntimeVersion", ask("Core_version"));
	expect(version.specName.toString()).toBe("khala");
	expect(version.specVersion.toNumber()).toBe(1251);
	expect(version.apis.map(([id]) => id.toHex())).toContain("0xdf6acb689907609b");
	expect(version.apis.length).toBe(chain.runtime.version.apis.length);
});

test("announces the implemented APIs in the versions of the real runtime", () => {
	const versionOf = (runtime: Runtime) => (name: string) =>
		runtime.version.apis.find(([id]) => id === blake2AsHex(name, 64))?.[1];
	const names = ["Core", "Metadata", "TaggedTransactionQueue", "AuraApi", "AccountNonceApi", "TransactionPaymentApi"];
	expect(names.map(versionOf(chain.runtime))).toEqual([4, 2, 3, 1, 1, 4]);
	// The real one has version 1 of Metadata.
	expect(names.map(versionOf(new RuntimeChain({ generation: 1 }).runtime))).toEqual([4, 2, 3, 1, 1, 1]);
	expect(versionOf(chain.runtime)("BlockBuilder")).toBeUndefined();
});

test("has a marker in place of its code, which differs with the metadata", () => {
	const codeOf = ({ state }: RuntimeChain) => state.get("0x3a636f6465") ?? new Uint8Array();
	const code = codeOf(chain);
	expect(new TextDecoder().decode(code)).toContain("not WebAssembly");
	expect(codeOf(new RuntimeChain({ generation: 1 }))).not.toEqual(code);
	expect(codeOf(new RuntimeChain({ generation: 2 }))).toEqual(code);
});

test("returns its block time", () => {
	expect(read("u64", ask("AuraApi_slot_duration")).toNumber()).toBe(12_000);
});

test("returns the next nonce", () => {
	chain.submit("//Alice", "system", "remark", ["0x"]);
	expect(read("u32", ask("AccountNonceApi_account_nonce", fromHex(keyOf("//Alice")))).toNumber()).toBe(1);
});

test("returns undefined for unknown APIs", () => {
	expect(ask("BlockBuilder_finalize_block")).toBeUndefined();
});

test("prices an extrinsic at its actual fee without tip", () => {
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

test.each([1, 2] as const)("prices calls of generation %i whose weights are beyond 64 bits together", (generation) => {
	const own = new RuntimeChain({ generation });
	own.block();
	const remark = own.call("system", "remark", ["0x01"]);
	const most = 2n ** 64n - 1n;
	const limit = generation === 1 ? most : { refTime: most, proofSize: most };
	const approval = own.call("multisig", "approveAsMulti", [2, [keyOf("//Bob")], null, remark.hash, limit]);
	const extrinsic = own.sign("//Alice", "utility", "batchAll", [[approval, approval]]);
	const bytes = own.runtime.call(own.state, "TransactionPaymentApi_query_info", sized(extrinsic));
	const type = generation === 1 ? "RuntimeDispatchInfoV1" : "RuntimeDispatchInfoV2";
	const { weight } = own.runtime.layout.registry.createTypeUnsafe<RuntimeDispatchInfoV2>(type, [bytes]);
	expect(BigInt((weight.refTime ?? weight).toString())).toBe(most);
});

test("zero-signature: prices an extrinsic whose signature is all zeros, which is not included", () => {
	const extrinsic = chain.sign("//Alice", "balances", "transferKeepAlive", [keyOf("//Bob"), 5n]);
	// Length prefix of two bytes, version, kind of address, account, kind of signature.
	const unsigned = extrinsic.slice().fill(0, 2 + 1 + 1 + 32 + 1, 2 + 1 + 1 + 32 + 1 + 64);
	const priceOf = (bytes: Uint8Array) => ask("TransactionPaymentApi_query_info", sized(bytes));
	expect(priceOf(unsigned)).toEqual(priceOf(extrinsic));
	const [applied] = chain.block([unsigned]).applied;
	expect(applied).toEqual({ included: false, error: { kind: "Invalid", reason: "BadProof" } });
});

test("prices lengths and weights separately", () => {
	expect(
		read("u128", ask("TransactionPaymentApi_query_length_to_fee", bnToU8a(200, { bitLength: 32 }))).toNumber(),
	).toBe(200);
	const weight = chain.runtime.layout.registry.createType("Weight", { refTime: 7_000_000n, proofSize: 0n }).toU8a();
	expect(read("u128", ask("TransactionPaymentApi_query_weight_to_fee", weight)).toNumber()).toBe(7_000_000);
});

describe.each([1, 2] as const)("generation %s", (generation) => {
	const parent: Hex = `0x${"07".repeat(32)}`;
	const validity = (extrinsic: Uint8Array, at = parent) =>
		read<TransactionValidity>(
			"TransactionValidity",
			ask("TaggedTransactionQueue_validate_transaction", u8aConcat([2], extrinsic, fromHex(at))),
		);
	beforeEach(() => {
		chain = new RuntimeChain({ generation, slotMs: 12_000 });
		chain.block();
	});

	test("validates mortal extrinsics for the blocks that can include them", () => {
		const mortal = chain.sign("//Alice", "system", "remark", ["0x00"], { period: 64 });
		const longevity = () => validity(mortal, chain.newest()).asOk.longevity.toBigInt();
		expect(longevity()).toBe(63n);
		chain.block();
		expect(longevity()).toBe(62n);
	});

	test("validates extrinsics for the pools of clients", () => {
		const remark = (signing: Signing) => chain.sign("//Alice", "system", "remark", ["0x00"], signing);
		const { priority, requires, provides, longevity } = validity(remark({ tip: 5n })).asOk;
		expect(priority.toNumber()).toBe(5);
		expect(requires.length).toBe(0);
		expect(provides.map(String)).toEqual([`${keyOf("//Alice")}00000000`]);
		expect(longevity.toBigInt()).toBe(2n ** 64n - 1n);
		const later = validity(remark({ nonce: 2 })).asOk;
		expect(later.requires.map(String)).toEqual([`${keyOf("//Alice")}01000000`]);
		chain.submit("//Alice", "system", "remark", ["0x01"]);
		expect(validity(remark({ nonce: 0 })).asErr.asInvalid.isStale).toBe(true);
		const bare = chain.runtime.layout.registry.createTypeUnsafe("Extrinsic", [
			chain.call("system", "remark", ["0x"]),
			{ version: 4 },
		]);
		expect(validity(bare.toU8a()).asErr.asUnknown.isNoUnsignedValidator).toBe(true);
		expect(() => validity(new Uint8Array([4, 9]))).toThrow(RangeError);
	});

	test("offers its metadata in versions 14 and 15", () => {
		const at = (version: number) =>
			read<Option<Bytes>>("Option<Bytes>", ask("Metadata_metadata_at_version", bnToU8a(version, { bitLength: 32 })));
		expect(read("Vec<u32>", ask("Metadata_metadata_versions")).toJSON()).toEqual([14, 15]);
		expect(at(14).unwrap().toU8a(true)).toEqual(chain.runtime.metadata);
		expect(at(16).isNone).toBe(true);
		const registry = new TypeRegistry();
		const metadata = new Metadata(registry, at(15).unwrap().toU8a(true));
		expect(metadata.version).toBe(15);
		const { pallets, extrinsic, apis, outerEnums, lookup } = metadata.asV15;
		const old = new Metadata(new TypeRegistry(), chain.runtime.metadata).asV14;
		expect(pallets.map(({ name }) => name.toString())).toEqual(old.pallets.map(({ name }) => name.toString()));
		expect(lookup.getSiType(extrinsic.callType).path.at(-1)?.toString()).toMatch(/Call$/);
		expect(lookup.getSiType(outerEnums.eventType).path.at(-1)?.toString()).toMatch(/Event$/);
		expect(lookup.getSiType(outerEnums.errorType).def.asVariant.variants.length).toBeGreaterThan(3);
		const described = apis.flatMap(({ name, methods }) => methods.map((method) => `${name}_${method.name}`));
		const onlyNewer = ["TransactionPaymentApi_query_weight_to_fee", "TransactionPaymentApi_query_length_to_fee"];
		expect(described).toEqual([
			"Core_version",
			"Metadata_metadata",
			"Metadata_metadata_at_version",
			"Metadata_metadata_versions",
			"TaggedTransactionQueue_validate_transaction",
			"AuraApi_slot_duration",
			"AccountNonceApi_account_nonce",
			"TransactionPaymentApi_query_info",
			"TransactionPaymentApi_query_fee_details",
			...(generation === 1 ? [] : onlyNewer),
		]);
	});
});

test("prices a bare call, and rejects bytes that are not an extrinsic", () => {
	const call = chain.call("phalaStakePoolv2", "create", []);
	const bare = chain.runtime.layout.registry.createTypeUnsafe("Extrinsic", [call, { version: 4 }]).toU8a();
	const info = read<RuntimeDispatchInfoV2>(
		"RuntimeDispatchInfoV2",
		ask("TransactionPaymentApi_query_info", sized(bare, 200)),
	);
	expect(info.partialFee.toBigInt()).toBe(113_638_200n);
	expect(() => ask("TransactionPaymentApi_query_info", new Uint8Array([4, 9, 0, 0, 0, 0]))).toThrow(RangeError);
});
