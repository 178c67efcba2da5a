import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { WebSocketProvider } from "../../../src/rpc/websocket-provider.ts";
import { escaped } from "../../support/escaped.ts";

const HEADS = "chain_newHead";

/** A node whose every frame the test decides. */
class Node {
	readonly #server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
	readonly sockets: WebSocket[] = [];
	readonly requests: { id: number; method: string; params: unknown[] }[] = [];
	/** Frames to send for a request. */
	answer: (request: { id: number; method: string; params: unknown[] }) => unknown[] = ({ id }) => [result(id, true)];

	constructor() {
		this.#server.on("connection", (socket) => {
			this.sockets.push(socket);
			socket.on("message", (data) => {
				const request = JSON.parse(String(data));
				this.requests.push(request);
				for (const frame of this.answer(request)) this.send(frame);
			});
		});
	}

	/** Resolves when it takes connections. */
	ready(): Promise<void> {
		return new Promise((resolve) => this.#server.once("listening", resolve));
	}

	get url(): string {
		const address = this.#server.address();
		return `ws://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
	}

	send(frame: unknown): void {
		this.sockets.at(-1)?.send(typeof frame === "string" ? frame : JSON.stringify(frame));
	}

	close(): void {
		for (const socket of this.sockets) socket.terminate();
		this.#server.close();
	}
}

const result = (id: number, value: unknown) => ({ jsonrpc: "2.0", id, result: value });
const note = (subscription: string, value: unknown) => ({
	jsonrpc: "2.0",
	method: HEADS,
	params: { subscription, result: value },
});

let node: Node;
let socket: WebSocketProvider;
const happened = (type: "connected" | "disconnected") =>
	new Promise<void>((resolve) => {
		const off = socket.on(type, () => {
			off();
			resolve();
		});
	});
const open = async () => {
	const connected = happened("connected");
	socket.open(node.url);
	await connected;
};

beforeEach(async () => {
	node = new Node();
	socket = new WebSocketProvider();
	await node.ready();
});
afterEach(async () => {
	await socket.close();
	node.close();
});

describe("WebSocketProvider", () => {
	it("resolves requests, whatever the order of the responses", async () => {
		await open();
		node.answer = ({ id }) => (id === 2 ? [result(2, "second"), result(1, "first")] : []);
		const both = Promise.all([socket.send("a", []), socket.send("b", [])]);
		expect(await both).toEqual(["first", "second"]);
	});

	it("rejects with the node's error and its code", async () => {
		await open();
		node.answer = ({ id }) => [
			{ jsonrpc: "2.0", id, error: { code: 1010, message: "Invalid Transaction", data: "Stale" } },
		];
		await expect(socket.send("a", [])).rejects.toMatchObject({
			code: 1010,
			message: "1010: Invalid Transaction: Stale",
		});
	});

	it("ignores malformed frames, and responses to no request", async () => {
		await open();
		node.answer = ({ id }) => ["no JSON", "null", result(99, "nobody"), note("gone", 1), result(id, "right")];
		expect(await socket.send("a", [])).toBe("right");
	});

	it("rejects requests while it is not open, and pending ones when it closes", async () => {
		await expect(socket.send("a", [])).rejects.toThrow("not open");
		await open();
		node.answer = () => [];
		const waiting = socket.send("a", []);
		const refused = expect(waiting).rejects.toThrow("closed");
		await socket.close();
		await refused;
	});

	it("delivers all notifications, also those before the response", async () => {
		await open();
		node.answer = ({ id }) => [note("x", 1), note("other", 0), result(id, "x"), note("x", 2)];
		const seen: unknown[] = [];
		await socket.subscribe(HEADS, "chain_subscribeNewHeads", [], (_, value) => seen.push(value));
		node.send(note("x", 3));
		await vi.waitFor(() => expect(seen).toEqual([1, 2, 3]), { timeout: 60_000 });
	});

	it("passes an error in a notification to the subscription", async () => {
		await open();
		node.answer = ({ id }) => [result(id, "x")];
		const callback = vi.fn();
		await socket.subscribe(HEADS, "chain_subscribeNewHeads", [], callback);
		node.send({ jsonrpc: "2.0", method: HEADS, params: { subscription: "x", error: { code: 7, message: "over" } } });
		await vi.waitFor(() => expect(callback).toHaveBeenCalledWith(expect.objectContaining({ code: 7 }), undefined), {
			timeout: 60_000,
		});
	});

	it("contains malformed frames and exceptions of listeners, and serves the others", async () => {
		await open();
		node.answer = ({ id, method }) => [result(id, method)];
		const seen: unknown[] = [];
		const broken = vi.fn(() => {
			throw new TypeError("a listener's own");
		});
		await socket.subscribe(HEADS, "broken", [], broken);
		await socket.subscribe(HEADS, "good", [], (_, value) => seen.push(value));
		socket.on("disconnected", broken);
		const ends = vi.fn();
		socket.on("disconnected", ends);
		const found = await escaped(async () => {
			for (const frame of [{ method: { toString: 1 } }, { method: HEADS, params: { subscription: { toString: 1 } } }])
				node.send(frame);
			node.send(note("broken", 1));
			node.send(note("good", 2));
			await vi.waitFor(() => expect(seen).toEqual([2]), { timeout: 60_000 });
			node.sockets[0]?.terminate();
			await vi.waitFor(() => expect(ends).toHaveBeenCalledTimes(1), { timeout: 60_000 });
			// A subscription that cannot be renewed is an error to its listener.
			node.answer = ({ id }) => [{ jsonrpc: "2.0", id, error: { code: -32603, message: "no" } }];
			await open();
			socket.renewSubscriptions();
			await vi.waitFor(() => expect(broken).toHaveBeenCalledTimes(3), { timeout: 60_000 });
		});
		expect(found).toEqual([]);
	});

	it("ends a subscription once", async () => {
		await open();
		node.answer = ({ id, method }) => [result(id, method === "chain_subscribeNewHeads" ? "x" : true)];
		const seen: unknown[] = [];
		const id = await socket.subscribe(HEADS, "chain_subscribeNewHeads", [], (_, value) => seen.push(value));
		expect(await socket.unsubscribe(HEADS, "chain_unsubscribeNewHeads", id)).toBe(true);
		expect(await socket.unsubscribe(HEADS, "chain_unsubscribeNewHeads", id)).toBe(false);
		node.send(note("x", 1));
		await socket.send("a", []);
		expect(seen).toEqual([]);
		expect(node.requests.filter(({ method }) => method === "chain_unsubscribeNewHeads")).toHaveLength(1);
	});

	it("renews subscriptions on the next socket, but not those of a transaction's status", async () => {
		await open();
		node.answer = ({ id, method }) => [result(id, method)];
		const seen: unknown[] = [];
		await socket.subscribe(HEADS, "chain_subscribeNewHeads", [], (_, value) => seen.push(value));
		await socket.subscribe("author_extrinsicUpdate", "author_submitAndWatchExtrinsic", ["0x"], () => {});
		const lost = happened("disconnected");
		node.sockets[0]?.terminate();
		await lost;
		node.requests.length = 0;
		await open();
		socket.renewSubscriptions();
		await vi.waitFor(() => expect(node.requests.map(({ method }) => method)).toEqual(["chain_subscribeNewHeads"]), {
			timeout: 60_000,
		});
		node.send(note("chain_subscribeNewHeads", "again"));
		await vi.waitFor(() => expect(seen).toEqual(["again"]), { timeout: 60_000 });
	});

	it("emits disconnected once: terminated, closed, refused, or an invalid URL", async () => {
		const ends = vi.fn();
		socket.on("disconnected", ends);
		await open();
		node.sockets[0]?.terminate();
		await vi.waitFor(() => expect(ends).toHaveBeenCalledTimes(1), { timeout: 60_000 });
		await open();
		await socket.close();
		await socket.close();
		expect(ends).toHaveBeenCalledTimes(2);
		const { url } = node;
		node.close();
		socket.open(url);
		await vi.waitFor(() => expect(ends).toHaveBeenCalledTimes(3), { timeout: 60_000 });
		socket.open("no address");
		expect(ends).toHaveBeenCalledTimes(4);
		expect(socket.isConnected).toBe(false);
	});

	it("closes the previous socket when it opens another", async () => {
		await open();
		await open();
		await vi.waitFor(() => expect(node.sockets[0]?.readyState).toBe(3), { timeout: 60_000 });
		expect(await socket.send("a", [])).toBe(true);
	});
});
