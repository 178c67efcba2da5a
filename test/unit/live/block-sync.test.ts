import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import type { Finality } from "../../../src/live/block-feed.ts";
import { BlockSync, type SyncedStorage } from "../../../src/live/block-sync.ts";
import type { StorageChangeSet } from "../../../src/live/storage-subscription.ts";
import { readHeader } from "../../../src/query/block-header.ts";
import { Connection } from "../../../src/rpc/connection.ts";
import { resolveEndpoint } from "../../../src/rpc/endpoint.ts";
import type { FakeBlock } from "../../support/fake-block.ts";
import { FakeNode } from "../../support/fake-node.ts";

const KEY: Hex = "0xaa01";
const OTHER: Hex = "0xaa02";

/** Records what a synchronisation does to its storage. */
class RecordedStorage implements SyncedStorage {
	readonly calls: string[] = [];
	initialKeys = async (): Promise<readonly Hex[]> => [KEY];
	failure: Error | null = null;

	reset(values: ReadonlyMap<Hex, Hex | null>): void {
		this.calls.push(`reset ${values.get(KEY)}`);
	}

	apply(changes: ReadonlyMap<Hex, Hex | null>): void {
		this.calls.push(`apply ${changes.get(KEY) ?? "nothing"}`);
	}

	async refresh(block: Hex): Promise<void> {
		this.calls.push(`refresh ${block}`);
		if (this.failure) throw this.failure;
	}
}

let node: FakeNode;
let connection: Connection;
let storage: RecordedStorage;
let received: StorageChangeSet[];
let lost: number;

beforeEach(() => {
	node = new FakeNode({ [KEY]: "0x00" });
	connection = new Connection(resolveEndpoint(node, 5000), 5000);
	storage = new RecordedStorage();
	received = [];
	lost = 0;
});
afterEach(() => connection.close());

function create(finality: Finality = "best"): BlockSync {
	return new BlockSync(connection, finality, storage, {
		onChanges: (set) => received.push(set),
		onLost: () => lost++,
	});
}

const header = (block: FakeBlock) => readHeader(block.header);
const hash = (block: FakeBlock) => block.hash as Hex;

