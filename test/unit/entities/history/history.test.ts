import { describe, expect, it } from "vitest";
import { EVENTS_KEY } from "../../../../src/chain/events/block-events.ts";
import { toHex } from "../../../../src/codec/hex.ts";
import { connect, isPhalaError, type PoolEvent } from "../../../../src/index.ts";
import { BlockCache } from "../../../../src/query/block-cache.ts";
import { type EncodedEvent, encodeEvents } from "../../../support/encode-events.ts";
import { failed } from "../../../support/failed.ts";
import { FakeNode } from "../../../support/fake-node.ts";
import { phalaNode1, v2 } from "../../../support/metadata/specimens.ts";
import { expectPlain } from "../../../support/plain.ts";
import { ALICE, poolStorage, stored, vaultStorage } from "../../../support/storage.ts";

const LAST_UPGRADE = "0x26aa394eea5630e07c48ae0c9558cef7f9cce9c888469bb1a0dceaa129672ef8";
const upgraded = (specVersion: number) => ({
	[LAST_UPGRADE]: stored("System", "LastRuntimeUpgrade", { specVersion, specName: "khala" }),
});
const older = () => toHex(phalaNode1.bytes);

const capSet = (pid: number, cap: number, extrinsic: number | null = 1): EncodedEvent => ({
	pallet: "phalaStakePoolv2",
	name: "PoolCapacitySet",
	data: { pid, cap },
	extrinsic,
});
const rescored: EncodedEvent = {
	pallet: "phalaComputation",
	name: "BenchmarkUpdated",
	data: { session: ALICE, pInstant: 7 },
	extrinsic: null,
};
const withEvents = (...events: readonly EncodedEvent[]) => ({ [EVENTS_KEY]: encodeEvents(v2, events) });

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
	const list: T[] = [];
	for await (const one of from) list.push(one);
	return list;
}

/** A chain of blocks 0 to `last`, each with the event that pool 0's cap is the block's number. */
function capChain(last: number): FakeNode {
	const node = new FakeNode(poolStorage(0));
	for (let number = 1; number <= last; number++) node.addBlock(withEvents(capSet(0, number)));
	return node;
}

const capsOf = (events: readonly PoolEvent[]) => events.map((event) => event.type === "capChanged" && event.cap);

