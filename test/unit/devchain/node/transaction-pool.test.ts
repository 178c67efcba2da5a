import { describe, expect, it, vi } from "vitest";
import type { Hex } from "../../../../src/codec/hex.ts";
import { extrinsicHash } from "../../../../src/devchain/node/block.ts";
import type { TxStatus } from "../../../../src/devchain/node/pool-entry.ts";
import { RpcError } from "../../../../src/devchain/node/rpc-errors.ts";
import { ALICE, BOB, extrinsic, type Fake, fakeNode } from "../../../support/devchain/fake-runtime.ts";

const tx = (nonce: number, more: Partial<Fake> = {}): Hex => extrinsic({ signer: ALICE, nonce, ...more });
const READY = ["ready", { broadcast: [expect.any(String)] }];

/** A node, and a function that submits an extrinsic and collects its statuses. */
function watched() {
	const node = fakeNode();
	const watch = (xt: Hex) => {
		const statuses: TxStatus[] = [];
		node.submit(xt, (status) => statuses.push(status));
		return statuses;
	};
	return { node, watch };
}

function refusal(body: () => unknown): { code: number; message: string; data: string | undefined } {
	try {
		body();
	} catch (error) {
		if (error instanceof RpcError) return { code: error.code, message: error.message, data: error.data };
		throw error;
	}
	throw new Error("nothing was refused");
}

describe("the pool", () => {
	it("readies nonces without a gap, and holds the rest until the gap closes", () => {
		const { node, watch } = watched();
		const second = watch(tx(1));
		expect(second).toEqual(["future"]);
		expect([...node.pool.ready()]).toEqual([]);
		expect(node.pool.nextNonce(ALICE)).toBe(0);
		const first = watch(tx(0));
		expect(first).toEqual(READY);
		expect(second).toEqual(["future", ...READY]);
		expect([...node.pool.ready()]).toEqual([tx(0), tx(1)]);
		expect(node.pool.nextNonce(ALICE)).toBe(2);
	});

	it("orders by tip between accounts and by nonce within one", () => {
		const { node } = watched();
		const list = [tx(0), tx(1, { tip: 9 }), extrinsic({ signer: BOB, nonce: 0, tip: 5 })];
		for (const xt of list) node.submit(xt);
		expect([...node.pool.ready()]).toEqual([list[2], list[0], list[1]]);
	});

	it("replaces an extrinsic only by one with a higher tip", () => {
		const { node, watch } = watched();
		const old = watch(tx(0, { tip: 1 }));
		expect(refusal(() => node.submit(tx(0, { set: ["0xaa", "0x01"], tip: 1 })))).toEqual({
			code: 1014,
			message: "Priority is too low: (1 vs 1)",
			data: "The transaction has too low priority to replace another transaction already in the pool.",
		});
		const better = tx(0, { tip: 2 });
		node.submit(better);
		expect(old.at(-1)).toEqual({ usurped: extrinsicHash(better) });
		expect([...node.pool.ready()]).toEqual([better]);
	});

	it.each([
		["Stale", 1010, "Transaction is outdated"],
		["BadProof", 1010, "Transaction has a bad signature"],
		["Payment", 1010, "Inability to pay some fees (e.g. account balance too low)"],
		["AncientBirthBlock", 1010, "Transaction birth block is ancient"],
		["Custom error: 4", 1010, "Custom error: 4"],
		["CannotLookup", 1011, "Could not lookup information required to validate the transaction"],
		["CannotDecode", 1002, expect.stringContaining("RuntimeApi(")],
	])("rejects %s as nodes do", (invalid, code, data) => {
		const { node } = watched();
		expect(refusal(() => node.submit(tx(0, { invalid })))).toMatchObject({ code, data });
	});

	it("rejects an extrinsic that it has, or that was included recently", () => {
		const { node } = watched();
		const hash = node.submit(tx(0));
		expect(refusal(() => node.submit(tx(0)))).toEqual({
			code: 1013,
			message: "Transaction Already Imported",
			data: hash,
		});
		node.newBlock();
		expect(refusal(() => node.submit(tx(0)))).toMatchObject({ code: 1012 });
		node.newBlock({ timestampMs: node.nextTimestamp() + 3_600_000 });
		expect(refusal(() => node.submit(tx(0)))).toMatchObject({ code: 1010, data: "Transaction is outdated" });
	});

	it("is full at 8192", () => {
		const { node } = watched();
		for (let i = 0; i < 8192; i++) node.submit(tx(i + 1));
		expect(refusal(() => node.submit(tx(0)))).toMatchObject({ code: 1016 });
	});
});

describe("many waiting extrinsics of one account", () => {
	/** Calls of the runtime per block while `count` extrinsics wait. */
	function callsPerBlock(count: number): number {
		const node = fakeNode();
		for (let nonce = 0; nonce < count; nonce++) node.submit(tx(nonce));
		const call = vi.spyOn(node.runtime, "call");
		node.newBlock({ limit: 1 });
		return call.mock.calls.length;
	}

	it("cost a block no more than a few", () => {
		const few = callsPerBlock(5);
		expect(few).toBeGreaterThan(0);
		expect(callsPerBlock(500)).toBe(few);
	});

	it("are all included in the order of their nonces, whatever order they came in", () => {
		const node = fakeNode();
		const nonces = Array.from({ length: 300 }, (_, i) => (i * 7) % 300);
		for (const nonce of nonces) node.submit(tx(nonce));
		expect(node.pool.readyCount).toBe(300);
		expect(node.newBlock().body.slice(1)).toEqual(Array.from({ length: 300 }, (_, nonce) => tx(nonce)));
		expect([node.pool.readyCount, node.pool.hasReady]).toEqual([0, false]);
	});
});

