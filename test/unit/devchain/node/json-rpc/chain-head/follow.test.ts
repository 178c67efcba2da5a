import { describe, expect, it } from "vitest";
import type { Hex } from "../../../../../../src/codec/hex.ts";
import type { Block } from "../../../../../../src/devchain/node/block.ts";
import { MAX_PINNED } from "../../../../../../src/devchain/node/json-rpc/chain-head/follow.ts";
import { fakeRuntime } from "../../../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../../../support/devchain/fake-server.ts";

interface Event {
	readonly event: string;
	readonly [field: string]: unknown;
}

function follower(withRuntime = false) {
	const fake = fakeServer();
	const open = (runtime = withRuntime) => fake.get("chainHead_v1_follow", runtime) as string;
	const eventsOf = (id: string) => fake.resultsOf(id) as Event[];
	return { ...fake, open, eventsOf };
}

const hashes = (blocks: readonly Block[]) => blocks.map(({ hash }) => hash);
const newBlock = ({ hash, header }: Block) => ({
	event: "newBlock",
	blockHash: hash,
	parentBlockHash: header.parentHash,
});
const best = ({ hash }: Block) => ({ event: "bestBlockChanged", bestBlockHash: hash });

describe("chainHead_v1_follow", () => {
	it("starts with the finalized blocks, then every block on top of them, then the best one", () => {
		const { node, open, eventsOf } = follower();
		const [first, second, third] = [node.newBlock(), node.newBlock(), node.newBlock()];
		node.reorg(1, "reapply");
		node.blockTree.finalize(1);
		const branch = [node.blockTree.at(3), node.head] as [Block, Block];
		expect(eventsOf(open())).toEqual([
			{ event: "initialized", finalizedBlockHashes: [node.blockTree.genesis.hash, first.hash] },
			...[second, third, ...branch].map(newBlock),
			best(node.head),
		]);
	});

	it("lists at most 16 finalized blocks", () => {
		const { node, open, eventsOf } = follower();
		const blocks = Array.from({ length: 20 }, () => node.newBlock());
		node.blockTree.finalize(20);
		expect(eventsOf(open())[0]?.finalizedBlockHashes).toEqual(hashes(blocks.slice(4)));
	});

	it("reports a block before it is best, and best before it is final", () => {
		const { node, open, eventsOf } = follower();
		const id = open();
		const block = node.newBlock();
		node.blockTree.finalize(1);
		expect(eventsOf(id).slice(2)).toEqual([
			newBlock(block),
			best(block),
			{ event: "finalized", finalizedBlockHashes: [block.hash], prunedBlockHashes: [] },
		]);
	});

	it("reports a fork, and prunes the branch that cannot become final any more, once", () => {
		const { node, open, eventsOf } = follower();
		const id = open();
		const retracted = [node.newBlock(), node.newBlock()];
		node.reorg(2, "reapply");
		const branch = node.blockTree.unfinalized.filter((block) => !retracted.includes(block));
		expect(eventsOf(id).slice(6)).toEqual([...branch.map(newBlock), best(node.head)]);
		node.blockTree.finalize(1);
		node.blockTree.finalize(3);
		expect(eventsOf(id).slice(-2)).toEqual([
			{ event: "finalized", finalizedBlockHashes: hashes(branch.slice(0, 1)), prunedBlockHashes: hashes(retracted) },
			{ event: "finalized", finalizedBlockHashes: hashes(branch.slice(1)), prunedBlockHashes: [] },
		]);
	});

	it("reports a best block that goes back, and stops where finalized blocks are reverted", () => {
		const { node, open, eventsOf, server } = follower();
		const id = open();
		const [first, second] = [node.newBlock(), node.newBlock()];
		node.blockTree.setBest(first);
		expect(eventsOf(id).at(-1)).toEqual(best(first));
		node.blockTree.setBest(second);
		node.blockTree.finalize(2);
		node.reorg(1, "reapply");
		expect(eventsOf(id).filter(({ event }) => event === "stop")).toHaveLength(1);
		node.newBlock();
		expect(eventsOf(id).at(-1)).toEqual({ event: "stop" });
		expect(server.subscriptionCount).toBe(0);
		expect(eventsOf(open())[0]?.finalizedBlockHashes).toContain(first.hash);
	});

	it("stops at a revert that takes finality back, and follows one that does not", () => {
		const { node, open, eventsOf } = follower();
		const start = node.snapshot();
		const id = open();
		node.newBlock();
		node.revert(start);
		expect(eventsOf(id).at(-1)).toEqual(best(node.blockTree.genesis));
		node.newBlock();
		node.blockTree.finalize(1);
		node.revert(start);
		expect(eventsOf(id).at(-1)).toEqual({ event: "stop" });
	});

	it("gives runtimes: of the finalized block, and of blocks that change it", () => {
		const { node, open, eventsOf } = follower();
		const id = open(true);
		node.upgrade(fakeRuntime(8));
		const runtime = (specVersion: number) => ({
			type: "valid",
			spec: { specName: "fake", implName: "fake", specVersion, implVersion: 1, transactionVersion: 1, apis: {} },
		});
		const events = eventsOf(id);
		expect(events[0]?.finalizedBlockRuntime).toEqual(runtime(7));
		expect(events.filter(({ event }) => event === "newBlock").map(({ newRuntime }) => newRuntime)).toEqual([
			runtime(8),
			null,
		]);
		expect(eventsOf(open(false)).some((event) => "newRuntime" in event || "finalizedBlockRuntime" in event)).toBe(
			false,
		);
	});

	it("accepts four subscriptions per connection, of true or false", () => {
		const { get, ask, open, server } = follower();
		const ids = [open(), open(), open(), open()];
		expect(ask("chainHead_v1_follow", true).error?.code).toBe(-32800);
		expect(get("chainHead_v1_unfollow", ids[0])).toBeNull();
		expect(get("chainHead_v1_unfollow", ids[0])).toBeNull();
		expect(server.subscriptionCount).toBe(3);
		open();
		for (const param of [undefined, null, "true", 1]) {
			expect(ask("chainHead_v1_follow", param).error?.code).toBe(-32602);
		}
	});

	it("ends with the connection", () => {
		const { node, open, connection, inbox } = follower();
		open();
		const count = inbox.length;
		connection.close();
		node.newBlock();
		expect(inbox).toHaveLength(count);
	});
});

