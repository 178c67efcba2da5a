import { describe, expect, it } from "vitest";
import { layouts as layoutsV1 } from "../../../../generated/v1/signing.ts";
import { layouts as layoutsV2 } from "../../../../generated/v2/signing.ts";
import { scanMetadata } from "../../../../src/chain/metadata/scan.ts";
import type { Call } from "../../../../src/chain/operation.ts";
import { LayoutVerifier } from "../../../../src/chain/signing/layout-verifier.ts";
import { TransactionVerifier } from "../../../../src/chain/signing/transaction-verifier.ts";
import { type Hex, toHex } from "../../../../src/codec/hex.ts";
import { addType, type EditableMetadata, editMetadata } from "../../../support/metadata/edit.ts";
import { SPECIMENS, v2 } from "../../../support/metadata/specimens.ts";

const WRAP: Call = { pallet: "phalaWrappedBalances", method: "wrap", args: { amount: 5n } };
const refused = (reason: string) =>
	expect.objectContaining({
		code: "UNVERIFIED_RUNTIME",
		details: expect.objectContaining({ reason: expect.stringContaining(reason) }),
	});

/** The bytes of a call on Khala 1251, by a library that is not ours. */
function encode(pallet: string, method: string, args: readonly unknown[]): Hex {
	const { registry, metadata } = v2.polkadot();
	const found = metadata.asLatest.pallets.find(({ name }) => name.toString() === pallet);
	const type = registry.lookup.getSiType(found?.calls.unwrap().type ?? 0).def.asVariant;
	const variant = type.variants.find(({ name }) => name.toString() === method);
	if (!found || !variant) throw new Error(`no ${pallet}.${method}`);
	const names = variant.fields.map(({ name }) => name.unwrap().toString());
	const inner = Object.fromEntries(names.map((name, i) => [name, args[i]]));
	return toHex(
		registry.createType("Call", { callIndex: [found.index.toNumber(), variant.index.toNumber()], args: inner }).toU8a(),
	);
}

function verifier(edit: (metadata: EditableMetadata) => void = () => {}, { specVersion = 1251 } = {}) {
	const scan = scanMetadata(
		editMetadata(v2.bytes, (metadata) => {
			edit(metadata);
			setVersion(metadata, specVersion);
		}),
	);
	return new TransactionVerifier(scan, new LayoutVerifier(scan, layoutsV2));
}

function setVersion(metadata: EditableMetadata, specVersion: number): void {
	const version = metadata.pallets.flatMap(({ constants }) => constants).find(({ name }) => name === "Version");
	if (!version) throw new Error("no version");
	// spec name, implementation name, authoring version, spec version
	const bytes = Buffer.from(String(version.value).slice(2), "hex");
	const at = 2 + (bytes[0] as number) / 4 + (bytes[1 + (bytes[0] as number) / 4] as number) / 4 + 4;
	bytes.writeUInt32LE(specVersion, at);
	version.value = `0x${bytes.toString("hex")}` as typeof version.value;
}

const NEXT = { specVersion: 1252 };

function callsOf(metadata: EditableMetadata, pallet: string) {
	const id = metadata.pallets.find(({ name }) => name === pallet)?.calls;
	const def = metadata.lookup[id ?? -1]?.def;
	if (def?.tag !== "variant") throw new Error("no calls");
	return def.value;
}

function swapCalls(metadata: EditableMetadata): void {
	const calls = callsOf(metadata, "PhalaWrappedBalances");
	const wrap = calls.find(({ name }) => name === "wrap");
	const unwrap = calls.find(({ name }) => name === "unwrap");
	if (!wrap || !unwrap) throw new Error("no wrap");
	[wrap.index, unwrap.index] = [unwrap.index, wrap.index];
}

