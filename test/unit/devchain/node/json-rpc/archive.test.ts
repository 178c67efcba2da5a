import { describe, expect, it } from "vitest";
import { fromHex, type Hex, toHex } from "../../../../../src/codec/hex.ts";
import { blake256, encodeHeader } from "../../../../../src/devchain/node/header.ts";
import { ALICE, COUNTER, extrinsic } from "../../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

const NOWHERE: Hex = `0x${"99".repeat(32)}`;
const set = (nonce: number, key: Hex, value: Hex) => extrinsic({ signer: ALICE, nonce, set: [key, value] });

describe("chainSpec_v1", () => {
	it("identifies the chain", () => {
		const { node, get } = fakeServer();
		expect(get("chainSpec_v1_chainName")).toBe("Fake");
		expect(get("chainSpec_v1_genesisHash")).toBe(node.blockTree.genesis.hash);
		expect(get("chainSpec_v1_properties")).toEqual({ ss58Format: 30, tokenDecimals: 12, tokenSymbol: "F" });
	});
});

describe("archive_v1", () => {
	it("finds blocks: the final one at a height, and all forks above", () => {
		const { node, get, ask } = fakeServer();
		const [first, second] = [node.newBlock(), node.newBlock()];
		node.reorg(1, "reapply");
		const fork = node.blockTree.at(2)?.hash;
		expect(get("archive_v1_hashByHeight", 2)).toEqual([second.hash, fork]);
		expect(get("archive_v1_hashByHeight", 9)).toEqual([]);
		node.blockTree.finalize(2);
		expect(get("archive_v1_finalizedHeight")).toBe(2);
		expect([0, 1, 2].map((height) => get("archive_v1_hashByHeight", height))).toEqual([
			[get("archive_v1_genesisHash")],
			[first.hash],
			[fork],
		]);
		for (const height of [-1, "1", undefined]) {
			expect(ask("archive_v1_hashByHeight", height).error?.code).toBe(-32602);
		}
	});

	it("returns headers, bodies and calls, null for unknown blocks", () => {
		const { node, get, ask } = fakeServer();
		const { hash, header, body } = node.newBlock({ transactions: [extrinsic({ signer: ALICE, nonce: 0 })] });
		expect(get("archive_v1_header", hash)).toBe(toHex(encodeHeader(header)));
		expect(get("archive_v1_body", hash)).toEqual(body);
		expect(get("archive_v1_call", hash, "Fake_echo", "0x07")).toEqual({ success: true, value: "0x07" });
		expect(get("archive_v1_call", hash, "Nothing", "0x")).toEqual({ success: false, error: expect.any(String) });
		expect(get("archive_v1_header", NOWHERE)).toBeNull();
		expect(get("archive_v1_body", NOWHERE)).toBeNull();
		expect(get("archive_v1_call", NOWHERE, "Fake_echo", "0x")).toBeNull();
		for (const params of [[], ["zz"], [5]]) expect(ask("archive_v1_body", ...params).error?.code).toBe(-32602);
		expect(ask("archive_v1_call", hash, "Fake_echo").error?.code).toBe(-32602);
	});

	it("reads storage in a subscription that ends by itself", () => {
		const { node, get, resultsOf, inbox, server } = fakeServer();
		node.edit(new Map(["0xff01", "0xff02", "0xff03"].map((key, i) => [key as Hex, new Uint8Array([i])] as const)));
		const { hash } = node.newBlock();
		const items = [
			{ key: COUNTER, type: "value" },
			{ key: "0xff", type: "descendantsValues", paginationStartKey: "0xff02" },
			{ key: "0xff01", type: "hash" },
			{ key: "0xee", type: "value" },
		];
		const id = get("archive_v1_storage", hash, items, null);
		expect(resultsOf(id)).toEqual([
			{ event: "storage", key: COUNTER, value: "0x01000000" },
			{ event: "storage", key: "0xff03", value: "0x02" },
			{ event: "storage", key: "0xff01", hash: toHex(blake256(new Uint8Array([0]))) },
			{ event: "storageDone" },
		]);
		expect(inbox.find(({ params }) => params?.subscription === id)?.method).toBe("archive_v1_storageEvent");
		expect(resultsOf(get("archive_v1_storage", NOWHERE, items))).toMatchObject([{ event: "storageError" }]);
		expect(resultsOf(get("archive_v1_storage", hash, items, "0x01"))).toEqual([{ event: "storageDone" }]);
		expect(get("archive_v1_stopStorage", id)).toBeNull();
		expect(server.subscriptionCount).toBe(0);
	});

	it("refuses a start key where there are no pages", () => {
		const { node, ask } = fakeServer();
		const item = { key: "0x", type: "value", paginationStartKey: "0x00" };
		expect(ask("archive_v1_storage", node.head.hash, [item]).error?.code).toBe(-32602);
	});

	it("compares the storage of a block with that of its parent, or of an ancestor", () => {
		const { node, get, ask, resultsOf, server } = fakeServer();
		node.edit(new Map([["0xff09", fromHex("0x09")]]));
		const first = node.newBlock({ transactions: [set(0, "0xff01", "0x01"), set(1, "0xff02", "0x01")] });
		const second = node.newBlock({ transactions: [set(2, "0xff02", "0x02"), set(3, "0xff03", "0x03")] });
		node.edit(new Map([["0xff09", null]]));
		const items = [{ key: "0xff", returnType: "value" }];
		const diff = (...params: unknown[]) => resultsOf(get("archive_v1_storageDiff", ...params));
		const changed = [
			{ event: "storageDiff", key: "0xff02", value: "0x02", type: "modified" },
			{ event: "storageDiff", key: "0xff03", value: "0x03", type: "added" },
			{ event: "storageDiff", key: "0xff09", value: "0x09", type: "deleted" },
			{ event: "storageDiffDone" },
		];
		expect(diff(second.hash, items)).toEqual(changed);
		expect(diff(second.hash, items, first.hash)).toEqual(changed);
		const both = [...items, { key: "0xff03", returnType: "hash" }, { returnType: "hash", childTrieKey: "0x01" }];
		expect(diff(second.hash, both)[1]).toEqual({ ...changed[1], hash: toHex(blake256(fromHex("0x03"))) });
		expect(diff(second.hash, items, node.blockTree.genesis.hash)).toContainEqual({
			event: "storageDiff",
			key: "0xff01",
			value: "0x01",
			type: "added",
		});
		expect(diff(second.hash)).toContainEqual({
			event: "storageDiff",
			key: COUNTER,
			value: "0x02000000",
			type: "modified",
		});
		for (const params of [[NOWHERE], [first.hash, items, second.hash], [first.hash, items, NOWHERE]]) {
			expect(diff(...params)).toMatchObject([{ event: "storageDiffError" }]);
		}
		for (const wrong of [5, [5], [{ key: "0x" }], [{ returnType: "all" }], [{ returnType: "value", key: 5 }]]) {
			expect(ask("archive_v1_storageDiff", second.hash, wrong).error?.code).toBe(-32602);
		}
		expect(get("archive_v1_stopStorageDiff", "sub1")).toBeNull();
		expect(server.subscriptionCount).toBe(0);
	});
});
