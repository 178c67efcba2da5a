import { describe, expect, it } from "vitest";
import { entries as entriesV1 } from "../../../../generated/v1/entries.ts";
import { shapes as shapesV1 } from "../../../../generated/v1/shapes.ts";
import { entries } from "../../../../generated/v2/entries.ts";
import { shapes } from "../../../../generated/v2/shapes.ts";
import { bindEntries } from "../../../../src/chain/metadata/bind-entries.ts";
import { toHex } from "../../../../src/codec/hex.ts";
import { toPlain } from "../../../../src/codec/to-plain.ts";
import { phalaNode1, rhala1130, rhala1241, v1, v2 } from "../../../support/metadata/specimens.ts";

const ALICE = `0x${"d4".repeat(32)}` as const;

describe("binding entries to a runtime", () => {
	it("finds every entry on the runtime that they were generated from", () => {
		expect(bindEntries(entries, v2.scan, shapes)).toMatchObject({ differing: [], missing: [] });
		expect(bindEntries(entriesV1, v1.scan, shapesV1)).toMatchObject({ differing: [], missing: [] });
	});

	it("lists the values that an older runtime stores in another layout", () => {
		expect(bindEntries(entries, rhala1241.scan, shapes)).toMatchObject({ differing: ["System.Account"], missing: [] });
	});

	it("decodes those by the runtime's own metadata", () => {
		const { registry } = rhala1241.polkadot();
		const account = { nonce: 7, providers: 1, data: { free: 5n, reserved: 1n, miscFrozen: 2n, feeFrozen: 3n } };
		const codec = registry.createType("FrameSystemAccountInfo", account);
		const bound = bindEntries(entries, rhala1241.scan, shapes).entries;
		expect(toPlain(codec)).toMatchObject(account);
		expect(bound.system.account.decode(toHex(codec.toU8a()))).toMatchObject(account);
		expect(bound.system.account.decode(null)).toMatchObject({ nonce: 0, data: { miscFrozen: 0n } });
		expect(() => bound.system.account.decode(toHex(Uint8Array.of(1)))).toThrow(
			expect.objectContaining({ code: "DECODE_FAILED", details: { what: "System.Account", bytes: "0x01" } }),
		);
	});

	it("keeps keys and their arguments for values of another layout", () => {
		const bound = bindEntries(entries, rhala1241.scan, shapes).entries;
		expect(bound.system.account.key(ALICE)).toBe(entries.system.account.key(ALICE));
		expect(bound.system.account.args(bound.system.account.key(ALICE))).toEqual([ALICE]);
	});

	it("assumes RmrkCore.Properties where the runtime does not list it", () => {
		const { missing, entries: bound } = bindEntries(entries, phalaNode1.scan, shapes);
		expect(missing).toEqual([]);
		expect(bound.rmrkCore.properties.decode(toHex(Uint8Array.of(8, 1, 2)))).toBe("0x0102");
	});

	it("lists missing entries", () => {
		const old = bindEntries(entriesV1, rhala1130.scan, shapesV1);
		expect(old.missing).toEqual(["PhalaStakePool.PoolContributionWhitelists", "PhalaStakePool.PoolDescriptions"]);
		expect(old.differing).toEqual(["PhalaMining.Miners"]);
		expect(bindEntries(entries, v1.scan, shapes).missing).toContain("PhalaBasePool.Pools");
	});

	it("treats an item with another key format as missing", () => {
		const pallet = v2.scan.pallets.get("PhalaVault");
		const locks = pallet?.storage.get("VaultLocks");
		if (!pallet || !locks) throw new Error("no vault locks");
		const storage = new Map([["VaultLocks", { ...locks, hashers: ["Blake2_128Concat"] }]]);
		const pallets = new Map([...v2.scan.pallets, ["PhalaVault", { ...pallet, storage }]]);
		expect(bindEntries(entries, { ...v2.scan, pallets }, shapes).missing).toEqual(["PhalaVault.VaultLocks"]);
	});

	it("uses the default of the runtime, not of the generated entry", () => {
		const pallet = v2.scan.pallets.get("PhalaBasePool");
		const count = pallet?.storage.get("PoolCount");
		if (!pallet || !count) throw new Error("no pool count");
		const storage = new Map([...pallet.storage, ["PoolCount", { ...count, fallback: "0x0900000000000000" as const }]]);
		const pallets = new Map([...v2.scan.pallets, ["PhalaBasePool", { ...pallet, storage }]]);
		expect(bindEntries(entries, { ...v2.scan, pallets }, shapes).entries.phalaBasePool.poolCount.decode(null)).toBe(9n);
		expect(entries.phalaBasePool.poolCount.decode(null)).toBe(0n);
	});
});
