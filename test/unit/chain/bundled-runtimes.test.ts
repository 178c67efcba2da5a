import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { firstValueFrom } from "rxjs";
import { describe, expect, it, vi } from "vitest";
import { METADATA_HASHES } from "../../../generated/bundled-metadata.ts";
import { KNOWN } from "../../../generated/bundled-runtimes.ts";
import { entries } from "../../../generated/v2/entries.ts";
import { shapes } from "../../../generated/v2/shapes.ts";
import { layouts } from "../../../generated/v2/signing.ts";
import { bindEntries } from "../../../src/chain/metadata/bind-entries.ts";
import { LayoutVerifier } from "../../../src/chain/signing/layout-verifier.ts";
import { readRuntimeConfig } from "../../../src/chain/v2/runtime-constants.ts";
import { hash256 } from "../../../src/codec/hash-256.ts";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import { connect } from "../../../src/index.ts";
import { failed } from "../../support/failed.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { editMetadata } from "../../support/metadata/edit.ts";
import { v2 } from "../../support/metadata/specimens.ts";
import { ALICE, BOB, poolStorage, stored } from "../../support/storage.ts";

const PHA = 10n ** 12n;
const KHALA = "0xd43540ba6d3eb4897c28a77d48cb5b729fea37603cbbfc7a86a73b72adb3be8d";
const LAST_UPGRADE = "0x26aa394eea5630e07c48ae0c9558cef7f9cce9c888469bb1a0dceaa129672ef8";
const upgraded = (specVersion: number) => ({
	[LAST_UPGRADE]: stored("System", "LastRuntimeUpgrade", { specVersion, specName: "khala" }),
});
const older = toHex(gunzipSync(readFileSync(new URL("../../support/metadata/rhala-1241.scale.gz", import.meta.url))));
const storage = () => ({
	...poolStorage(0),
	[entries.phalaBasePool.poolCount.key()]: stored("PhalaBasePool", "PoolCount", 1),
});

/** A node of Khala. */
function khala(state: Readonly<Record<string, string>> = storage()): FakeNode {
	const node = new FakeNode(state);
	node.overrides.set("chain_getBlockHash", (params) =>
		params[0] === 0 ? KHALA : node.defaultResponse("chain_getBlockHash", params),
	);
	return node;
}

/** Metadata in which stake pools are another variant of a pool: bytes that the generated decoders do not support. */
function renumbered(metadata: string): string {
	const before = "3c4163636f756e7449642c2042616c616e63653e00000014";
	return metadata.replace(before, before.replace("000000", "000500"));
}

/** Metadata in which two fields of the same type have changed their names: bytes of the same length, another meaning. */
function swapped(metadata: string): string {
	const name = (text: string) => toHex(Uint8Array.of(text.length << 2, ...new TextEncoder().encode(text))).slice(2);
	const [shares, value] = [name("total_shares"), name("total_value")];
	const marked = metadata.replaceAll(shares, "SHARES");
	return marked.replaceAll(value, shares).replaceAll("SHARES", value);
}

/** Metadata of the same layouts with another documentation. */
function commented(bytes: Uint8Array): Hex {
	return editMetadata(bytes, ({ lookup }) => {
		const [type] = lookup;
		if (type) type.docs = ["another one"];
	});
}