describe("verifying a transaction", () => {
	it("accepts the call that is meant, as another library encodes it", () => {
		expect(() => verifier().verifyCall(WRAP, encode("PhalaWrappedBalances", "wrap", [5n]))).not.toThrow();
		expect(() =>
			verifier(undefined, NEXT).verifyCall(WRAP, encode("PhalaWrappedBalances", "wrap", [5n])),
		).not.toThrow();
	});

	it.each<[string, string, readonly unknown[], string]>([
		["PhalaWrappedBalances", "unwrap", [5n], "method"],
		["PhalaWrappedBalances", "wrap", [6n], "amount"],
		["System", "remark", ["0x00"], "pallet"],
	])("refuses bytes of %s.%s", (pallet, method, args, reason) => {
		const bytes = encode(pallet, method, args);
		expect(() => verifier().verifyCall(WRAP, bytes)).toThrow(refused(reason));
		expect(() => verifier(undefined, NEXT).verifyCall(WRAP, bytes)).toThrow(refused(reason));
	});

	it("refuses bytes that are left over, and bytes that are no call", () => {
		const bytes = encode("PhalaWrappedBalances", "wrap", [5n]);
		for (const wrong of [`${bytes}00`, bytes.slice(0, -2), "0x", "0xffff"] as Hex[])
			expect(() => verifier().verifyCall(WRAP, wrong)).toThrow(refused("cannot be decoded"));
	});

	it("compares the calls inside a batch", () => {
		const batch = (amount: bigint): Call => ({
			pallet: "utility",
			method: "batchAll",
			args: { calls: [WRAP, { ...WRAP, args: { amount } }] },
		});
		const calls = [5n, 7n].map((amount) => encode("PhalaWrappedBalances", "wrap", [amount]));
		const bytes = encode("Utility", "batch_all", [calls]);
		expect(() => verifier().verifyCall(batch(7n), bytes)).not.toThrow();
		expect(() => verifier().verifyCall(batch(8n), bytes)).toThrow(refused("calls"));
		expect(() => verifier().verifyCall({ ...batch(7n), method: "batch" }, bytes)).toThrow(refused("method"));
	});

	it.each<[string, (metadata: EditableMetadata) => void]>([
		["two calls in each other's place", swapCalls],
		[
			"another index of a pallet",
			(m) => {
				for (const pallet of m.pallets) if (pallet.name === "PhalaVault") pallet.index = 250;
			},
		],
		[
			"another type of an argument",
			(m) => {
				const [field] = callsOf(m, "PhalaWrappedBalances").find(({ name }) => name === "wrap")?.fields ?? [];
				if (field) field.type = 2;
			},
		],
		[
			"one extension less",
			(m) => {
				m.extrinsic.signedExtensions = m.extrinsic.signedExtensions.filter(
					({ identifier }) => identifier !== "CheckGenesis",
				);
			},
		],
		[
			"extensions in another order",
			(m) => {
				m.extrinsic.signedExtensions.reverse();
			},
		],
		[
			"an extension that adds something",
			(m) => {
				for (const each of m.extrinsic.signedExtensions) if (each.identifier === "CheckWeight") each.type = 2;
			},
		],
		[
			"another version of extrinsics",
			(m) => {
				m.extrinsic.version = 5;
			},
		],
		[
			"calls of another type",
			(m) => {
				const type = m.lookup[m.extrinsic.type];
				for (const param of type?.params ?? []) if (param.name === "Call") param.type = 2;
			},
		],
	])("refuses a pinned runtime with %s", (_, edit) => {
		expect(() => verifier(edit).verifyCall(WRAP, encode("PhalaWrappedBalances", "wrap", [5n]))).toThrow(
			refused("its calls are not those of this runtime"),
		);
	});

	it.each<[string, (metadata: EditableMetadata) => void, string]>([
		[
			"an unknown extension",
			(m) => {
				m.extrinsic.signedExtensions.push({ identifier: "PayTwice", type: 0, additionalSigned: 0 });
			},
			"extension PayTwice",
		],
		[
			"an extension that adds something",
			(m) => {
				for (const each of m.extrinsic.signedExtensions) if (each.identifier === "CheckWeight") each.type = 2;
			},
			"extension CheckWeight",
		],
		[
			"no check of the genesis",
			(m) => {
				m.extrinsic.signedExtensions = m.extrinsic.signedExtensions.filter(
					({ identifier }) => identifier !== "CheckGenesis",
				);
			},
			"CheckGenesis",
		],
		[
			"another version of extrinsics",
			(m) => {
				m.extrinsic.version = 5;
			},
			"version",
		],
		[
			"another name of an argument",
			(m) => {
				const [field] = callsOf(m, "PhalaWrappedBalances").find(({ name }) => name === "wrap")?.fields ?? [];
				if (field) field.name = "price";
			},
			"arguments of phalaWrappedBalances.wrap",
		],
		[
			"another type of an argument",
			(m) => {
				const [field] = callsOf(m, "PhalaWrappedBalances").find(({ name }) => name === "wrap")?.fields ?? [];
				if (field)
					field.type = addType(m, { tag: "tuple", value: [field.type, addType(m, { tag: "tuple", value: [] })] });
			},
			"arguments of phalaWrappedBalances.wrap",
		],
	])("refuses a runtime of another version with %s", (_, edit, reason) => {
		expect(() => verifier(edit, NEXT).verifyCall(WRAP, encode("PhalaWrappedBalances", "wrap", [5n]))).toThrow(
			refused(reason),
		);
	});

	it("accepts a runtime of another version with other indexes", () => {
		const moved = (m: EditableMetadata) => {
			for (const call of callsOf(m, "PhalaWrappedBalances")) call.index += 40;
		};
		const bytes = Buffer.from(encode("PhalaWrappedBalances", "wrap", [5n]).slice(2), "hex");
		bytes[1] = (bytes[1] as number) + 40;
		expect(() => verifier(moved, NEXT).verifyCall(WRAP, toHex(bytes))).not.toThrow();
	});

	it.each(SPECIMENS)("accepts $name as it is", ({ scan }) => {
		const generation = scan.pallets.has("PhalaVault") ? layoutsV2 : layoutsV1;
		const pallet = scan.pallets.get("System")?.index ?? 0;
		const remark: Call = { pallet: "system", method: "remark", args: { remark: "0x07" } };
		const calls = scan.types[scan.pallets.get("System")?.calls ?? -1];
		const at = calls?.kind === "enum" ? calls.variants.find(({ name }) => name === "remark")?.index : 0;
		expect(() =>
			new TransactionVerifier(scan, new LayoutVerifier(scan, generation)).verifyCall(
				remark,
				toHex(Uint8Array.of(pallet, at ?? 0, 4, 7)),
			),
		).not.toThrow();
	});
});
