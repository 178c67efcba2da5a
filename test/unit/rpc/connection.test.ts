import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isPhalaError } from "../../../src/errors/error.ts";
import { Connection } from "../../../src/rpc/connection.ts";
import type { ConnectionState } from "../../../src/rpc/connection-status.ts";
import { resolveEndpoint } from "../../../src/rpc/endpoint.ts";
import { FakeNode } from "../../support/fake-node.ts";

const TOPIC = { type: "chain_newHead", subscribe: "chain_subscribeNewHeads", unsubscribe: "chain_unsubscribeNewHeads" };

const open = async (node: FakeNode, timeoutMs = 1000) => new Connection(resolveEndpoint(node, timeoutMs), timeoutMs);
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => "done",
		(error: unknown) => (isPhalaError(error) ? error.code : String(error)),
	);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	expect(vi.getTimerCount()).toBe(0);
	vi.useRealTimers();
});

describe("Connection", () => {
	it("resolves requests and leaves no timer behind", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		expect(await connection.request("chain_getBlockHash")).toBe(node.head.hash);
		expect(vi.getTimerCount()).toBe(0);
		await connection.close();
	});

	it("rejects a request after its time limit", async () => {
		const node = new FakeNode();
		node.heldMethods.add("chain_getBlockHash");
		const connection = await open(node);
		const code = codeOf(connection.request("chain_getBlockHash"));
		await vi.advanceTimersByTimeAsync(1000);
		expect(await code).toBe("TIMEOUT");
		await connection.close();
	});

	it("ignores a late response", async () => {
		const node = new FakeNode();
		node.heldMethods.add("chain_getBlockHash");
		const connection = await open(node);
		const code = codeOf(connection.request("chain_getBlockHash"));
		await vi.advanceTimersByTimeAsync(1000);
		node.heldRequests[0]?.respond("0x00");
		expect(await code).toBe("TIMEOUT");
		await connection.close();
	});

	it("reports the node's error", async () => {
		const connection = await open(new FakeNode());
		const error: unknown = await connection.request("no_such").catch((e: unknown) => e);
		expect(isPhalaError(error, "RPC_FAILED") && error.details).toEqual({
			method: "no_such",
			rpcCode: -32601,
			rpcMessage: "Method not found: no_such",
		});
		await connection.close();
	});

	it("aborts by signal, before and during the request", async () => {
		const node = new FakeNode();
		node.heldMethods.add("chain_getBlockHash");
		const connection = await open(node);
		const controller = new AbortController();
		const code = codeOf(connection.request("chain_getBlockHash", [], controller.signal));
		controller.abort();
		expect(await code).toBe("ABORTED");
		expect(await codeOf(connection.request("chain_getBlockHash", [], controller.signal))).toBe("ABORTED");
		expect(node.requests).toHaveLength(1);
		await connection.close();
	});

	it("sends reads in progress again after the reconnect, and rejects everything else", async () => {
		const node = new FakeNode();
		for (const method of ["chain_getBlockHash", "author_submitExtrinsic"]) node.heldMethods.add(method);
		const connection = await open(node);
		const read = connection.request("chain_getBlockHash");
		const write = codeOf(connection.request("author_submitExtrinsic"));
		node.drop();
		expect(await write).toBe("DISCONNECTED");
		node.heldMethods.clear();
		node.restore();
		expect(await read).toBe(node.head.hash);
		expect([node.count("chain_getBlockHash"), node.count("author_submitExtrinsic")]).toEqual([2, 1]);
		await connection.close();
	});

	it("sends a write once, although the connection is lost and back before its caller continues", async () => {
		const node = new FakeNode();
		const reconnect = () => {
			node.drop();
			node.restore();
		};
		for (const method of ["author_submitExtrinsic", TOPIC.subscribe]) node.overrides.set(method, reconnect);
		const connection = await open(node);
		const nothing = () => {};
		expect(await codeOf(connection.request("author_submitExtrinsic"))).toBe("DISCONNECTED");
		expect(await codeOf(connection.subscribe(TOPIC, [], nothing, nothing))).toBe("DISCONNECTED");
		await vi.advanceTimersByTimeAsync(0);
		expect(node.requests.map(({ method }) => method)).toEqual(["author_submitExtrinsic", TOPIC.subscribe]);
		await connection.close();
		expect(node.leftovers.subscriptions).toBe(0);
	});

	it("sends requests made while disconnected after the reconnect", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		node.drop();
		const answer = connection.request("chain_getBlockHash");
		expect(node.requests).toHaveLength(0);
		node.restore();
		expect(await answer).toBe(node.head.hash);
		await connection.close();
	});

	it("rejects with DISCONNECTED a request that could not be sent in time", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		node.drop();
		const code = codeOf(connection.request("chain_getBlockHash"));
		await vi.advanceTimersByTimeAsync(1000);
		expect(await code).toBe("DISCONNECTED");
		await connection.close();
	});

	it("emits its state, and completes after closed", async () => {
		const node = new FakeNode();
		node.isConnected = false;
		const connection = await open(node);
		const states: (ConnectionState | "complete")[] = [];
		connection.status$.subscribe({ next: ({ state }) => states.push(state), complete: () => states.push("complete") });
		node.restore();
		await vi.advanceTimersByTimeAsync(0);
		node.drop();
		node.restore();
		await vi.advanceTimersByTimeAsync(0);
		await connection.close();
		await connection.close();
		expect(states).toEqual(["connecting", "connected", "disconnected", "connected", "closed", "complete"]);
		expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
		expect(node.disconnects).toBe(0);
	});

	it("rejects pending and later requests once closed", async () => {
		const node = new FakeNode();
		node.heldMethods.add("chain_getBlockHash");
		const connection = await open(node);
		const waiting = connection.request("chain_getBlockHash").catch((error: unknown) => error);
		await connection.close();
		expect(await waiting).toMatchObject({ code: "CLOSED", details: { operation: "chain_getBlockHash" } });
		expect(await codeOf(connection.request("chain_getBlockHash"))).toBe("CLOSED");
		expect(
			await codeOf(
				connection.subscribe(
					TOPIC,
					[],
					() => {},
					() => {},
				),
			),
		).toBe("CLOSED");
		expect(node.requests).toHaveLength(1);
	});

	it("sends nothing to another chain after a reconnect", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		connection.expectGenesis(node.genesisHash);
		node.drop();
		const waiting = codeOf(connection.request("system_properties"));
		node.overrides.set("chain_getBlockHash", () => `0x${"99".repeat(32)}`);
		node.restore();
		expect(await waiting).toBe("WRONG_GENESIS");
		expect(await codeOf(connection.request("system_properties"))).toBe("WRONG_GENESIS");
		expect(node.count("system_properties")).toBe(0);
		await connection.close();
	});

	it("asks a reconnected node again that lacks its genesis block", async () => {
		const node = new FakeNode();
		const connection = await open(node, 30_000);
		connection.expectGenesis(node.genesisHash);
		node.drop();
		let lacking = 2;
		node.overrides.set("chain_getBlockHash", () => (lacking-- > 0 ? null : node.genesisHash));
		const code = codeOf(connection.request("system_properties"));
		node.restore();
		await vi.advanceTimersByTimeAsync(5000);
		expect(await code).toBe("done");
		await connection.close();
	});

	it("stays disconnected while a reconnected node does not report its genesis hash", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		connection.expectGenesis(node.genesisHash);
		node.drop();
		node.heldMethods.add("chain_getBlockHash");
		node.restore();
		node.drop();
		await vi.advanceTimersByTimeAsync(0);
		const code = codeOf(connection.request("system_properties"));
		node.heldMethods.clear();
		node.restore();
		expect(await code).toBe("done");
		await connection.close();
	});
});