describe("a runtime of Khala that the library was generated from", () => {
	it("is read without its metadata", async () => {
		const warn = vi.fn();
		const node = khala();
		const phala = await connect(node, { logger: { warn } });
		expect(node.requests.map(({ method }) => method).sort()).toEqual([
			"chain_getBlockHash",
			"state_getRuntimeVersion",
			"system_properties",
		]);
		expect(phala.network).toMatchObject({ specName: "khala", specVersion: 1251, genesisHash: KHALA, ss58Prefix: 30 });
		expect((await phala.stakePool(0).get()).freeStake).toBe(2n * PHA);
		expect((await phala.stakePools.list()).map(({ totalStake }) => totalStake)).toEqual([12n * PHA]);
		expect((await firstValueFrom(phala.stakePool(0).state$)).totalStake).toBe(12n * PHA);
		expect(node.count("state_getMetadata")).toBe(0);
		expect(warn).not.toHaveBeenCalled();
		await phala.close();
	});

	it("equals the network info by its metadata", async () => {
		const other = new FakeNode(storage());
		other.overrides.set("state_getMetadata", () => commented(v2.bytes));
		const [bundled, byMetadata] = await Promise.all([connect(khala()), connect(other)]);
		expect(KNOWN.map(({ config }) => config)).toEqual([readRuntimeConfig(v2.scan).config]);
		expect({ ...bundled.network, genesisHash: null }).toEqual({ ...byMetadata.network, genesisHash: null });
		await Promise.all([bundled.close(), byMetadata.close()]);
	});

	it("is recognized by its metadata on any chain, and nothing in it is compared", () => {
		expect(METADATA_HASHES).toContain(hash256(v2.bytes));
		expect(METADATA_HASHES).not.toContain(hash256(fromHex(commented(v2.bytes))));
		const optional = ["Democracy.ReferendumInfoOf"];
		expect(bindEntries(entries, v2.scan, shapes, optional)).toMatchObject({ differing: [], missing: [] });
		expect([...new LayoutVerifier(v2.scan, layouts).verifyRuntime()]).toContain("phalaStakePoolv2");
	});

	it("loads metadata once, when it is needed", async () => {
		const node = khala();
		const phala = await connect(node);
		expect(await Promise.all([phala.delegator(ALICE).subsidies(), phala.delegator(BOB).subsidies()])).toEqual([[], []]);
		expect(await phala.delegator(ALICE).subsidies()).toEqual([]);
		expect(node.count("state_getMetadata")).toBe(1);
		await phala.close();
	});

	it("is not confused with the older runtime of a past block whose metadata was loaded first", async () => {
		const node = khala({ ...storage(), ...upgraded(1241) });
		const past = node.head.hash;
		node.addBlock(upgraded(1251));
		const served: unknown[] = [];
		node.overrides.set("state_getMetadata", (params) => {
			served.push(params[0]);
			return served.length === 1 ? older : node.defaultResponse("state_getMetadata", params);
		});
		const phala = await connect(node);
		expect(await (await phala.at(past)).delegator(ALICE).subsidies()).toEqual([]);
		expect(phala.network).toMatchObject({ specVersion: 1251 });
		expect(await phala.delegator(ALICE).subsidies()).toEqual([]);
		// Metadata is that of the parent: of the past block first, then of the newest one for itself.
		expect(served.slice(1)).toEqual([past]);
		expect((await phala.stakePool(0).get()).freeStake).toBe(2n * PHA);
		await phala.close();
	});

	it("stays readable if its metadata cannot be loaded, which is retried", async () => {
		const node = khala();
		const phala = await connect(node);
		node.overrides.set("state_getMetadata", () => null);
		expect((await failed(phala.delegator(ALICE).subsidies())).code).toBe("RPC_FAILED");
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		node.overrides.delete("state_getMetadata");
		expect(await phala.delegator(ALICE).subsidies()).toEqual([]);
		await phala.close();
	});

	it("is confirmed by its metadata before a plan is used", async () => {
		const node = khala();
		const phala = await connect(node);
		const plan = phala.stakePool(0).setCap(20n * PHA);
		expect(() => phala.delegator(ALICE).claimReward(0)).toThrow(expect.objectContaining({ code: "UNSUPPORTED" }));
		expect(node.count("state_getMetadata")).toBe(0);
		expect((await plan.check(BOB))[0]?.code).toBe("NOT_POOL_OWNER");
		expect(node.count("state_getMetadata")).toBe(1);
		await phala.close();
	});

	it("is replaced by another and restored, each decoded by its own layout", async () => {
		const warn = vi.fn();
		const node = khala({ ...storage(), ...upgraded(1241) });
		node.overrides.set("state_getRuntimeVersion", () => ({ specName: "khala", specVersion: 1241 }));
		node.overrides.set("state_getMetadata", () => older);
		const phala = await connect(node, { logger: { warn } });
		expect((await phala.stakePool(0).get()).freeStake).toBe(2n * PHA);
		expect(warn).toHaveBeenCalledOnce();
		node.addBlock(upgraded(1251));
		expect((await phala.stakePool(0).get()).freeStake).toBe(2n * PHA);
		expect([phala.network.specVersion, node.count("state_getMetadata")]).toEqual([1251, 1]);
		node.overrides.set("state_getMetadata", () => swapped(String(node.defaultResponse("state_getMetadata", []))));
		node.addBlock({ ...upgraded(1252), ...poolStorage(0, {}, { totalShares: 7n * PHA, totalValue: 14n * PHA }) });
		expect((await phala.stakePool(0).get()).totalStake).toBe(7n * PHA);
		expect(node.count("state_getMetadata")).toBe(2);
		await phala.close();
	});
});

