import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { listen } from "../../../../src/devchain/node/listen.ts";
import { fakeServer } from "../../../support/devchain/fake-server.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

async function served() {
	const fake = fakeServer();
	const port = await listen(fake.server, 0, "127.0.0.1");
	closers.push(port.close);
	const socket = () => {
		const opened = new WebSocket(port.url);
		opened.on("error", () => undefined);
		closers.push(() => opened.terminate());
		return opened;
	};
	return { ...fake, port, socket };
}

const event = (socket: WebSocket, name: string) =>
	new Promise<string>((resolve) => socket.once(name, (data: unknown) => resolve(String(data))));

describe("a port", () => {
	it("responds to requests and sends notifications as text", async () => {
		const { socket, node, server } = await served();
		const client = socket();
		await event(client, "open");
		client.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "chain_subscribeNewHeads", params: [] }));
		expect(JSON.parse(await event(client, "message"))).toMatchObject({ id: 1, result: expect.any(String) });
		expect(server.socketCount).toBe(1);
		const next = event(client, "message");
		node.newBlock();
		expect(JSON.parse(await next)).toMatchObject({ method: "chain_newHead" });
	});

	it("forgets a client that disconnected", async () => {
		const { socket, server } = await served();
		const client = socket();
		await event(client, "open");
		client.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "chain_subscribeNewHeads", params: [] }));
		await event(client, "message");
		client.close();
		await event(client, "close");
		while (server.socketCount > 0) await new Promise((resolve) => setImmediate(resolve));
		expect(server.subscriptionCount).toBe(0);
	});

	it("drops connections and refuses new ones on demand", async () => {
		const { socket, faults } = await served();
		const client = socket();
		await event(client, "open");
		faults.refuseConnections = true;
		const closed = event(client, "close");
		faults.dropConnections();
		await closed;
		expect(await event(socket(), "error")).toContain("401");
		faults.refuseConnections = false;
		await event(socket(), "open");
	});

	it("survives a client that breaks the protocol", async () => {
		const { socket, server } = await served();
		const client = socket();
		await event(client, "open");
		const raw = (client as unknown as { _socket: { write(data: Uint8Array): void } })._socket;
		raw.write(new Uint8Array([0xff, 0xff, 0xff, 0xff]));
		await event(client, "close");
		await event(socket(), "open");
		expect(server.socketCount).toBe(1);
	});

	it("cuts a connection in the middle of a frame", async () => {
		const { socket, faults, port, server } = await served();
		const client = socket();
		await event(client, "open");
		const bytes: Buffer[] = [];
		const raw = (client as unknown as { _socket: { on(name: "data", on: (data: Buffer) => void): void } })._socket;
		raw.on("data", (data) => bytes.push(data));
		const messages: string[] = [];
		client.on("message", (data) => messages.push(String(data)));
		faults.cutConnections({ methods: "system_chain", port: port.port });
		client.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "system_chain", params: [] }));
		await event(client, "close");
		expect(messages).toEqual([]);
		expect(Buffer.concat(bytes).toString()).toContain('{"jsonrpc"');
		expect([server.socketCount, faults.hits.length]).toEqual([0, 1]);
	});

	it("truncates a message, and stays open", async () => {
		const { socket, faults } = await served();
		const client = socket();
		await event(client, "open");
		faults.truncateMessages({ times: 1 });
		client.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "system_chain", params: [] }));
		const text = await event(client, "message");
		expect(text).toMatch(/^\{"jsonrpc"/);
		expect(() => JSON.parse(text)).toThrow();
		client.send(JSON.stringify({ jsonrpc: "2.0", id: 2, method: "system_chain", params: [] }));
		expect(JSON.parse(await event(client, "message"))).toMatchObject({ id: 2, result: "Fake" });
	});

	it("stalls one connection and answers another", async () => {
		const { socket, faults } = await served();
		const [silent, other] = [socket(), socket()];
		await Promise.all([silent, other].map((client) => event(client, "open")));
		faults.stallConnections({ times: 1 });
		const messages: string[] = [];
		silent.on("message", (data) => messages.push(String(data)));
		silent.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "system_chain", params: [] }));
		while (faults.hits.length === 0) await new Promise((resolve) => setImmediate(resolve));
		other.send(JSON.stringify({ jsonrpc: "2.0", id: 2, method: "system_chain", params: [] }));
		expect(JSON.parse(await event(other, "message"))).toMatchObject({ id: 2 });
		expect([messages, silent.readyState]).toEqual([[], WebSocket.OPEN]);
	});

	it("answers others and lets timers fire while it works on a large batch", async () => {
		const { socket } = await served();
		const [busy, other] = [socket(), socket()];
		await Promise.all([busy, other].map((client) => event(client, "open")));
		const batch = Array.from({ length: 10_000 }, (_, id) => ({
			jsonrpc: "2.0",
			id,
			method: "chain_getBlock",
			params: [],
		}));
		busy.send(JSON.stringify(batch));
		const order: string[] = [];
		const done = event(busy, "message").then((text) => {
			order.push("batch");
			return JSON.parse(text) as { id: number }[];
		});
		other.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "system_chain", params: [] }));
		void event(other, "message").then(() => order.push("other"));
		const responses = await done;
		expect(responses.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
		expect(order).toEqual(["other", "batch"]);
	});

	it("answers requests sent one by one in order, also when they take many turns", async () => {
		const { socket, node } = await served();
		const client = socket();
		await event(client, "open");
		const ids: number[] = [];
		client.on("message", (data) => ids.push(JSON.parse(String(data)).id));
		for (let id = 0; id < 3000; id++)
			client.send(JSON.stringify({ jsonrpc: "2.0", id, method: "chain_getBlock", params: [] }));
		node.newBlock();
		while (ids.length < 3000) await new Promise((resolve) => setImmediate(resolve));
		expect(ids).toEqual(Array.from({ length: 3000 }, (_, id) => id));
	});

	it("devchain-batch-flood: refuses a batch and a frame that are too large", async () => {
		const { socket } = await served();
		const client = socket();
		await event(client, "open");
		client.send(`[${"1,".repeat(10_000)}1]`);
		expect(JSON.parse(await event(client, "message"))).toMatchObject({ id: null, error: { code: -32010 } });
		const closed = new Promise<number>((resolve) => client.once("close", resolve));
		client.send(" ".repeat(15 * 1024 * 1024 + 1));
		expect(await closed).toBe(1009);
	});

	it("names an IPv6 host in brackets", async () => {
		const { server } = fakeServer();
		const port = await listen(server, 0, "::1").catch(() => undefined);
		if (port !== undefined) closers.push(port.close);
		expect(port?.url ?? "ws://[::1]:1").toMatch(/^ws:\/\/\[::1\]:\d+$/);
	});
});
