import { describe, expect, it } from "vitest";
import type { Hex } from "../../../../src/codec/hex.ts";
import { toHex } from "../../../../src/codec/hex.ts";
import type { BlockTreeEvent } from "../../../../src/devchain/node/block-tree.ts";
import { CLOCK_KEY, encodeClock } from "../../../../src/devchain/node/clock.ts";
import type { DevNode } from "../../../../src/devchain/node/node.ts";
import type { TxStatus } from "../../../../src/devchain/node/pool-entry.ts";
import { stateGet } from "../../../../src/devchain/node/state-map.ts";
import { ALICE, BOB, COUNTER, extrinsic, type Fake, fakeNode } from "../../../support/devchain/fake-runtime.ts";

const tx = (nonce: number, more: Partial<Fake> = {}): Hex => extrinsic({ signer: ALICE, nonce, ...more });
const READY = ["ready", { broadcast: [expect.any(String)] }];
const KEY: Hex = "0xaa";

const valueAt = (node: DevNode, key: Hex, block = node.head) => {
	const value = stateGet(block.state, key);
	return value && toHex(value);
};

function watch(node: DevNode, xt: Hex): TxStatus[] {
	const statuses: TxStatus[] = [];
	node.submit(xt, (status) => statuses.push(status));
	return statuses;
}

describe("a reverted node", () => {
	it("has the blocks, storage, clock and finality of the snapshot, however often it is reverted", () => {
		const node = fakeNode();
		node.newBlock({ transactions: [tx(0, { set: [KEY, "0x01"] })] });
		const best = node.newBlock();
		node.blockTree.finalize(1);
		const snapshot = node.snapshot();
		for (const value of ["0x02", "0x03"] as Hex[]) {
			node.newBlock({ transactions: [tx(1, { set: [KEY, value] })], timestampMs: best.timestampMs + 10 ** 9 });
			node.newBlock();
			node.blockTree.finalize(4);
			expect([node.head.header.number, valueAt(node, KEY)]).toEqual([4, value]);
			expect(node.revert(snapshot)).toBe(best);
			expect([node.head, node.blockTree.finalized.header.number]).toEqual([best, 1]);
			expect([valueAt(node, KEY), valueAt(node, COUNTER)]).toEqual(["0x01", "0x02000000"]);
			expect([node.blockTree.at(2), node.blockTree.at(3)]).toEqual([best, undefined]);
			expect(node.nextTimestamp()).toBe(best.timestampMs + node.slotMs);
		}
	});

	it("returns to nested snapshots in any order, newer ones too", () => {
		const node = fakeNode();
		const snapshots = [0, 1, 2].map((nonce) => {
			node.newBlock({ transactions: [tx(nonce, { set: [KEY, `0x0${nonce}`] })] });
			return node.snapshot();
		});
		for (const i of [2, 0, 2, 1, 0, 1]) {
			const snapshot = snapshots[i];
			if (snapshot === undefined) throw new Error("no snapshot");
			node.revert(snapshot);
			expect([node.head.header.number, valueAt(node, KEY)]).toEqual([i + 1, `0x0${i}`]);
			node.reorg(1, "drop");
			node.edit(new Map([[KEY, new Uint8Array([9])]]));
		}
	});

	it("undoes edits of any block, and makes those again that the snapshot has", () => {
		const node = fakeNode();
		const first = node.newBlock();
		const second = node.newBlock();
		const values = () => [first, second].map((block) => valueAt(node, KEY, block));
		const before = node.snapshot();
		node.edit(new Map([[KEY, new Uint8Array([1])]]), first);
		node.edit(new Map([[KEY, new Uint8Array([2])]]));
		const edited = node.snapshot();
		node.edit(new Map([[KEY, null]]));
		expect(values()).toEqual(["0x01", undefined]);
		node.revert(before);
		expect(values()).toEqual([undefined, undefined]);
		expect(second.edits.size).toBe(0);
		node.edit(new Map([[KEY, new Uint8Array([7])]]));
		node.revert(edited);
		expect(values()).toEqual(["0x01", "0x02"]);
		expect([...second.edits.keys()]).toEqual([KEY]);
	});

	it("undoes a journey in time", () => {
		const node = fakeNode();
		const { timestampMs } = node.newBlock();
		const snapshot = node.snapshot();
		node.edit(new Map([[CLOCK_KEY, encodeClock(timestampMs + 10 ** 9)]]));
		node.revert(snapshot);
		expect(node.newBlock().timestampMs).toBe(timestampMs + node.slotMs);
	});

	it("undoes a runtime upgrade", () => {
		const node = fakeNode();
		node.newBlock();
		const snapshot = node.snapshot();
		node.upgrade(node.runtime.upgrade({ specVersion: 9 }));
		const upgraded = node.snapshot();
		node.revert(snapshot);
		expect(node.runtime.version.specVersion).toBe(7);
		node.revert(upgraded);
		expect(node.runtime.version.specVersion).toBe(9);
	});

	it("gives later blocks other hashes than those before the revert", () => {
		const node = fakeNode();
		const snapshot = node.snapshot();
		const before = node.newBlock();
		node.revert(snapshot);
		const after = node.newBlock();
		expect(after.header.stateRoot).toBe(before.header.stateRoot);
		expect(after.hash).not.toBe(before.hash);
	});

	it("reports the change as a reorganisation, and the finalized block where it changes", () => {
		const node = fakeNode({ strictFinality: true });
		node.newBlock();
		node.blockTree.finalize(1);
		const snapshot = node.snapshot();
		node.newBlock();
		node.blockTree.finalize(2);
		const events: BlockTreeEvent[] = [];
		node.blockTree.on((event) => events.push(event));
		node.revert(snapshot);
		const numbers = events.map((event) => [
			event.type,
			"blocks" in event ? event.blocks.map(({ header }) => header.number) : event.block.header.number,
		]);
		expect(numbers).toEqual([
			["best", 1],
			["finalized", [1]],
		]);
		node.revert(snapshot);
		expect(events.map(({ type }) => type)).toEqual(["best", "finalized", "best"]);
	});
});