describe("BlockSync of best blocks", () => {
	it("is idle until the first change set of its subscription", async () => {
		const sync = create();
		expect(sync.state).toEqual({ kind: "idle" });
		expect(sync.block).toBeNull();
		expect(sync.advance(header(node.head))).toBe(false);
		expect(await sync.start()).toBe(true);
		expect(sync.state).toEqual({ kind: "at", block: node.head.hash });
		expect(await sync.start()).toBe(false);
		expect(storage.calls).toEqual(["reset 0x00"]);
	});

	it.each(["header", "changes"])("moves to the next block with header and changes, the %s first", async (first) => {
		const sync = create();
		await sync.start();
		const parent = node.head;
		const block = node.produceBlock({ [KEY]: "0x01" });
		const [changes] = received as [StorageChangeSet];
		if (first === "header") {
			expect(sync.advance(header(block))).toBe(false);
			expect(sync.state).toEqual({ kind: "pending", from: parent.hash, block: block.hash });
			expect(sync.block).toBe(parent.hash);
			expect(sync.take(changes)).toBe(true);
		} else {
			expect(sync.take(changes)).toBe(false);
			expect(sync.state).toEqual({ kind: "at", block: parent.hash });
			expect(sync.advance(header(block))).toBe(true);
		}
		expect(sync.state).toEqual({ kind: "at", block: block.hash });
		expect(storage.calls).toEqual(["reset 0x00", "apply 0x01"]);
		expect(sync.advance(header(block))).toBe(false);
	});

	it("waits for every subscription", async () => {
		const sync = create();
		await sync.start();
		await sync.watch([OTHER]);
		expect(sync.needsWatch([KEY, OTHER])).toBe(false);
		// The first change set of the second subscription is of the current block.
		expect(received.splice(0).map((set) => sync.take(set))).toEqual([true]);
		const block = node.produceBlock({ [KEY]: "0x01" });
		expect(sync.advance(header(block))).toBe(false);
		expect(received.splice(0).map((set) => sync.take(set))).toEqual([false, true]);
		expect(sync.block).toBe(block.hash);
	});

	it.each(["a gap", "a reorganisation", "a block without changes"])(
		"requests all values after %s",
		async (accident) => {
			const sync = create();
			await sync.start();
			const genesis = node.head;
			const block = node.produceBlock({ [KEY]: "0x01" });
			if (accident === "a block without changes") sync.advance(header(block));
			if (accident === "a reorganisation") {
				sync.advance(header(block));
				for (const set of received) sync.take(set);
			}
			const next = accident === "a reorganisation" ? node.addBlock({}, genesis) : node.addBlock();
			expect(sync.advance(header(next))).toBe(true);
			expect(sync.state).toEqual({ kind: "resync", block: next.hash });
			await sync.refresh();
			expect(sync.state).toEqual({ kind: "at", block: next.hash });
			expect(storage.calls.at(-1)).toBe(`refresh ${next.hash}`);
			await sync.refresh();
			expect(storage.calls.filter((call) => call.startsWith("refresh"))).toHaveLength(1);
		},
	);

	it("stays in resync while values cannot be requested", async () => {
		const sync = create();
		await sync.start();
		sync.invalidate();
		expect(sync.state).toEqual({ kind: "resync", block: node.head.hash });
		storage.failure = new Error("busy");
		await expect(sync.refresh()).rejects.toThrow("busy");
		expect(sync.state.kind).toBe("resync");
		const block = node.produceBlock();
		expect(sync.advance(header(block))).toBe(true);
		expect(sync.state).toEqual({ kind: "resync", block: hash(block) });
	});

	it("continues with the newest block after a failure", async () => {
		const sync = create();
		await sync.start();
		const block = node.addBlock();
		sync.advance(header(block));
		sync.invalidate();
		expect(sync.state).toEqual({ kind: "resync", block: block.hash });
	});

	it("is idle after a reset, also in the middle of a start or a refresh", async () => {
		node.heldMethods.add("state_subscribeStorage");
		const sync = create();
		const starting = sync.start();
		await vi.waitFor(() => expect(node.heldRequests).toHaveLength(1), { timeout: 60_000 });
		sync.reset();
		expect(await starting).toBe(false);
		node.heldMethods.clear();
		for (const held of node.heldRequests.splice(0)) held.respond(null);
		await sync.start();
		sync.invalidate();
		const refreshing = sync.refresh();
		sync.reset();
		await refreshing;
		expect(sync.state).toEqual({ kind: "idle" });
		sync.invalidate();
		expect(sync.state).toEqual({ kind: "idle" });
		node.produceBlock({ [KEY]: "0x02" });
		expect(received).toEqual([]);
		await vi.waitFor(() => expect(node.leftovers.subscriptions).toBe(0), { timeout: 60_000 });
	});

	it("reports that subscriptions ended", async () => {
		const sync = create();
		await sync.start();
		await sync.watch([OTHER]);
		node.failSubscriptions();
		expect(lost).toBe(1);
	});

	it("is fragmented with many subscriptions of few keys", async () => {
		const sync = create();
		await sync.start();
		for (let i = 0; i < 8; i++) await sync.watch([`0xbb0${i}`]);
		expect(sync.isFragmented(10)).toBe(true);
		expect(sync.isFragmented(1000)).toBe(false);
	});
});

describe("BlockSync of finalized blocks", () => {
	it("requests all values at every block, and subscribes to nothing", async () => {
		const sync = create("finalized");
		expect(await sync.start()).toBe(false);
		expect(sync.needsWatch([KEY])).toBe(false);
		expect(sync.advance(header(node.head))).toBe(true);
		expect(sync.advance(header(node.head))).toBe(false);
		await sync.refresh();
		expect(sync.advance(header(node.addBlock()))).toBe(true);
		await sync.refresh();
		expect(storage.calls).toHaveLength(2);
		expect(node.leftovers.subscriptions).toBe(0);
	});
});