describe("a runtime of the same name and version with another layout", () => {
	const bytes = poolStorage(0, {}, { totalShares: 7n * PHA, totalValue: 14n * PHA });
	const forked = (node: FakeNode) => {
		node.overrides.set("state_getMetadata", () => swapped(String(node.defaultResponse("state_getMetadata", []))));
		return node;
	};

	it("on any other chain never returns a wrong number, and is logged once", async () => {
		const warn = vi.fn();
		const phala = await connect(forked(new FakeNode({ ...storage(), ...bytes })), { logger: { warn } });
		// The generated decoder would read the value as shares.
		expect((await phala.stakePool(0).get()).totalStake).toBe(7n * PHA);
		expect((await phala.stakePools.list()).map(({ totalStake }) => totalStake)).toEqual([7n * PHA]);
		expect((await firstValueFrom(phala.stakePool(0).state$)).totalStake).toBe(7n * PHA);
		expect(warn).toHaveBeenCalledOnce();
		expect(warn).toHaveBeenCalledWith(expect.stringContaining("another layout"), ["PhalaBasePool.Pools"]);
		await phala.close();
	});

	it("on a fork with Khala's genesis is detected by bytes that do not fit, before a value is returned", async () => {
		const warn = vi.fn();
		const node = khala();
		node.overrides.set("state_getMetadata", () => renumbered(String(node.defaultResponse("state_getMetadata", []))));
		const key = entries.phalaBasePool.pools.key(0);
		node.addBlock({ [key]: String(bytes[key]).replace("0x00", "0x05") });
		const phala = await connect(node, { logger: { warn } });
		expect((await phala.stakePools.list()).map(({ totalStake }) => totalStake)).toEqual([14n * PHA]);
		expect((await phala.stakePool(0).get()).totalStake).toBe(14n * PHA);
		expect(node.count("state_getMetadata")).toBe(1);
		expect(warn).toHaveBeenCalledWith(expect.stringContaining("another layout"), ["PhalaBasePool.Pools"]);
		await phala.close();
	});

	it("with bad bytes fails one row only, when the metadata has confirmed the layout", async () => {
		const node = khala({
			...storage(),
			[entries.phalaBasePool.poolCount.key()]: stored("PhalaBasePool", "PoolCount", 2),
		});
		node.addBlock({ [entries.phalaBasePool.pools.key(1)]: "0x00ff" });
		const phala = await connect(node);
		const faults: unknown[] = [];
		const pools = await phala.stakePools.list({ onRowError: ({ code }, of) => faults.push([code, of]) });
		expect(pools.map(({ totalStake }) => totalStake)).toEqual([12n * PHA]);
		expect(faults).toEqual([["DECODE_FAILED", 1]]);
		expect(node.count("state_getMetadata")).toBe(1);
		await phala.close();
	});

	it("on a fork with Khala's genesis is detected when the metadata is loaded, and decoded by it from then on", async () => {
		const warn = vi.fn();
		const phala = await connect(forked(khala({ ...storage(), ...bytes })), { logger: { warn } });
		await phala.delegator(ALICE).subsidies();
		expect(warn).toHaveBeenCalledWith(expect.stringContaining("another layout"), ["PhalaBasePool.Pools"]);
		expect((await phala.stakePool(0).get()).totalStake).toBe(7n * PHA);
		expect((await phala.stakePool(0).setCap(1n).check(ALICE))[0]).toMatchObject({ details: { totalStake: 7n * PHA } });
		expect(warn).toHaveBeenCalledOnce();
		await phala.close();
	});
});
