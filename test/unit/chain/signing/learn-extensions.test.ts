import { type GenericSignerPayload, Metadata, TypeRegistry } from "@polkadot/types";
import { describe, expect, it } from "vitest";
import { layouts } from "../../../../generated/v2/signing.ts";
import { scanMetadata } from "../../../../src/chain/metadata/scan.ts";
import type { Call } from "../../../../src/chain/operation.ts";
import { LayoutVerifier } from "../../../../src/chain/signing/layout-verifier.ts";
import { learnExtensions } from "../../../../src/chain/signing/learn-extensions.ts";
import type { SignedContext } from "../../../../src/chain/signing/signed-extensions.ts";
import { readSigningRuntime } from "../../../../src/chain/signing/signing-runtime.ts";
import { TransactionCodec } from "../../../../src/chain/signing/transaction-codec.ts";
import { TransactionVerifier } from "../../../../src/chain/signing/transaction-verifier.ts";
import { hash256 } from "../../../../src/codec/hash-256.ts";
import { fromHex, type Hex } from "../../../../src/codec/hex.ts";
import { createMortalEra } from "../../../../src/codec/mortal-era.ts";
import { addType, type EditableMetadata, editMetadata } from "../../../support/metadata/edit.ts";
import * as extensions from "../../../support/metadata/extensions.ts";
import { v2 } from "../../../support/metadata/specimens.ts";

const ALICE: Hex = `0x${"a1".repeat(32)}`;
const SIGNATURE: Hex = `0x01${"5a".repeat(64)}`;
const WRAP: Call = { pallet: "phalaWrappedBalances", method: "wrap", args: { amount: 5n } };
const CONTEXT: SignedContext = {
	specVersion: 1252,
	transactionVersion: 7,
	genesisHash: `0x${"61".repeat(32)}`,
	blockHash: `0x${"62".repeat(32)}`,
};

type Edit = (metadata: EditableMetadata) => void;

/** Metadata of the runtime after Khala 1251, which no list has. */
const metadataWith = (edit: Edit, specVersion = 1252) =>
	editMetadata(v2.bytes, (metadata) => {
		edit(metadata);
		extensions.setSpecVersion(metadata, specVersion);
	});

/** What the SDK knows of a runtime. */
async function learn(edit: Edit, specVersion?: number) {
	const scan = scanMetadata(metadataWith(edit, specVersion));
	const learned = await learnExtensions(scan, layouts);
	const codec = new TransactionCodec(scan, 2, learned);
	return { codec, learned, verifier: new TransactionVerifier(scan, new LayoutVerifier(scan, layouts, learned)) };
}

/** The runtime in `@polkadot/types`, as a client of that library has it. */
function library(edit: Edit): TypeRegistry {
	const registry = new TypeRegistry();
	const metadata = new Metadata(registry, metadataWith(edit));
	registry.setMetadata(metadata, undefined, { CheckMqSequence: { extrinsic: {}, payload: {} } }, true);
	return registry;
}

const refused = (name: string) =>
	expect.objectContaining({ code: "UNVERIFIED_RUNTIME", message: expect.stringContaining(`extension ${name}`) });

describe.each<[string, Edit, number]>([
	["CheckMetadataHash", extensions.addMetadataHash, 1],
	["CheckMetadataHash in front", (m) => extensions.addMetadataHash(m, 0), 1],
	["ChargeAssetTxPayment", extensions.payInAssets, 1],
	["SkipCheckIfFeeless", extensions.skipFees, 0],
	["PrevalidateAttests", (m) => extensions.addEmpty(m, "PrevalidateAttests"), 0],
	["StorageWeightReclaim, unknown to the library", (m) => extensions.addEmpty(m, "StorageWeightReclaim"), 0],
	[
		"all of them",
		(m) => {
			extensions.addEmpty(m, "StorageWeightReclaim");
			extensions.payInAssets(m);
			extensions.addMetadataHash(m);
			extensions.addEmpty(m, "PrevalidateAttests");
		},
		2,
	],
])("a runtime with %s", (_, edit, further) => {
	it("gives the payloads and extrinsics of @polkadot/types", async () => {
		const { codec, verifier } = await learn(edit);
		const registry = library(edit);
		const call = codec.encodeCall(WRAP);
		expect(() => verifier.verifyCall(WRAP, call)).not.toThrow();
		const plain = new TransactionCodec(v2.scan, 2);
		for (const era of ["0x00", createMortalEra(9_999_999, 64).bytes] as Hex[])
			for (const nonce of [0, 64, 2 ** 32 - 1])
				for (const tip of [0n, 1n, 2n ** 64n, 2n ** 128n - 1n]) {
					const options = { era, nonce, tip };
					const payload = registry.createTypeUnsafe<GenericSignerPayload>("SignerPayload", [
						{
							...options,
							...CONTEXT,
							address: ALICE,
							blockNumber: 0,
							method: call,
							version: 4,
							runtimeVersion: CONTEXT,
							signedExtensions: registry.signedExtensions,
						},
					]);
					expect(codec.encodePayload(call, options, CONTEXT)).toBe(payload.toRaw().data);
					const extrinsic = registry.createType(
						"Extrinsic",
						{ method: registry.createType("Call", call) },
						{ version: 4 },
					);
					extrinsic.addSignature(ALICE, SIGNATURE, payload.toPayload());
					const parts = { account: ALICE, signature: SIGNATURE, call, ...options };
					const bytes = codec.encodeExtrinsic(parts);
					expect(bytes).toBe(extrinsic.toHex());
					expect(codec.decodeExtrinsic(bytes)).toEqual({ ...parts, hash: extrinsic.hash.toHex() });
					const without = plain.encodeExtrinsic(parts);
					expect(bytes.length - without.length).toBe(2 * further);
				}
	});
});

