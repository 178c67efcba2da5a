import { blake2AsHex } from "@polkadot/util-crypto";
import { describe, expect, test } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import {
	fetchBlock,
	fetchBlockHash,
	fetchFinalizedHash,
	fetchHeader,
	fetchNextIndex,
	fetchNonce,
	fetchStoredNonce,
} from "../../../src/plan/node-requests.ts";
import type { PlanRpc } from "../../../src/plan/plan-rpc.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const ACCOUNT: Hex = `0x${"0a".repeat(32)}`;
const ABSENT: Hex = `0x${"ee".repeat(32)}`;
/** blake2-128 hash of the account. */
const HASH = blake2AsHex(ACCOUNT, 128).slice(2);
const addresses = new Addresses(30);
const malformed = expect.objectContaining({ code: "RPC_FAILED" });
const missing = (id: string) =>
	expect.objectContaining({ code: "NOT_FOUND", details: { kind: "block", id, dispatch: null } });

/** A node with the blocks 0 to 2. */
function startNode() {
	const node = new FakeNode();
	const first = node.addBlock({}, undefined, ["0x01", "0x02"]);
	const second = node.addBlock();
	return { node, rpc: planRpc(node), first, second };
}

/** A node that responds the same to every request. */
function respond(response: unknown): { rpc: PlanRpc; requests: unknown[] } {
	const requests: unknown[] = [];
	const request = async (method: string, params: readonly unknown[]) => {
		requests.push([method, ...params]);
		return response;
	};
	return { rpc: { request, subscribe: () => Promise.reject(new Error("no subscriptions")) }, requests };
}

describe("a block", () => {
	test("has its header's fields and its extrinsics", async () => {
		const { rpc, first } = startNode();
		const { hash, number, parentHash } = first;
		expect(await fetchBlock(rpc, hash)).toMatchObject({ hash, number, parentHash, extrinsics: ["0x01", "0x02"] });
	});

	test("that the node does not have is not found", async () => {
		await expect(fetchBlock(startNode().rpc, ABSENT)).rejects.toEqual(missing(ABSENT));
		await expect(fetchBlock(respond({}).rpc, ABSENT)).rejects.toEqual(missing(ABSENT));
	});

	test("is not another one that the node returns for it", async () => {
		const { rpc, node, first, second } = startNode();
		node.overrides.set("chain_getBlock", () => ({ block: { header: second.header, extrinsics: [] } }));
		await expect(fetchBlock(rpc, first.hash)).rejects.toEqual(missing(first.hash));
	});

	test.each([undefined, null, "0x01"])("is malformed with the extrinsics %o", async (extrinsics) => {
		const { rpc, node, first } = startNode();
		node.overrides.set("chain_getBlock", () => ({ block: { header: first.header, extrinsics } }));
		await expect(fetchBlock(rpc, first.hash)).rejects.toEqual(malformed);
	});
});

describe("a header", () => {
	test("is that of the hash, or of the best block", async () => {
		const { rpc, first, second, node } = startNode();
		expect(await fetchHeader(rpc, first.hash)).toMatchObject({ hash: first.hash, number: 1 });
		expect(await fetchHeader(rpc, null)).toMatchObject({ hash: second.hash, number: 2 });
		expect(node.requests.map(({ params }) => params)).toEqual([[first.hash], []]);
	});

	test.each([null, undefined])("is not found where the node returns %o", async (response) => {
		await expect(fetchHeader(respond(response).rpc, ABSENT)).rejects.toEqual(missing(ABSENT));
		await expect(fetchHeader(respond(response).rpc, null)).rejects.toEqual(missing("best"));
	});
});

describe("a hash", () => {
	test("is that of the newest finalized block", async () => {
		const { rpc, node, first } = startNode();
		node.finalizedNumber = 1;
		expect(await fetchFinalizedHash(rpc)).toBe(first.hash);
		expect(node.requests).toEqual([{ method: "chain_getFinalizedHead", params: [] }]);
		await expect(fetchFinalizedHash(respond(null).rpc)).rejects.toEqual(malformed);
	});

	test("is that of a number on the best chain, where that has one", async () => {
		const { rpc, first } = startNode();
		expect(await fetchBlockHash(rpc, 1)).toBe(first.hash);
		expect(await fetchBlockHash(rpc, 3)).toBeNull();
		await expect(fetchBlockHash(respond("0x01").rpc, 1)).rejects.toEqual(malformed);
	});
});

describe("a nonce", () => {
	test.each([0, 7, 2 ** 32 - 1])("is %i as the node counts it", async (index) => {
		const { rpc, requests } = respond(index);
		expect(await fetchNextIndex(rpc, addresses, ACCOUNT)).toBe(index);
		expect(requests).toEqual([["system_accountNextIndex", addresses.format(ACCOUNT)]]);
	});

	test.each([-1, 1.5, 2 ** 32, "7", null, Number.NaN])("is unknown where the node counts %o", async (index) => {
		expect(await fetchNextIndex(respond(index).rpc, addresses, ACCOUNT)).toBeNull();
	});

	test("is read from the state of a block", async () => {
		const { rpc, requests } = respond("0x0501000000");
		expect(await fetchNonce(rpc, ACCOUNT, ABSENT)).toBe(261);
		expect(requests).toEqual([["state_call", "AccountNonceApi_account_nonce", ACCOUNT, ABSENT]]);
		expect(await fetchNonce(respond("0x0A000000").rpc, ACCOUNT, ABSENT)).toBe(10);
	});

	test.each([null, 5, ["0x05000000"], "0x", "0x050000", "05000000", "0xzz000000", " 0x05000000"])(
		"is malformed in %o",
		async (response) => {
			await expect(fetchNonce(respond(response).rpc, ACCOUNT, ABSENT)).rejects.toEqual(malformed);
		},
	);

	test("is read from storage, 0 for an account without an entry", async () => {
		const { rpc, requests } = respond("0x050100000000");
		const key = `0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9${HASH}${ACCOUNT.slice(2)}`;
		expect(await fetchStoredNonce(rpc, ACCOUNT, ABSENT)).toBe(261);
		expect(requests).toEqual([["state_getStorage", key, ABSENT]]);
		expect(await fetchStoredNonce(respond(null).rpc, ACCOUNT, ABSENT)).toBe(0);
	});

	test.each([undefined, 5, ["0x05000000"], "0x", "0x050000", "05000000", "0xzz000000", " 0x05000000"])(
		"is malformed in the entry %o",
		async (response) => {
			await expect(fetchStoredNonce(respond(response).rpc, ACCOUNT, ABSENT)).rejects.toEqual(malformed);
		},
	);
});
