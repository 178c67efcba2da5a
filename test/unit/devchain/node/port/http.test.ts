import { type IncomingHttpHeaders, request as sendRequest } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { listen } from "../../../../../src/devchain/node/listen.ts";
import type { ListenOptions } from "../../../../../src/devchain/node/port/access.ts";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

interface Sent {
	readonly method?: string;
	readonly path?: string;
	readonly headers?: Record<string, string>;
	readonly body?: string;
}

async function served(options: ListenOptions = {}) {
	const fake = fakeServer();
	const port = await listen(fake.server, 0, "127.0.0.1", options);
	closers.push(port.close);
	const send = ({ method = "POST", path = "/", headers = {}, body = "" }: Sent) =>
		new Promise<Answer>((resolve, reject) => {
			const sent = sendRequest({ port: port.port, host: "127.0.0.1", method, path, headers, agent: false });
			sent.on("error", reject);
			sent.on("response", (response) => {
				let text = "";
				response.on("data", (data) => {
					text += data;
				});
				response.on("error", reject);
				response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
			});
			sent.end(body);
		});
	const post = (message: unknown, headers: Record<string, string> = {}) =>
		send({
			headers: { "Content-Type": "application/json", ...headers },
			body: typeof message === "string" ? message : JSON.stringify(message),
		});
	return { ...fake, port, send, post };
}

const call = (method: string, params: unknown = [], id: unknown = 1) => ({ jsonrpc: "2.0", id, method, params });