describe("Connection.subscribe", () => {
	it("delivers messages until it is ended", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		const heads: unknown[] = [];
		const lost = vi.fn();
		const end = await connection.subscribe(TOPIC, [], (head) => heads.push(head), lost);
		node.produceBlock();
		end();
		end();
		node.produceBlock();
		expect(heads).toHaveLength(2);
		expect(lost).not.toHaveBeenCalled();
		expect(node.leftovers.subscriptions).toBe(0);
		await connection.close();
	});

	it.each(["drop", "failSubscriptions"] as const)("calls lost once: %s", async (accident) => {
		const node = new FakeNode();
		const connection = await open(node);
		const lost = vi.fn();
		const end = await connection.subscribe(TOPIC, [], () => {}, lost);
		node[accident]();
		end();
		await connection.close();
		expect(lost).toHaveBeenCalledTimes(1);
	});

	it("is not requested after an abort while disconnected", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		const stop = new AbortController();
		node.drop();
		const code = codeOf(connection.subscribe(TOPIC, [], vi.fn(), vi.fn(), stop.signal));
		stop.abort();
		expect(await code).toBe("ABORTED");
		node.restore();
		await vi.advanceTimersByTimeAsync(0);
		expect(node.count(TOPIC.subscribe)).toBe(0);
		await connection.close();
	});

	it("is ended where it is aborted before its response", async () => {
		const node = new FakeNode();
		node.heldMethods.add(TOPIC.subscribe);
		const connection = await open(node);
		const stop = new AbortController();
		const code = codeOf(connection.subscribe(TOPIC, [], vi.fn(), vi.fn(), stop.signal));
		stop.abort();
		expect(await code).toBe("ABORTED");
		await connection.close();
	});

	it("calls lost when a notification cannot be processed", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		const lost = vi.fn();
		const next = vi.fn((head: unknown) => {
			if (head === "spoiled") throw new TypeError("no head");
		});
		await connection.subscribe(TOPIC, [], next, lost);
		node.notify(TOPIC.type, "spoiled");
		node.produceBlock();
		expect(next).toHaveBeenCalledTimes(2);
		expect(lost).toHaveBeenCalledTimes(1);
		expect(node.leftovers.subscriptions).toBe(0);
		await connection.close();
	});

	it("calls lost when the connection is closed", async () => {
		const node = new FakeNode();
		const connection = await open(node);
		const lost = vi.fn();
		await connection.subscribe(TOPIC, [], () => {}, lost);
		await connection.close();
		expect(lost).toHaveBeenCalledTimes(1);
		expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
	});

	it("ends a subscription that was granted after the time limit", async () => {
		const node = new FakeNode();
		node.heldMethods.add(TOPIC.subscribe);
		const connection = await open(node);
		const heads = vi.fn();
		const code = codeOf(connection.subscribe(TOPIC, [], heads, () => {}));
		await vi.advanceTimersByTimeAsync(1000);
		expect(await code).toBe("TIMEOUT");
		node.heldRequests[0]?.respond(null);
		await vi.advanceTimersByTimeAsync(0);
		node.produceBlock();
		expect(heads).not.toHaveBeenCalled();
		expect(node.leftovers.subscriptions).toBe(0);
		await connection.close();
	});
});
