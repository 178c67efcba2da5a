import { Observable, Subject } from "rxjs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { ChainFollower } from "../../../src/plan/chain-follower.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const ALICE: Hex = `0x${"11".repeat(32)}`;
const BOB: Hex = `0x${"22".repeat(32)}`;

let node: FakeNode;
let feed: Subject<void>;
let finalized: Subject<void>;
let subscriptions: number;
let chain: ChainFollower;

beforeEach(() => {
	node = new FakeNode();
	for (let number = 1; number <= 5; number++) node.addBlock();
	node.finalizedNumber = 3;
	feed = new Subject();
	finalized = new Subject();
	subscriptions = 0;
	const feed$ = new Observable<void>((subscriber) => {
		subscriptions += 1;
		return feed.subscribe(subscriber);
	});
	chain = new ChainFollower(planRpc(node), feed$, finalized);
});

describe("the listeners of a chain", () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	test("are called at every block, from one subscription", () => {
		const [first, second] = [vi.fn(), vi.fn()];
		chain.follow(first);
		chain.follow(second);
		feed.next();
		feed.next();
		expect(first).toHaveBeenCalledTimes(2);
		expect(second).toHaveBeenCalledTimes(2);
		expect(subscriptions).toBe(1);
	});

	test("are called when finality advances, if they follow it, with the chain of that time", async () => {
		const before = await chain.snapshot();
		const [head, listener] = [vi.fn(), vi.fn()];
		chain.follow(head);
		const unfollow = chain.followFinality(listener);
		node.finalizedNumber = 4;
		finalized.next();
		expect(listener).toHaveBeenCalledTimes(1);
		expect(head).not.toHaveBeenCalled();
		expect([before.final.number, (await chain.snapshot()).final.number]).toEqual([3, 4]);
		unfollow();
		expect(finalized.observed).toBe(false);
	});

	test("are called every six seconds of a silent feed", () => {
		const listener = vi.fn();
		chain.follow(listener);
		vi.advanceTimersByTime(5_999);
		expect(listener).not.toHaveBeenCalled();
		vi.advanceTimersByTime(1);
		expect(listener).toHaveBeenCalledTimes(1);
		vi.advanceTimersByTime(12_000);
		expect(listener).toHaveBeenCalledTimes(3);
	});

	test("are not called for a pause between blocks that come in time", () => {
		const listener = vi.fn();
		chain.follow(listener);
		for (let i = 0; i < 5; i++) {
			vi.advanceTimersByTime(5_000);
			feed.next();
		}
		expect(listener).toHaveBeenCalledTimes(5);
	});

	test("are called after a feed that failed, too", () => {
		const listener = vi.fn();
		chain.follow(listener);
		feed.error(new Error("lost"));
		vi.advanceTimersByTime(6_000);
		expect(listener).toHaveBeenCalledTimes(1);
	});

	test("may end while others are called", () => {
		const last = vi.fn();
		const end = chain.follow(() => end());
		chain.follow(last);
		feed.next();
		feed.next();
		expect(last).toHaveBeenCalledTimes(2);
	});

	test("keep a subscription and a timer until the last one ends", () => {
		const [first, second] = [vi.fn(), vi.fn()];
		const endFirst = chain.follow(first);
		const endSecond = chain.follow(second);
		endFirst();
		feed.next();
		expect(first).not.toHaveBeenCalled();
		expect(second).toHaveBeenCalledTimes(1);
		endSecond();
		expect(feed.observed).toBe(false);
		expect(vi.getTimerCount()).toBe(0);
		chain.follow(first);
		feed.next();
		expect(first).toHaveBeenCalledTimes(1);
	});

	test("leave nothing if the only one ends while it is called", () => {
		const end = chain.follow(() => end());
		feed.next();
		expect(feed.observed).toBe(false);
		expect(vi.getTimerCount()).toBe(0);
	});
});

describe("a snapshot of the chain", () => {
	test("has the best and the newest finalized block", async () => {
		const { best, final } = await chain.snapshot();
		expect([best.number, best.hash]).toEqual([5, node.head.hash]);
		expect(final.number).toBe(3);
	});

	test("is shared until the next block of the feed", async () => {
		const end = chain.follow(() => {});
		const first = chain.snapshot();
		node.addBlock();
		expect(await chain.snapshot()).toBe(await first);
		feed.next();
		expect((await chain.snapshot()).best.number).toBe(6);
		end();
	});

	test("is not kept when the chain is no longer followed", async () => {
		const end = chain.follow(() => {});
		await chain.snapshot();
		end();
		node.addBlock();
		expect((await chain.snapshot()).best.number).toBe(6);
	});

	test("is taken anew on demand", async () => {
		await chain.snapshot();
		node.addBlock();
		expect((await chain.freshSnapshot()).best.number).toBe(6);
		expect((await chain.snapshot()).best.number).toBe(6);
	});

	test("is taken again after a failed request", async () => {
		node.overrides.set("chain_getHeader", () => {
			node.overrides.clear();
			throw new Error("busy");
		});
		await expect(chain.snapshot()).rejects.toMatchObject({ code: "RPC_FAILED" });
		expect((await chain.snapshot()).best.number).toBe(5);
	});
});

describe("requests of a snapshot", () => {
	test("for the hash of a number are sent once for each number", async () => {
		const snapshot = await chain.snapshot();
		const hashes = await Promise.all([4, 4, 5, 9].map((number) => snapshot.bestHashAt(number)));
		expect(hashes).toEqual([node.block(node.head.parentHash).hash, hashes[0], node.head.hash, null]);
		expect(node.count("chain_getBlockHash")).toBe(3);
	});

	test("for a nonce are sent once for each account, at the final block", async () => {
		node.overrides.set("state_call", ([, account]) => littleEndian(account === ALICE ? 7 : 9, 4));
		node.overrides.set("state_getStorage", () => littleEndian(9, 4));
		const snapshot = await chain.snapshot();
		const used = [ALICE, BOB, ALICE].map((account) => snapshot.isNonceUsed(account, 7));
		expect(await Promise.all(used)).toEqual([false, true, false]);
		expect(await snapshot.isNonceUsed(BOB, 8)).toBe(true);
		const asked = node.requests.filter(({ method }) => method === "state_call").map(({ params }) => params.slice(1));
		expect(asked).toEqual([
			[ALICE, snapshot.final.hash],
			[BOB, snapshot.final.hash],
		]);
		expect(node.count("state_getStorage")).toBe(1);
	});

	test("are sent again after one that failed", async () => {
		const snapshot = await chain.snapshot();
		node.overrides.set("state_call", () => {
			throw new Error("busy");
		});
		await expect(snapshot.isNonceUsed(ALICE, 7)).rejects.toMatchObject({ code: "RPC_FAILED" });
		node.overrides.set("state_call", () => littleEndian(7, 4));
		expect(await snapshot.isNonceUsed(ALICE, 7)).toBe(false);
	});
});
