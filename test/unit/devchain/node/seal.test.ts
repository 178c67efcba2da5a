import { describe, expect, it, vi } from "vitest";
import type { Hex } from "../../../../src/codec/hex.ts";
import { RecentSenders } from "../../../../src/devchain/node/recent-senders.ts";
import { startSealing } from "../../../../src/devchain/node/seal.ts";
import { Timers } from "../../../../src/devchain/node/timers.ts";
import { StorageMissing } from "../../../../src/devchain/runtime/storage-missing.ts";
import { extrinsic, fakeNode } from "../../../support/devchain/fake-runtime.ts";

const account = (i: number): Hex => `0x${i.toString(16).padStart(4, "0").padEnd(64, "0")}`;

/** Submits one transaction per turn of the event loop, each by another account; resolves once all are in blocks. */
async function submitFrom(count: number) {
	const node = fakeNode({ strictFinality: false });
	const timers = new Timers();
	const stop = startSealing(node, "instant", timers);
	for (let i = 0; i < count; i++) {
		node.submit(extrinsic({ signer: account(i), nonce: 0 }));
		while (i < 16 && node.pool.hasReady) await new Promise((resolve) => setImmediate(resolve));
		await new Promise((resolve) => setImmediate(resolve));
	}
	await expect.poll(() => node.pool.hasReady).toBe(false);
	stop();
	return { blocks: node.head.header.number, timers };
}

describe("blocks at once", () => {
	it("are one for each transaction of few accounts", async () => {
		const { blocks, timers } = await submitFrom(16);
		expect([blocks, timers.count]).toEqual([16, 0]);
	});

	it("are shared by those of many, so that none expires before it arrives", async () => {
		const { blocks } = await submitFrom(100);
		expect(blocks).toBeLessThan(32);
	});
});

describe("a block that misses storage", () => {
	/** A node whose next block misses storage, which `fetch` fetches. */
	function missing(fetch: () => Promise<void>) {
		const node = fakeNode({ strictFinality: false });
		const original = node.newBlock.bind(node);
		const attempts = vi.spyOn(node, "newBlock").mockImplementationOnce(() => {
			throw new StorageMissing({ fetch });
		});
		attempts.mockImplementation(original);
		return { node, attempts };
	}

	it.each(["instant", { intervalMs: 20 }] as const)("is produced once it is fetched, with seal %j", async (seal) => {
		let fetched = 0;
		const { node } = missing(async () => void fetched++);
		const stop = startSealing(node, seal, new Timers());
		node.submit(extrinsic({ signer: account(1), nonce: 0 }));
		await expect.poll(() => node.pool.hasReady, { timeout: 120_000 }).toBe(false);
		stop();
		expect(fetched).toBe(1);
	});

	it("is tried again while its source fails, with one warning, until the chain stops", async () => {
		const warnings = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
		const { node, attempts } = missing(() => Promise.reject(new Error("no source")));
		const timers = new Timers();
		const stop = startSealing(node, "instant", timers);
		node.submit(extrinsic({ signer: account(1), nonce: 0 }));
		await expect.poll(() => timers.count, { timeout: 120_000 }).toBe(1);
		expect([node.pool.hasReady, attempts.mock.calls.length]).toEqual([true, 1]);
		await expect.poll(() => node.pool.hasReady, { timeout: 120_000 }).toBe(false);
		expect(warnings).toHaveBeenCalledTimes(1);
		warnings.mockRestore();
		stop();
		node.submit(extrinsic({ signer: account(2), nonce: 0 }));
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(node.pool.hasReady).toBe(true);
	});
});

describe("senders", () => {
	it("count once each, for two seconds after their last transaction", () => {
		const senders = new RecentSenders();
		const signed = (sender: string, nonce: string): Hex => `0x9c8400${sender.repeat(32)}${nonce}`;
		senders.add(signed("aa", "00"), 0);
		senders.add(signed("bb", "00"), 0);
		senders.add(signed("aa", "04"), 1000);
		expect(senders.count(1000)).toBe(2);
		expect(senders.count(2001)).toBe(1);
		expect(senders.count(3001)).toBe(0);
	});
});