describe("extensions of a runtime that no list has", () => {
	it.each<[string, string, Edit]>([
		[
			"data that the library does not know",
			"StorageWeightReclaim",
			(m) => extensions.add(m, "StorageWeightReclaim", extensions.U32),
		],
		[
			"an additional payload that it does not know",
			"PayTwice",
			(m) => extensions.add(m, "PayTwice", null, extensions.U32),
		],
		[
			"data where the library has none",
			"PrevalidateAttests",
			(m) => extensions.add(m, "PrevalidateAttests", extensions.U32),
		],
		[
			"another layout than the library's",
			"CheckMetadataHash",
			(m) => extensions.add(m, "CheckMetadataHash", extensions.U32),
		],
		[
			"the name of another",
			"CheckMetadataHash",
			(m) => {
				extensions.addMetadataHash(m);
				extensions.addMetadataHash(m);
			},
		],
		["a second tip", "ChargeAssetTxPayment", (m) => extensions.payInAssets(m, { keep: true })],
		[
			"a tip where the library has another field",
			"ChargeAssetTxPayment",
			(m) => extensions.payInAssets(m, { reverse: true }),
		],
		[
			"a known name and another layout",
			"CheckNonce",
			(m) => extensions.replace(m, "CheckNonce", "CheckNonce", addType(m, { tag: "tuple", value: [] })),
		],
		[
			"a type inside itself",
			"Endless",
			(m) => {
				const id = m.lookup.length;
				addType(m, { tag: "tuple", value: [id, id] });
				extensions.add(m, "Endless", id);
			},
		],
	])("are refused by name where one has %s", async (_, name, edit) => {
		const { codec, learned, verifier } = await learn(edit);
		expect(learned.has(name)).toBe(false);
		expect(() => verifier.verifyCall(WRAP, codec.encodeCall(WRAP))).toThrow(
			name === "Endless" ? expect.objectContaining({ code: "UNVERIFIED_RUNTIME" }) : refused(name),
		);
	});

	it("do not change those of a pinned runtime", async () => {
		for (const edit of [
			extensions.addMetadataHash,
			(m: EditableMetadata) => extensions.addEmpty(m, "StorageWeightReclaim"),
		]) {
			const { codec, verifier } = await learn(edit, 1251);
			expect(() => verifier.verifyCall(WRAP, codec.encodeCall(WRAP))).toThrow(
				expect.objectContaining({
					code: "UNVERIFIED_RUNTIME",
					message: expect.stringContaining("not those of this runtime"),
				}),
			);
		}
	});

	it("are encoded without a connection too", async () => {
		const runtime = await readSigningRuntime(metadataWith(extensions.addMetadataHash));
		const { codec } = await learn(extensions.addMetadataHash);
		const options = { era: "0x00", nonce: 1, tip: 3n } as const;
		const call = runtime.codec.encodeCall(WRAP);
		expect(() => runtime.verifier.verifyCall(WRAP, call)).not.toThrow();
		expect(runtime.codec.encodePayload(call, options, CONTEXT)).toBe(codec.encodePayload(call, options, CONTEXT));
	});

	it("are decoded where a wallet chose more than the SDK does", async () => {
		const { codec } = await learn(extensions.addMetadataHash);
		const parts = {
			account: ALICE,
			signature: SIGNATURE,
			call: codec.encodeCall(WRAP),
			era: "0x00",
			nonce: 0,
			tip: 0n,
		} as const;
		const bytes = codec.encodeExtrinsic(parts);
		// The mode is the byte in front of the call.
		const at = bytes.length - parts.call.length + 2 - 2;
		expect(bytes.slice(at, at + 2)).toBe("00");
		const chosen: Hex = `0x${bytes.slice(2, at)}01${bytes.slice(at + 2)}`;
		const { hash, ...decoded } = codec.decodeExtrinsic(chosen);
		expect(decoded).toEqual({ ...parts, mode: 1 });
		expect(codec.encodeExtrinsic(decoded)).toBe(chosen);
		expect(hash).toBe(hash256(fromHex(chosen)));
	});
});