describe("events", () => {
	it("come block by block in the chain's order, each with its place", async () => {
		const node = new FakeNode(poolStorage(0));
		node.addBlock(withEvents(capSet(0, 5), rescored));
		node.addBlock({ [EVENTS_KEY]: null });
		node.addBlock(withEvents(capSet(2, 6, 3)));
		const phala = await connect(node);
		const progress: number[][] = [];
		const onProgress = (...args: number[]) => void progress.push(args);
		const events = await all(phala.events({ from: 0, to: 3n, onProgress }));
		const [first, second, third] = events;
		expect(events.length).toBe(3);
		expect(first).toEqual({
			type: "capChanged",
			pid: 0,
			cap: 5n,
			block: { hash: node.defaultResponse("chain_getBlockHash", [1]), number: 1, timestampMs: 1_700_000_012_000 },
			extrinsic: 1,
			index: 0,
		});
		expect(second).toMatchObject({ type: "sessionScored", instantScore: 7, extrinsic: null, index: 1 });
		expect(third).toMatchObject({ pid: 2, cap: 6n, extrinsic: 3, index: 0, block: { number: 3 } });
		expect(progress).toEqual([1, 2, 3, 4].map((read) => [read, 4]));
		expect(Object.isFrozen(first)).toBe(true);
		expectPlain(first);
		await phala.close();
	});

	it("of given pools exclude other pools, and events without a pid", async () => {
		const node = new FakeNode(poolStorage(0));
		node.addBlock(withEvents(capSet(0, 5), rescored, capSet(2, 6)));
		const phala = await connect(node);
		expect(await all(phala.events({ from: 1, pids: [2n] }))).toMatchObject([{ pid: 2, cap: 6n }]);
		await phala.close();
	});

	it("take one request per block, and one per 128 for their hashes", async () => {
		const node = capChain(300);
		const phala = await connect(node);
		const before = node.requests.length;
		expect(capsOf(await all(phala.events({ from: 1, to: 300 })))).toEqual(
			Array.from({ length: 300 }, (_, i) => BigInt(i + 1)),
		);
		const made = node.requests.slice(before);
		expect(made.filter(({ method }) => method === "state_queryStorageAt").length).toBe(300);
		expect(made.length).toBe(300 + 3 + 1);
		await phala.close();
	});

	it("take one request per hash if the node accepts one number only", async () => {
		const node = capChain(5);
		node.overrides.set("chain_getBlockHash", ([number]) => {
			return Array.isArray(number) ? null : node.defaultResponse("chain_getBlockHash", [number]);
		});
		const phala = await connect(node);
		expect((await all(phala.events({ from: 1, to: 5 }))).length).toBe(5);
		expect((await all(phala.events({ from: 1, to: 5 }))).length).toBe(5);
		expect(node.requests.filter(({ params }) => Array.isArray(params[0])).length).toBeLessThan(7);
		await phala.close();
	});

	it("are read at most 8 blocks ahead, in order whatever the order of the responses", async () => {
		const node = capChain(30);
		const phala = await connect(node);
		node.heldMethods.add("state_queryStorageAt");
		const events = phala.events({ from: 1, to: 30 });
		const first = events.next();
		await expect.poll(() => node.heldRequests.length).toBe(8);
		const held = node.heldRequests.splice(0);
		for (const { method, params, respond } of held.reverse()) respond(node.defaultResponse(method, params));
		expect((await first).value).toMatchObject({ cap: 1n });
		await expect.poll(() => node.heldRequests.length).toBe(1);
		node.heldMethods.clear();
		for (const { method, params, respond } of node.heldRequests.splice(0))
			respond(node.defaultResponse(method, params));
		expect(capsOf(await all(events)).length).toBe(29);
		await phala.close();
	});

	it("end with the loop, the signal and the client, and leave no request pending", async () => {
		const node = capChain(100);
		const phala = await connect(node);
		for await (const { block } of phala.events({ from: 1, to: 100 })) if (block.number === 3) break;
		const requested = node.count("state_queryStorageAt");
		expect(requested).toBeLessThan(3 + 9);
		node.heldMethods.add("state_queryStorageAt");
		const stop = new AbortController();
		const aborted = failed(phala.events({ from: 50, to: 100, signal: stop.signal }).next());
		await expect.poll(() => node.heldRequests.length).toBe(8);
		stop.abort();
		expect((await aborted).code).toBe("ABORTED");
		const closed = failed(phala.events({ from: 50, to: 100 }).next());
		await expect.poll(() => node.heldRequests.length).toBe(16);
		await phala.close();
		expect((await closed).code).toBe("CLOSED");
		expect(node.count("state_queryStorageAt")).toBe(requested + 16);
	});

	it("are rejected for an invalid range", async () => {
		const phala = await connect(capChain(3));
		const codeOf = async (from: number, to?: number) => (await failed(phala.events({ from, to }).next())).code;
		expect(await codeOf(-1)).toBe("INVALID_ARGUMENT");
		expect(await codeOf(2, 1)).toBe("INVALID_ARGUMENT");
		expect(await codeOf(4)).toBe("INVALID_ARGUMENT");
		expect(await codeOf(1, 4)).toBe("NOT_FOUND");
		expect((await failed(phala.events({ from: 1, pids: [-1] }).next())).code).toBe("INVALID_PID");
		await phala.close();
	});

	it("on both sides of an upgrade are decoded by the runtime that made their block", async () => {
		const before = [capSet(0, 1), rescored];
		expect(encodeEvents(phalaNode1, before)).not.toBe(encodeEvents(v2, before));
		const node = new FakeNode({ ...poolStorage(0), ...upgraded(1) });
		for (let i = 0; i < 3; i++) node.addBlock({ [EVENTS_KEY]: encodeEvents(phalaNode1, before) });
		node.addBlock({ ...upgraded(1251), ...withEvents(capSet(0, 2)) });
		node.addBlock(withEvents(capSet(0, 3), rescored));
		const upgrade = 3;
		node.overrides.set("state_getMetadata", ([hash]) => {
			const number = hash === undefined ? node.head.number : node.block(String(hash)).number;
			return number < upgrade ? older() : node.defaultResponse("state_getMetadata", []);
		});
		const phala = await connect(node);
		const events = await all(phala.events({ from: 1 }));
		expect(capsOf(events)).toEqual([1n, false, 1n, false, 1n, false, 2n, 3n, false]);
		expect(events.filter(({ type }) => type === "sessionScored").length).toBe(4);
		expect(node.count("state_getMetadata")).toBe(2);
		await phala.close();
	});
});