describe("JSON-RPC over HTTP", () => {
	it("answers a request and a batch, and forgets the connection", async () => {
		const { post, server } = await served();
		const { status, headers, body } = await post(call("system_chain"));
		expect([status, headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
		expect(JSON.parse(body)).toEqual({ jsonrpc: "2.0", id: 1, result: "Fake" });
		const batch = await post([
			call("system_chain", [], "a"),
			{ jsonrpc: "2.0", method: "system_name" },
			call("nothing"),
		]);
		expect(JSON.parse(batch.body)).toEqual([
			{ jsonrpc: "2.0", id: "a", result: "Fake" },
			{ jsonrpc: "2.0", id: 1, error: { code: -32601, message: "Method not found" } },
		]);
		while (server.socketCount > 0) await new Promise((resolve) => setImmediate(resolve));
		expect(server.requests).toMatchObject({ system_chain: 2, system_name: 1, nothing: 1 });
	});

	it("has an empty answer where there is nothing to respond", async () => {
		const { post } = await served();
		const notification = { jsonrpc: "2.0", method: "system_chain" };
		for (const message of [notification, [notification, notification]]) {
			expect(await post(message)).toMatchObject({ status: 200, body: "" });
		}
	});

	it("refuses subscriptions as nodes do, and submits nothing", async () => {
		const { post, node } = await served();
		for (const method of ["chain_subscribeNewHeads", "state_subscribeRuntimeVersion"]) {
			const { body } = await post(call(method));
			expect(JSON.parse(body).error).toEqual({ code: -32603, message: "Internal error" });
		}
		const { body } = await post(call("author_submitAndWatchExtrinsic", ["0x0400"]));
		expect(JSON.parse(body).error).toMatchObject({ code: -32603 });
		expect(node.pool.pending()).toEqual([]);
	});

	it("answers text that is no request", async () => {
		const { post } = await served();
		const answers = [];
		for (const text of ["", "hello", "5", "{", "[]", '{"id":1}', "[1]"]) {
			const { status, body } = await post(text);
			const message = JSON.parse(body);
			answers.push([status, (Array.isArray(message) ? message[0] : message).error.code]);
		}
		expect(answers).toEqual([
			[400, -32700],
			[400, -32700],
			[400, -32700],
			[200, -32700],
			[200, -32600],
			[200, -32600],
			[200, -32600],
		]);
	});

	it.each([
		["application/json", 200],
		["Application/JSON; charset=UTF-8", 200],
		["application/json;charset=utf-8", 200],
		["application/json; charset=latin1", 415],
		["text/plain", 415],
		["application/x-www-form-urlencoded", 415],
	])("content type %s: %i", async (type, status) => {
		const { post } = await served();
		expect((await post(call("system_chain"), { "Content-Type": type })).status).toBe(status);
	});

	it("requires a content type", async () => {
		const { send } = await served();
		expect((await send({ body: JSON.stringify(call("system_chain")) })).status).toBe(415);
	});

	it("answers other methods with 405", async () => {
		const { send } = await served();
		for (const method of ["GET", "PUT", "DELETE"]) {
			const { status, headers, body } = await send({ method });
			expect([status, headers.allow]).toEqual([405, "POST, GET, OPTIONS"]);
			expect(body).toBe("Used HTTP Method is not allowed. POST or OPTIONS is required\n");
		}
	});

	it("refuses a body of more than 15 MiB, announced or in chunks", async () => {
		const { send } = await served();
		const body = `[${" ".repeat(15 * 1024 * 1024)}]`;
		for (const headers of [{ "Content-Length": String(body.length) }, { "Transfer-Encoding": "chunked" }]) {
			const answer = await send({ headers: { "Content-Type": "application/json", ...headers }, body });
			expect(answer.status).toBe(413);
			expect(JSON.parse(answer.body).error).toEqual({
				code: -32007,
				message: "Request is too big",
				data: "Exceeded max limit of 15728640",
			});
		}
	});

	it("answers GET /health", async () => {
		const { send, faults } = await served();
		const health = await send({ method: "GET", path: "/health?a=1" });
		expect([health.status, JSON.parse(health.body)]).toEqual([
			200,
			{ peers: 0, isSyncing: false, shouldHavePeers: false },
		]);
		expect((await send({ method: "GET", path: "/health/readiness" })).status).toBe(200);
		faults.failNext("system_health", { message: "broken" });
		expect((await send({ method: "GET", path: "/health" })).status).toBe(500);
	});
});

describe("web pages", () => {
	const ORIGIN = "http://localhost:5173";

	it("of allowed origins get their headers, also for a question before", async () => {
		const { send, post } = await served();
		const question = await send({
			method: "OPTIONS",
			headers: {
				Origin: ORIGIN,
				"Access-Control-Request-Method": "POST",
				"Access-Control-Request-Headers": "content-type",
				"Access-Control-Request-Private-Network": "true",
			},
		});
		expect(question).toMatchObject({
			status: 200,
			body: "",
			headers: {
				"access-control-allow-origin": ORIGIN,
				"access-control-allow-methods": "POST, GET, OPTIONS",
				"access-control-allow-headers": "content-type",
				"access-control-allow-private-network": "true",
				vary: "Origin",
			},
		});
		const { headers } = await post(call("system_chain"), { Origin: ORIGIN });
		expect(headers["access-control-allow-origin"]).toBe(ORIGIN);
	});

	it("of other origins, and names that resolve to this machine, get 403 and no effect", async () => {
		const { send, post, server } = await served();
		for (const headers of [{ Origin: "https://evil.example" }, { Host: "evil.example:9944" }]) {
			const answer = await post(call("dev_newBlock"), headers as Record<string, string>);
			expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([403, undefined]);
			expect((await send({ method: "OPTIONS", headers: headers as Record<string, string> })).status).toBe(403);
			expect((await send({ method: "GET", path: "/health", headers: headers as Record<string, string> })).status).toBe(
				403,
			);
		}
		expect(server.requests).toEqual({});
	});

	it("are checked for WebSocket too", async () => {
		const { port } = await served({ allowOrigins: ["https://app.example"] });
		const open = (origin: string, headers: Record<string, string> = {}) =>
			new Promise<string>((resolve) => {
				const socket = new WebSocket(port.url, { origin, headers });
				closers.push(() => socket.terminate());
				socket.on("open", () => resolve("open"));
				socket.on("error", (error) => resolve(error.message));
			});
		expect(await open("https://app.example")).toBe("open");
		expect(await open("https://evil.example")).toContain("403");
		expect(await open("https://app.example", { Host: "evil.example" })).toContain("403");
	});
});

describe("a port without dev methods", () => {
	it("neither runs nor lists them, while other ports do", async () => {
		const { post, get } = await served({ devMethods: false });
		expect(JSON.parse((await post(call("dev_newBlock"))).body).error).toEqual({
			code: -32601,
			message: "Method not found",
		});
		const { methods } = JSON.parse((await post(call("rpc_methods"))).body).result as { methods: string[] };
		expect(methods.filter((method) => method.startsWith("dev_"))).toEqual([]);
		expect(methods).toContain("chain_getBlock");
		expect((get("rpc_methods") as { methods: string[] }).methods).toContain("dev_newBlock");
	});
});

describe("faults over HTTP", () => {
	it("delay, truncate and repeat", async () => {
		const { post, faults, node } = await served();
		faults.truncateMessages({ times: 1 });
		const { status, body } = await post(call("system_chain"));
		expect([status, body]).toEqual([200, expect.stringMatching(/^\{"jsonrpc":"2.0","id"?$/)]);
		faults.duplicateMessages({ kind: "request", methods: "dev_newBlock", times: 1 });
		faults.delayMessages({ ms: 1, times: 1 });
		expect(JSON.parse((await post(call("dev_newBlock"))).body).result).toBe(node.blockTree.at(1)?.hash);
		await expect.poll(() => node.head.header.number).toBe(2);
	});

	it("lose a request: no answer, and the connection ends with the client or the port", async () => {
		const { post, faults, port, server } = await served();
		faults.stall = true;
		const lost = post(call("system_chain")).catch((error: Error) => error.message);
		while (server.requests.system_chain !== 1) await new Promise((resolve) => setImmediate(resolve));
		const silent = post({ jsonrpc: "2.0", method: "system_name" }).catch((error: Error) => error.message);
		while (server.requests.system_name !== 1) await new Promise((resolve) => setImmediate(resolve));
		await port.close();
		expect([await lost, await silent]).toEqual([expect.any(String), expect.any(String)]);
		expect(server.socketCount).toBe(0);
	});

	it("cut and refuse connections", async () => {
		const { post, faults, port } = await served();
		faults.cutConnections({ times: 1, port: port.port });
		await expect(post(call("system_chain"))).rejects.toThrow();
		faults.cutConnections({ times: 1, kind: "request" });
		await expect(post(call("system_chain"))).rejects.toThrow();
		faults.refuseConnections = true;
		await expect(post(call("system_chain"))).rejects.toThrow();
		faults.refuseConnections = false;
		expect((await post(call("system_chain"))).status).toBe(200);
	});
});

describe("a port", () => {
	it("survives a client that breaks the protocol or leaves", async () => {
		const { post, port, server } = await served();
		await new Promise<void>((resolve) => {
			const raw = connect(port.port, "127.0.0.1", () => raw.end("nonsense\r\n\r\n"));
			raw.on("close", () => resolve());
			raw.resume();
		});
		const leaving = connect(port.port, "127.0.0.1", () => {
			leaving.write(
				"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
				() => leaving.destroy(),
			);
		});
		await new Promise<void>((resolve) => leaving.on("close", () => resolve()));
		expect((await post(call("system_chain"))).status).toBe(200);
		expect(server.closed).toBe(false);
	});

	it("names its address for both protocols", async () => {
		const { port } = await served();
		expect([port.url, port.httpUrl]).toEqual([`ws://127.0.0.1:${port.port}`, `http://127.0.0.1:${port.port}`]);
	});

	it("refuses invalid options before it opens", async () => {
		const { server } = fakeServer();
		await expect(listen(server, 0, "127.0.0.1", { devMethods: "no" as never })).rejects.toThrow("Invalid devMethods");
		await expect(listen(server, 0, "127.0.0.1", null as never)).rejects.toThrow("Invalid options");
		await expect(listen(server, 0, "127.0.0.1", { allowOrigins: ["app"] })).rejects.toThrow("Invalid allowOrigins");
	});
});
