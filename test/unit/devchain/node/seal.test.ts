import { describe, expect, it } from "vitest";
import type { Hex } from "../../../../src/codec/hex.ts";
import { RecentSenders } from "../../../../src/devchain/node/recent-senders.ts";
import { startSealing } from "../../../../src/devchain/node/seal.ts";
import { Timers } from "../../../../src/devchain/node/timers.ts";
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
