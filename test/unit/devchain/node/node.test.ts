import { describe, expect, it } from "vitest";
import { toHex } from "../../../../src/codec/hex.ts";
import type { Block } from "../../../../src/devchain/node/block.ts";
import type { BlockTreeEvent } from "../../../../src/devchain/node/block-tree.ts";
import { CLOCK_KEY, encodeClock } from "../../../../src/devchain/node/clock.ts";
import { blake256, encodeHeader } from "../../../../src/devchain/node/header.ts";
import { stateGet } from "../../../../src/devchain/node/state-map.ts";
import { ALICE, BOB, COUNTER, extrinsic, fakeNode, SLOT_MS, START_MS } from "../../../support/devchain/fake-runtime.ts";

const counter = (block: Block) => stateGet(block.state, COUNTER)?.[0] ?? 0;

describe("producing blocks", () => {
	it("hashes the SCALE encoding of a header", () => {
		const { header, hash } = fakeNode().newBlock();
		expect(hash).toBe(toHex(blake256(encodeHeader(header))));
		expect(encodeHeader(header)).toHaveLength(32 + 1 + 32 + 32 + 1 + (1 + 4 + 1 + 8) + (1 + 4 + 2 + 64));
	});

	it("links each block to its parent, one slot later", () => {
		const node = fakeNode();
		const first = node.newBlock();
		const second = node.newBlock();
		expect(second.header.parentHash).toBe(first.hash);
		expect(first.header.parentHash).toBe(node.blockTree.genesis.hash);
		expect([first.timestampMs, second.timestampMs]).toEqual([START_MS + SLOT_MS, START_MS + 2 * SLOT_MS]);
	});

	it("produces the same chain for the same requests", () => {
		const make = () => {
			const node = fakeNode();
			node.newBlock({ transactions: [extrinsic({ signer: ALICE, nonce: 0 })] });
			return node.newBlock().hash;
		};
		expect(make()).toBe(make());
	});

	it("commits to the state, the body and the clock", () => {
		const plain = fakeNode().newBlock();
		const later = fakeNode().newBlock({ timestampMs: START_MS + 1 });
		const full = fakeNode().newBlock({ transactions: [extrinsic({ signer: ALICE, nonce: 0 })] });
		expect(new Set([plain, later, full].map((b) => b.header.stateRoot)).size).toBe(3);
		expect(full.header.extrinsicsRoot).not.toBe(plain.header.extrinsicsRoot);
		expect(later.header.extrinsicsRoot).toBe(plain.header.extrinsicsRoot);
	});

	it("includes given transactions in order, without those that cannot be applied", () => {
		const node = fakeNode();
		const list = [1, 0, 1].map((nonce) => extrinsic({ signer: ALICE, nonce }));
		const block = node.newBlock({ transactions: [...list, "0x00"] });
		expect(block.body.slice(1)).toEqual([list[1], list[2]]);
	});

	it("keeps the state of every block", () => {
		const node = fakeNode();
		const blocks = [node.blockTree.genesis, node.newBlock(), node.newBlock()];
		expect(blocks.map(counter)).toEqual([0, 1, 2]);
	});

	it("reads an edit of the head, and builds the next block on it", () => {
		const node = fakeNode();
		const head = node.newBlock();
		node.edit(new Map([[COUNTER, new Uint8Array([9, 0, 0, 0])]]));
		expect(counter(head)).toBe(9);
		expect(counter(node.newBlock())).toBe(10);
		node.edit(new Map([[COUNTER, null]]));
		expect(stateGet(node.head.state, COUNTER)).toBeUndefined();
	});

	it("continues from the clock in storage", () => {
		const node = fakeNode();
		node.edit(new Map([[CLOCK_KEY, encodeClock(5_000_000)]]));
		expect(node.newBlock().timestampMs).toBe(5_000_000 + SLOT_MS);
	});

	it("can skip block numbers", () => {
		const node = fakeNode();
		const high = node.newBlock({ number: 1_000_000 });
		expect(node.head).toBe(high);
		expect(node.blockTree.at(5)).toBeUndefined();
		node.blockTree.finalize(1_000_000);
		expect(node.blockTree.finalized).toBe(high);
	});
});