describe("the status of a watched extrinsic", () => {
	it("goes from ready to final", () => {
		const { node, watch } = watched();
		const statuses = watch(tx(0));
		const { hash } = node.newBlock();
		node.blockTree.finalize(1);
		node.newBlock();
		expect(statuses).toEqual([...READY, { inBlock: hash }, { finalized: hash }]);
	});

	it("goes through a fork that includes it again", () => {
		const { node, watch } = watched();
		const statuses = watch(tx(0));
		const old = node.newBlock();
		const tip = node.reorg(1, "reapply");
		node.blockTree.finalize(2);
		const again = tip.parent?.hash;
		expect(statuses).toEqual([
			...READY,
			{ inBlock: old.hash },
			{ retracted: old.hash },
			{ inBlock: again },
			{ finalized: again },
		]);
	});

	it("is ready again after a fork without it, until it is included", () => {
		const { node, watch } = watched();
		const statuses = watch(tx(0));
		const old = node.newBlock();
		node.reorg(1, "pool");
		const { hash } = node.newBlock();
		expect(statuses.slice(3)).toEqual([{ retracted: old.hash }, ...READY, { inBlock: hash }]);
	});

	it("ends with dropped if the fork drops it, and with invalid if it is no longer valid", () => {
		const { node, watch } = watched();
		const dropped = watch(tx(0));
		node.newBlock();
		node.reorg(1, "drop");
		expect(dropped.at(-1)).toBe("dropped");
		const stale = watch(tx(0));
		node.newBlock({ transactions: [tx(0, { tip: 1 })] });
		expect(stale.at(-1)).toBe("invalid");
	});

	it("ends with invalid when the extrinsic expires", () => {
		const { node, watch } = watched();
		const waiting = watch(tx(1, { lastValidBlock: 2 }));
		node.newBlock();
		expect(waiting).toEqual(["future"]);
		node.newBlock();
		expect(waiting).toEqual(["future", "invalid"]);
		expect(refusal(() => node.submit(tx(1, { lastValidBlock: 2 })))).toMatchObject({ code: 1012 });
	});

	it("ends with invalid when it cannot be applied, and later nonces wait", () => {
		const { node, watch } = watched();
		const first = watch(tx(0, { refuse: "Payment" }));
		const second = watch(tx(1));
		node.newBlock();
		expect(first.at(-1)).toBe("invalid");
		expect(second.at(-1)).toBe("future");
	});

	it("stays ready when the block was full", () => {
		const { node, watch } = watched();
		const statuses = watch(tx(0, { refuse: "ExhaustsResources" }));
		node.newBlock();
		expect(statuses).toEqual(READY);
	});

	it("ends with finalityTimeout after 512 blocks", () => {
		const { node, watch } = watched();
		const statuses = watch(tx(0));
		const { hash } = node.newBlock();
		for (let i = 0; i < 511; i++) node.newBlock();
		expect(statuses.at(-1)).toEqual({ inBlock: hash });
		node.newBlock();
		expect(statuses.at(-1)).toEqual({ finalityTimeout: hash });
	});

	it("is not reported to a removed watcher, in the pool or in a block", () => {
		const { node } = watched();
		const statuses: TxStatus[] = [];
		const watcher = (status: TxStatus) => statuses.push(status);
		node.submit(tx(0), watcher);
		node.submit(tx(1), watcher);
		node.newBlock({ limit: 1 });
		const before = statuses.length;
		node.pool.unwatch(watcher);
		node.newBlock();
		node.blockTree.finalize(2);
		expect(statuses).toHaveLength(before);
	});

	it("ends with the given status for a removed extrinsic", () => {
		const { node, watch } = watched();
		const statuses = watch(tx(0));
		expect(node.pool.remove([extrinsicHash(tx(0)), extrinsicHash(tx(5))], "invalid")).toEqual([extrinsicHash(tx(0))]);
		expect(statuses.at(-1)).toBe("invalid");
		expect(node.pool.hasReady).toBe(false);
	});

	it("follows the head back and forth", () => {
		const { node, watch } = watched();
		const statuses = watch(tx(0));
		const first = node.newBlock();
		const { genesis } = node.blockTree;
		node.blockTree.setBest(genesis);
		expect([...node.pool.ready()]).toEqual([tx(0)]);
		node.blockTree.setBest(first);
		expect(statuses.slice(2)).toEqual([
			{ inBlock: first.hash },
			{ retracted: first.hash },
			...READY,
			{ inBlock: first.hash },
		]);
	});

	it("returns extrinsics of a retracted block that were never submitted", () => {
		const { node } = watched();
		node.newBlock({ transactions: [tx(0)] });
		node.reorg(1, "pool");
		expect([...node.pool.ready()]).toEqual([tx(0)]);
	});
});
