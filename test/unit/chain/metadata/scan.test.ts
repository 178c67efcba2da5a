import { describe, expect, it } from "vitest";
import { callNames, constant } from "../../../../src/chain/metadata/decode.ts";
import { computeFingerprint } from "../../../../src/chain/metadata/fingerprint.ts";
import { scanMetadata } from "../../../../src/chain/metadata/scan.ts";
import { getType } from "../../../../src/chain/metadata/types.ts";
import { toHex } from "../../../../src/codec/hex.ts";
import { toPlain } from "../../../../src/codec/to-plain.ts";
import { isPhalaError } from "../../../../src/errors/error.ts";
import { phalaNode1, rhala1130, rhala1241, SPECIMENS, v1, v2 } from "../../../support/metadata/specimens.ts";

const names = (scan: (typeof v1)["scan"], id: number | null) => {
	const type = id === null ? null : getType(scan, id);
	return type?.kind === "enum" ? type.variants.map(({ name, index }) => `${index} ${name}`) : [];
};

describe.each(SPECIMENS)("the scan of $name", ({ scan, bytes, polkadot }) => {
	const { metadata, registry } = polkadot();
	const { pallets, lookup, extrinsic } = metadata.asV14;

	it("has the pallets, indexes, calls, events and errors that @polkadot/types sees", () => {
		const seen = (option: { unwrapOr(none: null): { type: { toNumber(): number } } | null }) => {
			const id = option.unwrapOr(null)?.type.toNumber();
			if (id === undefined) return [];
			return lookup.types[id]?.type.def.asVariant.variants.map((v) => `${v.index} ${v.name}`);
		};
		expect([...scan.pallets.values()].map((p) => `${p.index} ${p.name}`)).toEqual(
			pallets.map((p) => `${p.index} ${p.name}`),
		);
		for (const pallet of pallets) {
			const found = scan.pallets.get(pallet.name.toString());
			expect(names(scan, found?.calls ?? null)).toEqual(seen(pallet.calls));
			expect(names(scan, found?.events ?? null)).toEqual(seen(pallet.events));
			expect(names(scan, found?.errors ?? null)).toEqual(seen(pallet.errors));
		}
	});

	it("has the storage that @polkadot/types sees", () => {
		for (const pallet of pallets) {
			const found = scan.pallets.get(pallet.name.toString());
			const items = pallet.storage.unwrapOr(null)?.items ?? [];
			expect([...(found?.storage.keys() ?? [])]).toEqual([...items].map(({ name }) => name.toString()));
			for (const item of items) {
				const storage = found?.storage.get(item.name.toString());
				expect(storage?.optional).toBe(item.modifier.isOptional);
				expect(storage?.fallback).toBe(toHex(Uint8Array.from(item.fallback)));
				expect(storage?.hashers).toEqual(
					item.type.isMap
						? item.type.asMap.hashers.map(({ type }) => type.replace("Blake2_", "Blake2").replace("Blake2", "Blake2_"))
						: [],
				);
			}
		}
	});

	it("gives constants the values that @polkadot/types gives them", () => {
		for (const pallet of pallets) {
			for (const { name, type, value } of pallet.constants) {
				const codec = registry.createType(registry.createLookupType(type), Uint8Array.from(value));
				expect(constant(scan, pallet.name.toString(), name.toString()), `${pallet.name}.${name}`).toEqual(
					toPlain(codec),
				);
			}
		}
	});

	it("has the parts of an extrinsic, and the signed extensions in order", () => {
		const { params } = lookup.types[extrinsic.type.toNumber()]?.type ?? {};
		const param = (name: string) =>
			params
				?.find((param) => param.name.toString() === name)
				?.type.unwrap()
				.toNumber();
		expect(scan.extrinsic).toEqual({
			version: extrinsic.version.toNumber(),
			...{ address: param("Address"), call: param("Call"), signature: param("Signature") },
			extensions: extrinsic.signedExtensions.map(({ identifier, type, additionalSigned }) => ({
				name: identifier.toString(),
				extra: type.toNumber(),
				additional: additionalSigned.toNumber(),
			})),
		});
		expect(scan.extrinsic.extensions.map(({ name }) => name)).toContain("CheckMqSequence");
	});

	it("refuses metadata that is cut off", () => {
		for (const length of [0, 3, 5, 1000, bytes.length - 1]) {
			expect(() => scanMetadata(toHex(bytes.subarray(0, length)))).toThrow(
				expect.objectContaining({ code: "DECODE_FAILED", details: { what: "metadata", bytes: `${length} bytes` } }),
			);
		}
	});
});

