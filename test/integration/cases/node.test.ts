import {
	author,
	chain as chainCalls,
	childstate,
	payment,
	state,
	system,
} from "@polkadot/types/interfaces/definitions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { DevChain, type Listening } from "../../../src/devchain/index.ts";

let chain: DevChain;
let port: Listening;
let socket: WebSocket;
beforeAll(async () => {
	chain = await DevChain.start();
	port = await chain.listen();
	socket = new WebSocket(port.url);
	await new Promise((resolve) => socket.once("open", resolve));
});
afterAll(async () => {
	socket.terminate();
	await chain.close();
});

const CHAIN_NAME = "Phala Development";
const call = (method: string, params: unknown = [], id: unknown = 1) => ({ jsonrpc: "2.0", id, method, params });

/** Sends a message over the socket; resolves with the next one that comes. */
async function ask(message: unknown): Promise<unknown> {
	const next = new Promise((resolve) => socket.once("message", (data) => resolve(JSON.parse(String(data)))));
	socket.send(typeof message === "string" || Buffer.isBuffer(message) ? message : JSON.stringify(message));
	return next;
}

function post(message: unknown): Promise<Response> {
	const headers = { "content-type": "application/json" };
	return fetch(port.httpUrl, { method: "POST", headers, body: JSON.stringify(message) });
}

test("transport: HTTP serves requests, batches, questions of browsers and health on the port of the socket", async () => {
	expect(await (await post(call("system_chain"))).json()).toEqual({ jsonrpc: "2.0", id: 1, result: CHAIN_NAME });
	expect(await (await post([call("system_chain"), call("system_chain", [], "b")])).json()).toMatchObject([
		{ id: 1, result: CHAIN_NAME },
		{ id: "b", result: CHAIN_NAME },
	]);
	const origin = "http://localhost:3000";
	const headers = { origin, "access-control-request-method": "POST" };
	const question = await fetch(port.httpUrl, { method: "OPTIONS", headers });
	expect([question.status, question.headers.get("access-control-allow-origin")]).toEqual([200, origin]);
	for (const path of ["/health", "/health/readiness"]) expect((await fetch(port.httpUrl + path)).status).toBe(200);
});

test("transport: a socket answers batches, parameters by name, binary frames and broken messages as nodes do", async () => {
	const result = CHAIN_NAME;
	expect(await ask([call("system_chain", [], "a"), call("nope", [], "b")])).toMatchObject([
		{ id: "a", result },
		{ id: "b", error: { code: -32601 } },
	]);
	expect(await ask([])).toMatchObject({ id: null, error: { code: -32600 } });
	const genesis = await chain.provider.send("chain_getBlockHash", [0]);
	expect(await ask(call("chain_getBlockHash", { hash: 0 }))).toMatchObject({ result: genesis });
	expect(await ask(Buffer.from(JSON.stringify(call("system_chain"))))).toMatchObject({ id: 1, result });
	expect(await ask('{"jsonrpc')).toMatchObject({ id: null, error: { code: -32700 } });
	expect(await ask([call("chain_subscribeNewHeads", [], "s")])).toMatchObject([
		{ id: "s", result: expect.any(String) },
	]);
});

/** Methods of nodes that are about their keys, their peers, their logs, child tries and proofs, which the chain has none of. */
const ABOUT_THE_NODE =
	/^author_(has|insert|rotate)|[rR]eservedPeer|LogFilter|networkState|^childstate_|state_getChild|ReadProof|traceBlock|trieMigration|dryRun/;

test("rpc-methods: every method that @polkadot/api calls on a node for its chain is served", async () => {
	const { methods } = (await chain.provider.send("rpc_methods", [])) as { readonly methods: readonly string[] };
	const sections = { author, chain: chainCalls, childstate, payment, state, system };
	const called = Object.entries(sections).flatMap(([section, { rpc }]) =>
		Object.entries(rpc ?? {}).flatMap(([name, definition]) => {
			const [, ...pair] = "pubsub" in definition ? definition.pubsub : [];
			return (pair.length > 0 ? pair : [name]).map((method) => `${section}_${method}`);
		}),
	);
	expect(called.length).toBeGreaterThan(60);
	expect(called.filter((method) => !methods.includes(method) && !ABOUT_THE_NODE.test(method))).toEqual([]);
});