describe("the pool of a reverted node", () => {
	it("holds what it held, in the same order, with the same nonces", () => {
		const node = fakeNode();
		node.submit(tx(0));
		node.submit(extrinsic({ signer: BOB, nonce: 1 }));
		const pending = node.pool.pending();
		const snapshot = node.snapshot();
		node.submit(extrinsic({ signer: BOB, nonce: 0 }));
		node.newBlock();
		node.submit(tx(1));
		node.revert(snapshot);
		expect(node.pool.pending()).toEqual(pending);
		expect([...node.pool.ready()]).toEqual([tx(0)]);
		expect([node.pool.nextNonce(ALICE), node.pool.nextNonce(BOB)]).toEqual([1, 0]);
		expect(node.pool.readyCount).toBe(1);
		expect(node.newBlock().body.slice(1)).toEqual([tx(0)]);
	});

	it("accepts again what was included since, and bans what was banned", () => {
		const node = fakeNode();
		node.newBlock({ transactions: [tx(0)] });
		const snapshot = node.snapshot();
		node.newBlock({ transactions: [tx(1)] });
		node.revert(snapshot);
		expect(() => node.submit(tx(0))).toThrow("temporarily banned");
		node.submit(tx(1));
		expect(node.newBlock().body.slice(1)).toEqual([tx(1)]);
	});

	it("reports to watchers of the snapshot's transactions that they wait again", () => {
		const node = fakeNode();
		const statuses = watch(node, tx(0));
		const snapshot = node.snapshot();
		const first = node.newBlock();
		node.revert(snapshot);
		const second = node.newBlock();
		node.blockTree.finalize(1);
		expect(statuses).toEqual([
			...READY,
			{ inBlock: first.hash },
			{ retracted: first.hash },
			...READY,
			{ inBlock: second.hash },
			{ finalized: second.hash },
		]);
	});

	it("drops transactions that were sent after the snapshot", () => {
		const node = fakeNode();
		const snapshot = node.snapshot();
		const included = watch(node, tx(0));
		const block = node.newBlock();
		const waiting = watch(node, tx(1));
		node.revert(snapshot);
		expect(included).toEqual([...READY, { inBlock: block.hash }, { retracted: block.hash }, "dropped"]);
		expect(waiting).toEqual([...READY, "dropped"]);
	});

	it("reports an inclusion to watchers when the block is enacted again", () => {
		const node = fakeNode();
		const waiting = node.snapshot();
		node.submit(tx(0));
		const block = node.newBlock();
		const included = node.snapshot();
		node.revert(waiting);
		const statuses = watch(node, tx(0));
		node.revert(included);
		node.blockTree.finalize(1);
		expect(statuses).toEqual([...READY, { inBlock: block.hash }, { finalized: block.hash }]);
	});

	it("makes a transaction wait for its nonce again", () => {
		const node = fakeNode();
		const statuses = watch(node, tx(1));
		const snapshot = node.snapshot();
		node.submit(tx(0));
		node.revert(snapshot);
		expect(statuses).toEqual(["future", ...READY, "future"]);
		expect(node.pool.hasReady).toBe(false);
	});

	it("calls for a block when transactions wait again", () => {
		const node = fakeNode();
		node.submit(tx(0));
		const snapshot = node.snapshot();
		node.newBlock();
		let calls = 0;
		node.onReady(() => calls++);
		node.revert(snapshot);
		expect(calls).toBe(1);
	});
});
