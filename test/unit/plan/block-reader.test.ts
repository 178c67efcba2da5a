import { beforeEach, describe, expect, test } from "vitest";
import type { BlockEvent } from "../../../src/chain/metadata/decode-events.ts";
import type { MetadataReader } from "../../../src/chain/metadata/metadata-reader.ts";
import { BlockReader } from "../../../src/plan/block-reader.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const BLOCK = "chain_getBlock";
const STATE = "state_getStorage";

let node: FakeNode;
let reader: BlockReader;

beforeEach(() => {
	node = new FakeNode();
	reader = new BlockReader(planRpc(node));
});

const add = (...extrinsics: `0x${string}`[]) => node.addBlock({}, undefined, extrinsics).hash;
const event = (extrinsic: number | null, name: string): BlockEvent => ({
	pallet: "System",
	name,
	data: null,
	extrinsic,
	index: 0,
});
const metadataWith = (events: readonly BlockEvent[]) =>
	({ events: (bytes: string) => (bytes === "0x00" ? [] : events) }) as unknown as MetadataReader;

describe("a block", () => {
	test("is read once, by calls at the same time and later ones", async () => {
		const hash = add("0x01", "0x02");
		const [first, second] = await Promise.all([reader.read(hash), reader.read(hash)]);
		expect(second).toBe(first);
		expect(await reader.read(hash)).toBe(first);
		expect(node.count(BLOCK)).toBe(1);
	});

	test("has its extrinsics by index", async () => {
		const block = await reader.read(add("0x01", "0x02"));
		expect(block.indexOf("0x01")).toBe(0);
		expect(block.indexOf("0x02")).toBe(1);
		expect(block.indexOf("0x03")).toBeNull();
	});

	test("is requested again after the node did not have it", async () => {
		const hash = add();
		node.overrides.set(BLOCK, () => null);
		await expect(reader.read(hash)).rejects.toMatchObject({ code: "NOT_FOUND" });
		node.overrides.clear();
		expect((await reader.read(hash)).body.hash).toBe(hash);
	});
});

describe("the blocks that are kept", () => {
	const readAll = async (hashes: readonly `0x${string}`[]) => {
		for (const hash of hashes) await reader.read(hash);
	};
	/** Whether a block takes a request. */
	const isKept = async (hash: `0x${string}`) => {
		const before = node.count(BLOCK);
		await reader.read(hash);
		return node.count(BLOCK) === before;
	};

	test("are the last 64", async () => {
		const hashes = Array.from({ length: 65 }, () => add());
		await readAll(hashes.slice(0, 64));
		expect(await isKept(hashes[0] as `0x${string}`)).toBe(true);
		await readAll(hashes.slice(64));
		expect(await isKept(hashes[0] as `0x${string}`)).toBe(true);
		expect(await isKept(hashes[2] as `0x${string}`)).toBe(true);
		expect(await isKept(hashes[1] as `0x${string}`)).toBe(false);
	});

	test("have 16 Mi characters of extrinsics in all, the newest block more", async () => {
		const half = (1 << 23) - 4;
		const large = (salt: string, length = half): `0x${string}` => `0x${salt.padEnd(length, "0")}`;
		const [first, second, third] = [add(large("1")), add(large("2")), add("0x000000"), add(large("4", 1 << 25))];
		await readAll([first, second]);
		expect(await isKept(first)).toBe(true);
		await readAll([third, node.head.hash]);
		expect(await isKept(node.head.hash)).toBe(true);
		expect(await isKept(third)).toBe(false);
		await readAll([first, second]);
		expect(await isKept(first)).toBe(true);
		expect(await isKept(second)).toBe(true);
	});

	test("make room for no more than was added", async () => {
		const text = (salt: number): `0x${string}` => `0x${String(salt).padEnd(1 << 22, "0")}`;
		const hashes = Array.from({ length: 5 }, (_, i) => add(text(i + 1)));
		await readAll(hashes);
		expect(await isKept(hashes[2] as `0x${string}`)).toBe(true);
		expect(await isKept(hashes[0] as `0x${string}`)).toBe(false);
	});
});

describe("the events of an extrinsic", () => {
	test("are those of its index, in order", async () => {
		node.overrides.set(STATE, ([, at]) => (at === node.head.hash ? "0x04" : null));
		const block = await reader.read(add("0x01", "0x02", "0x03"));
		const [a, b, c] = [event(1, "A"), event(0, "B"), event(1, "C")];
		const metadata = metadataWith([event(null, "D"), a, b, c]);
		expect(await block.eventsOf(1, metadata)).toEqual([a, c]);
		expect(await block.eventsOf(0, metadata)).toEqual([b]);
		expect(await block.eventsOf(2, metadata)).toEqual([]);
		expect(node.count(STATE)).toBe(1);
	});

	test("are none where the state has none", async () => {
		node.overrides.set(STATE, () => null);
		const block = await reader.read(add("0x01"));
		expect(await block.eventsOf(0, metadataWith([event(0, "A")]))).toEqual([]);
	});

	test("are decoded again with other metadata", async () => {
		node.overrides.set(STATE, () => "0x04");
		const block = await reader.read(add("0x01"));
		await block.eventsOf(0, metadataWith([event(0, "A")]));
		expect(await block.eventsOf(0, metadataWith([event(0, "B")]))).toEqual([event(0, "B")]);
	});

	test("are requested again after an error", async () => {
		node.overrides.set(STATE, () => {
			throw new Error("busy");
		});
		const block = await reader.read(add("0x01"));
		const metadata = metadataWith([event(0, "A")]);
		await expect(block.eventsOf(0, metadata)).rejects.toMatchObject({ code: "RPC_FAILED" });
		node.overrides.set(STATE, () => "0x04");
		expect(await block.eventsOf(0, metadata)).toEqual([event(0, "A")]);
	});

	test("of other metadata are kept where the first request fails late", async () => {
		node.heldMethods.add(STATE);
		const block = await reader.read(add("0x01"));
		const [first, second] = [metadataWith([]), metadataWith([event(0, "B")])];
		const failing = block.eventsOf(0, first);
		const running = block.eventsOf(0, second);
		node.heldRequests[1]?.respond("0x04");
		node.heldRequests[0]?.fail(new Error("busy"));
		await expect(failing).rejects.toMatchObject({ code: "RPC_FAILED" });
		expect(await running).toEqual([event(0, "B")]);
		node.heldMethods.clear();
		await block.eventsOf(0, second);
		expect(node.count(STATE)).toBe(2);
	});
});