describe("forks", () => {
	function recorded(strictFinality = true) {
		const node = fakeNode({ strictFinality });
		const events: BlockTreeEvent[] = [];
		node.blockTree.on((event) => events.push(event));
		return { node, events };
	}

	it("replaces the newest blocks by a longer branch, announced once it overtakes", () => {
		const { node, events } = recorded();
		const [first, second, third] = [node.newBlock(), node.newBlock(), node.newBlock()];
		events.length = 0;
		const tip = node.reorg(2, "reapply");
		expect(tip.header.number).toBe(4);
		expect(node.head).toBe(tip);
		expect(events.filter((e) => e.type === "imported")).toHaveLength(3);
		const best = events.filter((e) => e.type === "best");
		expect(best).toHaveLength(1);
		expect(best[0]?.retracted).toEqual([third, second]);
		expect(best[0]?.enacted.map((b) => b.header.number)).toEqual([2, 3, 4]);
		expect(best[0]?.enacted[0]?.parent).toBe(first);
		expect(node.blockTree.block(third.hash)).toBe(third);
		expect(node.blockTree.at(3)).not.toBe(third);
	});

	it("gives the new branch other hashes, even with the same content", () => {
		const { node } = recorded();
		const old = node.newBlock();
		const { parent } = node.reorg(1, "reapply");
		expect(parent?.header.stateRoot).toBe(old.header.stateRoot);
		expect(parent?.hash).not.toBe(old.hash);
	});

	it.each([
		["reapply", [1, 0]],
		["pool", [0, 0]],
		["drop", [0, 0]],
	] as const)("handles transactions as %s", (retracted, sizes) => {
		const { node } = recorded();
		const xt = extrinsic({ signer: ALICE, nonce: 0 });
		node.submit(xt);
		node.newBlock();
		const tip = node.reorg(1, retracted);
		expect([tip.parent, tip].map((b) => (b?.body.length ?? 0) - 1)).toEqual(sizes);
		expect([...node.pool.ready()]).toEqual(retracted === "pool" ? [xt] : []);
	});

	it("keeps edits of retracted blocks", () => {
		const { node } = recorded();
		node.newBlock();
		node.edit(new Map([["0xabcd", new Uint8Array([1])]]));
		node.newBlock();
		expect(stateGet(node.reorg(2, "reapply").state, "0xabcd")).toEqual(new Uint8Array([1]));
	});

	it("never reverts a finalized block where finality is strict", () => {
		const { node } = recorded();
		for (let i = 0; i < 3; i++) node.newBlock();
		node.blockTree.finalize(2);
		expect(() => node.reorg(2, "reapply")).toThrow("Invalid depth: 2 (number). Expected an integer from 1 to 1,");
		expect(() => node.blockTree.setBest(node.blockTree.genesis)).toThrow(
			"Expected a block on top of the finalized block 2.",
		);
		expect(node.reorg(1, "reapply").header.number).toBe(4);
		expect(node.blockTree.finalized.header.number).toBe(2);
	});

	it("reverts finalized blocks where finality is not strict", () => {
		const { node } = recorded(false);
		const first = node.newBlock();
		node.blockTree.finalize(1);
		node.reorg(1, "reapply");
		expect(node.blockTree.finalized).toBe(first.parent);
	});

	it.each([0, -1, 1.5])("refuses a depth of %s", (depth) => {
		expect(() => fakeNode().reorg(depth, "drop")).toThrow("Invalid depth:");
	});

	it("finalizes blocks of the best chain, each once", () => {
		const { node, events } = recorded();
		for (let i = 0; i < 3; i++) node.newBlock();
		node.blockTree.finalize(2);
		node.blockTree.finalize(2);
		node.blockTree.finalize(1);
		const final = events.filter((e) => e.type === "finalized");
		expect(final.map((e) => e.blocks.map((b) => b.header.number))).toEqual([[1, 2]]);
	});

	it("emits nothing to a removed listener", () => {
		const node = fakeNode();
		let count = 0;
		const stop = node.blockTree.on(() => count++);
		stop();
		node.newBlock();
		expect(count).toBe(0);
	});

	it("counts nonces per account", () => {
		const node = fakeNode();
		node.newBlock({ transactions: [extrinsic({ signer: BOB, nonce: 0 })] });
		expect([node.pool.nextNonce(ALICE), node.pool.nextNonce(BOB)]).toEqual([0, 1]);
	});
});
