import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { connect } from "../../../src/index.ts";
import { failed } from "../../support/failed.ts";
import { FakeNode } from "../../support/fake-node.ts";

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0)) await end();
});

interface Served {
	readonly url: string;
	readonly sockets: Set<WebSocket>;
	stop(): Promise<unknown>;
}

/** A node on a port: JSON-RPC of `node`, or silence. */
async function serve(node: FakeNode | null, port = 0): Promise<Served> {
	const server = new WebSocketServer({ host: "127.0.0.1", port });
	await new Promise((resolve) => server.once("listening", resolve));
	const sockets = server.clients;
	server.on("connection", (socket) => {
		socket.on("message", (data) => {
			if (!node) return;
			const { id, method, params } = JSON.parse(String(data));
			const reply = (body: object) => socket.send(JSON.stringify({ jsonrpc: "2.0", id, ...body }));
			node.send(method, params).then(
				(result) => reply({ result }),
				(error: Error) => reply({ error: { code: -32000, message: error.message } }),
			);
		});
	});
	const stop = () => {
		for (const socket of sockets) socket.terminate();
		return new Promise((resolve) => server.close(resolve));
	};
	ends.push(stop);
	return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets, stop };
}

/** A port that accepts connections and sends nothing. */
async function silence(): Promise<{ url: string; sockets: Set<Socket> }> {
	const sockets = new Set<Socket>();
	const server: Server = createServer((socket) => {
		sockets.add(socket);
		socket.resume();
		socket.on("close", () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	ends.push(() => new Promise((resolve) => server.close(resolve)));
	return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

const gone = async (sockets: ReadonlySet<unknown>) => {
	while (sockets.size > 0) await new Promise((resolve) => setImmediate(resolve));
};

describe("endpoints", () => {
	it("are connected by URL, and disconnected on close", async () => {
		const node = new FakeNode();
		const { url, sockets } = await serve(node);
		const phala = await connect(url);
		expect(phala.network.genesisHash).toBe(node.genesisHash);
		expect(sockets.size).toBe(1);
		await phala.close();
		await gone(sockets);
	});

	it("that never respond to the handshake time out, and are disconnected", async () => {
		const { url, sockets } = await silence();
		const error = await failed(connect(url, { timeoutMs: 150 }));
		expect(error.code).toBe("TIMEOUT");
		await gone(sockets);
	});

	it("that never respond to requests time out, and are disconnected", async () => {
		const { url, sockets } = await serve(null);
		const error = await failed(connect(url, { timeoutMs: 150 }));
		expect(error.code).toBe("TIMEOUT");
		await gone(sockets);
	});

	it("are tried in turn: refused, silent, then good", async () => {
		const node = new FakeNode();
		const refused = await serve(node);
		await refused.stop();
		const silent = await silence();
		const good = await serve(node);
		const phala = await connect([refused.url, silent.url, good.url], { timeoutMs: 6000 });
		expect(phala.network.genesisHash).toBe(node.genesisHash);
		expect(good.sockets.size).toBe(1);
		await gone(silent.sockets);
		await phala.close();
	});

	it("are reconnected when they disconnect", async () => {
		const node = new FakeNode();
		const { url, sockets } = await serve(node);
		const phala = await connect(url);
		const states: string[] = [];
		phala.connection$.subscribe(({ state }) => states.push(state));
		const back = new Promise<void>((resolve) => {
			phala.connection$.subscribe(() => states.filter((state) => state === "connected").length > 1 && resolve());
		});
		for (const socket of sockets) socket.terminate();
		await back;
		expect(states).toEqual(["connected", "disconnected", "connected"]);
		expect(await phala.stakePools.count()).toBe(0);
		await phala.close();
		await gone(sockets);
	});

	it("of another chain are abandoned for the next one after a reconnect", async () => {
		const node = new FakeNode();
		const other = new FakeNode({ "0x00": "0x00" });
		const first = await serve(node);
		const wrong = await serve(other);
		const phala = await connect([first.url, wrong.url], { timeoutMs: 6000 });
		for (const socket of first.sockets) socket.terminate();
		await phala.parameters().catch(() => {});
		expect(await phala.stakePools.count()).toBe(0);
		expect(other.count("state_queryStorageAt")).toBe(0);
		await phala.close();
	});

	it("can be closed while unreachable", async () => {
		const { url, stop } = await serve(new FakeNode());
		const phala = await connect(url);
		await stop();
		const waiting = failed(phala.parameters());
		await phala.close();
		expect(["CLOSED", "DISCONNECTED"]).toContain((await waiting).code);
	});
});