describe("pinned blocks", () => {
	it("stay, also when they are pruned, until they are unpinned", () => {
		const { node, open, get, ask } = follower();
		const id = open();
		const old = node.newBlock();
		node.reorg(1, "reapply");
		node.blockTree.finalize(2);
		const header = (hash: Hex) => ask("chainHead_v1_header", id, hash);
		expect(header(old.hash).result).toMatch(/^0x/);
		expect(get("chainHead_v1_unpin", id, [old.hash, node.head.hash])).toBeNull();
		expect([header(old.hash).error?.code, header(node.head.hash).error?.code]).toEqual([-32801, -32801]);
		expect(get("chainHead_v1_unpin", id, node.blockTree.genesis.hash)).toBeNull();
	});

	it("are unpinned all or none", () => {
		const { node, open, ask } = follower();
		const id = open();
		const { hash } = node.newBlock();
		expect(ask("chainHead_v1_unpin", id, [hash, `0x${"99".repeat(32)}`]).error?.code).toBe(-32801);
		expect(ask("chainHead_v1_unpin", id, [hash, hash]).error?.code).toBe(-32804);
		for (const param of [undefined, "zz", [5]]) {
			expect(ask("chainHead_v1_unpin", id, param).error?.code).toBe(-32602);
		}
		expect(ask("chainHead_v1_header", id, hash).result).toMatch(/^0x/);
	});

	it("stop the subscription when there are too many that are final", () => {
		const { node, open, eventsOf } = follower();
		const id = open();
		const last = MAX_PINNED - 1;
		for (let i = 0; i <= last; i++) node.newBlock();
		node.blockTree.finalize(last);
		expect(eventsOf(id).at(-1)?.event).toBe("finalized");
		node.blockTree.finalize(last + 1);
		expect(eventsOf(id).at(-1)).toEqual({ event: "stop" });
	});
});
