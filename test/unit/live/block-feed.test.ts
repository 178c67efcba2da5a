import type { Observable } from "rxjs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { blockFeed } from "../../../src/live/block-feed.ts";
import type { BlockHeader } from "../../../src/query/block-header.ts";
import { Connection } from "../../../src/rpc/connection.ts";
import { resolveEndpoint } from "../../../src/rpc/endpoint.ts";
import { FakeNode } from "../../support/fake-node.ts";

const TOPIC = "chain_newHead";
const SUBSCRIBE = "chain_subscribeNewHeads";
const GRACE_MS = 1_000;
const RETRY_MS = 1_000;
const settle = () => vi.advanceTimersByTimeAsync(0);

let node: FakeNode;
let connection: Connection;
let feed: Observable<BlockHeader>;

beforeEach(() => {
	vi.useFakeTimers();
	node = new FakeNode();
	connection = new Connection(resolveEndpoint(node, 5000), 5000);
	feed = blockFeed(connection, "best", GRACE_MS);
});
afterEach(async () => {
	await connection.close();
	expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
	expect(vi.getTimerCount()).toBe(0);
	vi.useRealTimers();
});

function record() {
	const values: (number | string)[] = [];
	const subscription = feed.subscribe({
		next: ({ number }) => values.push(number),
		error: () => values.push("error"),
		complete: () => values.push("complete"),
	});
	return { values, end: () => subscription.unsubscribe() };
}

it("subscribes once, and replays the newest header", async () => {
	const first = record();
	await settle();
	node.produceBlock();
	const second = record();
	node.produceBlock();
	expect(first.values).toEqual([0, 1, 2]);
	expect(second.values).toEqual([1, 2]);
	expect(node.count(SUBSCRIBE)).toBe(1);
});

it("emits a header that the node repeats once, and the branch after a reorganisation", async () => {
	const { values } = record();
	await settle();
	const parent = node.head;
	const block = node.produceBlock();
	node.announce(block);
	node.revertBlocks(1);
	node.produceBlock({ "0xaa": "0x01" }, parent);
	expect(values).toEqual([0, 1, 1]);
});

it("stays subscribed for a while after the last subscriber left", async () => {
	const first = record();
	await settle();
	first.end();
	node.produceBlock();
	await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
	const second = record();
	expect(second.values).toEqual([1]);
	second.end();
	await vi.advanceTimersByTimeAsync(GRACE_MS);
	expect(node.countSubscriptions(TOPIC)).toBe(0);
	node.produceBlock();
	const third = record();
	expect(third.values).toEqual([]);
	await settle();
	expect(third.values).toEqual([2]);
});

it("continues with the newest block after a reconnect", async () => {
	const { values } = record();
	await settle();
	node.drop();
	node.addBlock();
	node.addBlock();
	node.restore();
	await settle();
	expect(values).toEqual([0, 2]);
	expect(node.countSubscriptions(TOPIC)).toBe(1);
});

it("ends a subscription that is granted after the last subscriber left", async () => {
	node.heldMethods.add(SUBSCRIBE);
	const { values, end } = record();
	await settle();
	end();
	await vi.advanceTimersByTimeAsync(GRACE_MS);
	node.heldRequests[0]?.respond(null);
	await settle();
	expect(values).toEqual([]);
	expect(node.countSubscriptions(TOPIC)).toBe(0);
});

it("subscribes again where the node refused it, ended it, or sent what is no header", async () => {
	let refusals = 1;
	node.overrides.set(SUBSCRIBE, () => {
		if (refusals-- > 0) throw Object.assign(new Error("no"), { code: -32601 });
		return null;
	});
	const { values } = record();
	await settle();
	expect(values).toEqual([]);
	await vi.advanceTimersByTimeAsync(RETRY_MS);
	expect(values).toEqual([0]);
	node.failSubscriptions(TOPIC);
	node.addBlock();
	await vi.advanceTimersByTimeAsync(RETRY_MS);
	expect(values).toEqual([0, 1]);
	node.notify(TOPIC, { number: "0x02" });
	node.addBlock();
	await vi.advanceTimersByTimeAsync(RETRY_MS);
	expect(values).toEqual([0, 1, 2]);
	expect(node.countSubscriptions(TOPIC)).toBe(1);
});

it("completes when the connection is closed, for later subscribers too", async () => {
	const first = record();
	await settle();
	await connection.close();
	expect(first.values).toEqual([0, "complete"]);
	expect(record().values).toEqual(["complete"]);
});