describe("a series", () => {
	it("has a point every given number of blocks, in order", async () => {
		const node = new FakeNode();
		node.addBlock();
		for (let number = 2; number <= 20; number++) node.addBlock(poolStorage(0, { cap: BigInt(number) }));
		const phala = await connect(node);
		const samples = await all(phala.stakePool(0).series({ from: 0, to: 20, every: 5, fields: ["cap"] }));
		expect(samples.map(({ timestampMs, pool }) => [pool.block.number, pool.cap, timestampMs])).toEqual(
			[5, 10, 15, 20].map((number) => [number, BigInt(number), 1_700_000_000_000 + 12_000 * number]),
		);
		await phala.close();
	});

	it("takes two requests per point, and none again for the block of the first lookup", async () => {
		const node = new FakeNode(poolStorage(0));
		for (let number = 1; number <= 40; number++) node.addBlock();
		const phala = await connect(node);
		const before = node.requests.length;
		expect((await all(phala.stakePool(0).series({ from: 0, to: 40, every: 4 }))).length).toBe(11);
		const made = node.requests.slice(before).map(({ method }) => method);
		expect(made.filter((method) => method === "state_queryStorageAt").length).toBe(2 * 11);
		expect(made.filter((method) => method === "chain_getBlockHash").length).toBe(2);
		expect(made.length).toBe(24);
		await phala.close();
	});

	it("of a vault has all of its state", async () => {
		const node = new FakeNode({ ...poolStorage(0), ...vaultStorage(1) });
		node.addBlock();
		const phala = await connect(node);
		const samples = await all(phala.vault(1).series({ from: 0, to: 1, every: 1 }));
		expect(samples.map(({ pool }) => [pool.pid, pool.block.number])).toEqual([
			[1, 0],
			[1, 1],
		]);
		await phala.close();
	});

	it("rejects unknown pools, pools of the other kind, and invalid steps", async () => {
		const phala = await connect(new FakeNode({ ...poolStorage(0), ...vaultStorage(1) }));
		const codeOf = async (pid: number, every: number) =>
			(await failed(phala.stakePool(pid).series({ from: 0, every }).next())).code;
		expect(await codeOf(7, 1)).toBe("NOT_FOUND");
		expect(await codeOf(1, 1)).toBe("WRONG_POOL_KIND");
		expect(await codeOf(0, 0)).toBe("INVALID_ARGUMENT");
		expect(await codeOf(0, 0.5)).toBe("INVALID_ARGUMENT");
		await phala.close();
	});
});

describe("a response for a past block", () => {
	it("is cached: the same read makes no request", async () => {
		const node = new FakeNode(poolStorage(0));
		node.addBlock();
		const phala = await connect(node);
		const { hash } = node.head;
		node.addBlock();
		const first = await (await phala.at(hash)).stakePool(0).get();
		const before = node.requests.length;
		const again = await (await phala.at(hash)).stakePool(0).get();
		expect(again).toEqual(first);
		expect(node.requests.length).toBe(before);
		await (await phala.at(1)).stakePool(0).get();
		expect(node.requests.slice(before).map(({ method }) => method)).toEqual(["chain_getBlockHash"]);
		await phala.close();
	});

	it("is evicted when the cache is full, least recently used first", async () => {
		const requested: unknown[] = [];
		const requests = new BlockCache({
			request: async (_, [keys]) => {
				requested.push(keys);
				return "0".repeat(400_000);
			},
		});
		const ask = (key: number) => requests.request("state_queryStorageAt", [[`0x${key}`], "0xaa"]);
		for (let key = 0; key < 20; key++) await ask(key);
		await ask(0);
		for (let key = 20; key < 25; key++) await ask(key);
		expect(requested.length).toBe(25);
		await ask(0);
		expect(requested.length).toBe(25);
		await ask(1);
		expect(requested.length).toBe(26);
	});

	it("is not cached if it may change or has many keys, nor are failures", async () => {
		let requested = 0;
		const requests = new BlockCache({
			request: async (method) => {
				requested += 1;
				if (method === "state_getKeysPaged") throw new Error("no");
				return null;
			},
		});
		for (let i = 0; i < 2; i++) {
			await requests.request("chain_getHeader", ["0xaa"]);
			await requests.request("chain_getBlockHash", [1]);
			await requests.request("state_queryStorageAt", [Array(1000).fill("0x00"), "0xaa"]);
			await requests.request("state_getKeysPaged", ["0x", 10, null, "0xaa"]).catch(() => {});
		}
		expect(requested).toBe(8);
	});

	it("fails with its own code if the node has pruned the block's state", async () => {
		const node = capChain(3);
		const phala = await connect(node);
		const { hash } = node.block(String(node.defaultResponse("chain_getBlockHash", [1])));
		node.overrides.set("state_queryStorageAt", (params) => {
			if (params[1] !== hash) return node.defaultResponse("state_queryStorageAt", params);
			throw Object.assign(new Error(`Client error: UnknownBlock: State already discarded for ${hash}`), { code: 4001 });
		});
		const error = await failed(phala.at(1));
		expect(isPhalaError(error, "BLOCK_PRUNED") && error.details).toEqual({ block: hash });
		expect(error.message).toContain("archive node");
		expect((await failed(all(phala.events({ from: 0 })))).code).toBe("BLOCK_PRUNED");
		expect((await failed(all(phala.delegator(`0x${"11".repeat(32)}`).ledger({ from: 2 })))).code).toBe("BLOCK_PRUNED");
		expect((await all(phala.events({ from: 2 }))).length).toBe(2);
		await phala.close();
	});
});