it("rejects other versions, other magic and trailing bytes, and names them", () => {
	const cause = (change: (bytes: Uint8Array) => Uint8Array) => {
		try {
			scanMetadata(toHex(change(Uint8Array.from(v1.bytes))));
		} catch (error) {
			return isPhalaError(error, "DECODE_FAILED") && error.cause instanceof RangeError ? error.cause.message : error;
		}
		return "no error";
	};
	expect(cause((bytes) => bytes.fill(15, 4, 5))).toBe("metadata version 15 instead of 14");
	expect(cause((bytes) => bytes.fill(0, 0, 1))).toBe("not metadata");
	expect(cause((bytes) => Uint8Array.of(...bytes, 0))).toBe("1 bytes left over");
});

it("lists call names", () => {
	expect(callNames(v2.scan, "PhalaWrappedBalances")).toContain("unwrap_all");
	expect(callNames(v2.scan, "TransactionPayment")).toEqual([]);
	expect(callNames(v2.scan, "Nowhere")).toEqual([]);
});

it("has no value for a missing constant", () => {
	expect(constant(v2.scan, "PhalaStakePoolv2", "GracePeriod")).toBe(604_800n);
	expect(constant(rhala1241.scan, "PhalaVault", "VaultQueuePeriod")).toBeUndefined();
	expect(constant(v2.scan, "Nowhere", "GracePeriod")).toBeUndefined();
});

describe("a fingerprint", () => {
	it("is the same for the same layout, whatever the numbers of the types", () => {
		const pools = computeFingerprint(v2.scan, "PhalaBasePool", "Pools");
		expect(pools).toBe("c37bce4e:db7bb7b0");
		for (const { scan } of [rhala1241, phalaNode1])
			expect(computeFingerprint(scan, "PhalaBasePool", "Pools")).toBe(pools);
	});

	it("differs where a field was renamed", () => {
		const [now, before] = [v2, rhala1241].map(({ scan }) => computeFingerprint(scan, "System", "Account")?.split(":"));
		expect(before?.[0]).toBe(now?.[0]);
		expect(before?.[1]).not.toBe(now?.[1]);
	});

	it("differs where an enum lost a variant", () => {
		expect(computeFingerprint(rhala1130.scan, "PhalaMining", "Miners")).not.toBe(
			computeFingerprint(v1.scan, "PhalaMining", "Miners"),
		);
	});

	it("terminates for recursive types", () => {
		const scan = { ...v2.scan, types: [{ path: ["List"], kind: "sequence" as const, element: 0 }] };
		const item = { optional: true, hashers: [], key: null, value: 0, fallback: "0x" as const };
		const pallet = { name: "P", index: 0, calls: null, events: null, errors: null, constants: new Map() };
		const pallets = new Map([["P", { ...pallet, storage: new Map([["List", item]]) }]]);
		expect(computeFingerprint({ ...scan, pallets }, "P", "List")).toMatch(/^[\da-f]{8}:[\da-f]{8}$/);
	});

	it("is null for what the runtime does not list", () => {
		expect(computeFingerprint(phalaNode1.scan, "RmrkCore", "Properties")).toBeNull();
		expect(computeFingerprint(v1.scan, "PhalaBasePool", "Pools")).toBeNull();
	});
});
