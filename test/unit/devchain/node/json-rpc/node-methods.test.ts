import { base58Decode, base58Encode, ed25519PairFromSeed } from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { ALICE, COUNTER, extrinsic } from "../../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

const NOWHERE: Hex = `0x${"99".repeat(32)}`;
const UNSAFE = { code: -32601, message: "RPC call is unsafe to be called externally" };

describe("the network", () => {
	it("identifies the node by the key of a libp2p peer, at an address of its process", () => {
		const { get } = fakeServer();
		const id = get("system_localPeerId") as string;
		const { publicKey } = ed25519PairFromSeed(new Uint8Array(32).fill(1, 31));
		// Multihash "identity" of 36 bytes: a protobuf with the type of the key, Ed25519, and the key.
		const encoded = new Uint8Array([0, 36, 8, 1, 18, 32, ...publicKey]);
		expect(base58Decode(id)).toEqual(encoded);
		expect(base58Encode(encoded)).toBe(id);
		expect(get("system_localListenAddresses")).toEqual([`/memory/1/p2p/${id}`]);
	});
});

describe("methods that nodes deny", () => {
	it.each([
		["author_hasKey", "0x01", "aura"],
		["author_hasSessionKeys", "0x01"],
		["author_insertKey", "aura", "//Alice", "0x01"],
		["author_rotateKeys"],
		["state_traceBlock", NOWHERE, "", "", ""],
		["system_addLogFilter", "sync=debug"],
		["system_addReservedPeer", "/ip4/127.0.0.1/tcp/30333"],
		["system_removeReservedPeer", "12D3"],
		["system_resetLogFilter"],
		["system_unstable_networkState"],
	])("%s", (method, ...params) => {
		expect(fakeServer().ask(method, ...params).error).toEqual(UNSAFE);
	});
});

describe("offchain", () => {
	it("keeps values until they are cleared", () => {
		const { get } = fakeServer();
		const key = ["PERSISTENT", "0x01"];
		expect(get("offchain_localStorageGet", ...key)).toBeNull();
		expect(get("offchain_localStorageSet", ...key, "0xAB")).toBeNull();
		expect(get("offchain_localStorageGet", "PERSISTENT", "01")).toBe("0xab");
		get("offchain_localStorageClear", ...key);
		expect(get("offchain_localStorageGet", ...key)).toBeNull();
		expect(fakeServer().get("offchain_localStorageGet", ...key)).toBeNull();
	});

	it("has no storage of forks", () => {
		const { ask } = fakeServer();
		const error = { code: 5001, message: "This storage kind is not available yet." };
		expect(ask("offchain_localStorageGet", "LOCAL", "0x01").error).toEqual(error);
		expect(ask("offchain_localStorageSet", "LOCAL", "0x01", "0x02").error).toEqual(error);
		expect(ask("offchain_localStorageGet", "other", "0x01").error?.code).toBe(-32602);
	});
});

describe("childstate", () => {
	const CHILD = `0x${Buffer.from(":child_storage:default:x").toString("hex")}`;

	it("finds nothing in child tries", () => {
		const { get } = fakeServer();
		expect(get("childstate_getKeys", CHILD, "0x")).toEqual([]);
		for (const suffix of ["", "At"]) expect(get(`childstate_getKeysPaged${suffix}`, CHILD, "0x", 10, null)).toEqual([]);
		for (const item of ["", "Hash", "Size"]) expect(get(`childstate_getStorage${item}`, CHILD, COUNTER)).toBeNull();
		expect(get("childstate_getStorageEntries", CHILD, [COUNTER, "0x01"])).toEqual([null, null]);
	});

	it("refuses other keys, pages that are too large and unknown blocks", () => {
		const { ask } = fakeServer();
		expect(ask("childstate_getStorage", "0x01", COUNTER).error).toEqual({
			code: 4003,
			message: "Client error: Invalid child storage key",
		});
		expect(ask("childstate_getKeysPaged", CHILD, "0x", 1001).error?.code).toBe(4002);
		expect(ask("childstate_getStorage", CHILD, COUNTER, NOWHERE).error?.code).toBe(4003);
		expect(ask("childstate_getStorage", CHILD).error?.code).toBe(-32602);
	});

	it("has no proofs, as the state has none", () => {
		const { ask } = fakeServer();
		const error = { code: 4003, message: expect.stringContaining("a development chain has no proofs") };
		expect(ask("state_getReadProof", [COUNTER]).error).toEqual(error);
		expect(ask("state_getChildReadProof", CHILD, [COUNTER]).error).toEqual(error);
		expect(ask("state_getReadProof", COUNTER).error?.code).toBe(-32602);
		expect(ask("state_getReadProof", [COUNTER], NOWHERE).error?.message).toContain("UnknownBlock");
	});
});

describe("system_dryRun", () => {
	it("applies an extrinsic in the next block, and writes nothing", () => {
		const { node, get } = fakeServer();
		const { hash } = node.newBlock();
		const seen: unknown[] = [];
		node.runtime.call = (state, method, data) => {
			seen.push([method, state.get(COUNTER)?.[0]]);
			state.set("0xff", data);
			return new Uint8Array([0, 0]);
		};
		const bytes = extrinsic({ signer: ALICE, nonce: 0 });
		expect([get("system_dryRun", bytes), get("system_dryRunAt", bytes, hash)]).toEqual(["0x0000", "0x0000"]);
		expect(seen).toEqual(Array(2).fill(["BlockBuilder_apply_extrinsic", 2]));
		expect([get("state_getStorage", "0xff"), get("author_pendingExtrinsics")]).toEqual([null, []]);
	});

	it("reports what is no extrinsic, and a runtime that fails", () => {
		const { ask } = fakeServer();
		const message = "Unable to dry run extrinsic.";
		expect(ask("system_dryRun", "0x0c00").error).toEqual({ code: 2, message, data: "Not enough data to fill buffer" });
		expect(ask("system_dryRun", "0x0400").error).toMatchObject({ code: 1, message });
		expect(ask("system_dryRun", "0x0400", NOWHERE).error?.code).toBe(4003);
	});
});
