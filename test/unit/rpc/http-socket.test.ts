import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HttpSocket } from "../../../src/rpc/http-socket.ts";
import { WebSocketProvider } from "../../../src/rpc/websocket-provider.ts";

interface Request {
	readonly id: number;
	readonly method: string;
	readonly params: readonly unknown[];
}
interface Reply {
	readonly status?: number;
	readonly body: unknown;
}

const SLOW = { timeout: 60_000 };
const hashOf = (number: number) => `0x${String(number).padStart(64, "0")}`;
const STALE = { code: 1010, message: "Invalid Transaction", data: "Transaction is outdated" };

/** A chain whose blocks contain what a test says. */
let best: number;
let finalized: number;
let bodies: Map<string, string[]>;
let storage: Map<string, string>;
/** What takes the place of the usual response. */
let replace: (request: Request) => Reply | undefined;
let requests: { readonly method: string; readonly headers: IncomingMessage["headers"] }[];

function resultOf({ method, params }: Request): unknown {
	const [first] = params;
	switch (method) {
		case "chain_getBlockHash":
			return hashOf(Number(first ?? best));
		case "chain_getFinalizedHead":
			return hashOf(finalized);
		case "chain_getHeader":
			return headerOf(String(first));
		case "chain_getBlock":
			return { block: { header: headerOf(String(first)), extrinsics: bodies.get(String(first)) ?? [] } };
		case "state_queryStorageAt":
			return [{ block: params[1], changes: (first as string[]).map((key) => [key, storage.get(key) ?? null]) }];
		default:
			return method;
	}
}

function headerOf(hash: string) {
	const number = Number(hash.slice(2));
	return { number: `0x${number.toString(16)}`, parentHash: hashOf(number - 1) };
}

const server = createServer(async (incoming, response) => {
	let text = "";
	for await (const part of incoming) text += String(part);
	const request = JSON.parse(text) as Request;
	requests.push({ method: request.method, headers: incoming.headers });
	const { status = 200, body } = replace(request) ?? {
		body: { jsonrpc: "2.0", id: request.id, result: resultOf(request) },
	};
	response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
});

let provider: WebSocketProvider;

beforeEach(async () => {
	[best, finalized, bodies, storage, replace, requests] = [5, 3, new Map(), new Map(), () => undefined, []];
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	provider = new WebSocketProvider((url) => new HttpSocket(url));
	const connected = new Promise<unknown>((resolve) => provider.on("connected", resolve));
	provider.open(`http://user:p%40ss@127.0.0.1:${(server.address() as AddressInfo).port}`);
	await connected;
});
afterEach(async () => {
	await provider.close();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

/** Polls, as a check of the connection does. */
const poll = () => provider.send("chain_getBlockHash", []);

async function follow(method: string, params: unknown[], type: string) {
	const seen: unknown[] = [];
	const id = await provider.subscribe(type, method, params, (error, result) => seen.push(error ?? result));
	return { seen, end: (unsubscribe: string) => provider.unsubscribe(type, unsubscribe, id) };
}

describe("HttpSocket", () => {
	it("sends credentials of the URL as basic authentication", () => {
		expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from("user:p@ss").toString("base64")}`);
	});

	it("passes the node's error with its code and data", async () => {
		replace = ({ id }) => ({ body: { jsonrpc: "2.0", id, error: STALE } });
		const expected = { code: 1010, message: "1010: Invalid Transaction: Transaction is outdated" };
		await expect(provider.send("author_submitExtrinsic", ["0x00"])).rejects.toMatchObject(expected);
		const watched = follow("author_submitAndWatchExtrinsic", ["0x00"], "author_extrinsicUpdate");
		await expect(watched).rejects.toMatchObject(expected);
	});

	it.each([
		[{ status: 429, body: "slow down" }, { code: 429 }],
		[{ status: 413, body: "" }, { code: 413 }],
		[
			{ status: 200, body: "<html></html>" },
			{ code: -32603, message: "-32603: the response is no JSON-RPC" },
		],
	])("rejects a request that is answered with %j, and stays connected", async (reply, expected) => {
		replace = () => reply;
		await expect(provider.send("system_name", [])).rejects.toMatchObject(expected);
		replace = () => undefined;
		expect(await provider.send("system_name", [])).toBe("system_name");
	});

	it("notifies of the newest header of each kind", async () => {
		const heads = await follow("chain_subscribeNewHeads", [], "chain_newHead");
		const finals = await follow("chain_subscribeFinalizedHeads", [], "chain_finalizedHead");
		await vi.waitFor(
			() => expect([heads.seen, finals.seen]).toMatchObject([[{ number: "0x5" }], [{ number: "0x3" }]]),
			SLOW,
		);
		best = 6;
		await poll();
		await vi.waitFor(() => expect(heads.seen).toMatchObject([{ number: "0x5" }, { number: "0x6" }]), SLOW);
		expect(finals.seen).toHaveLength(1);
	});

	it("notifies of all values, then of those that changed", async () => {
		storage.set("0xaa", "0x01");
		const { seen } = await follow("state_subscribeStorage", [["0xaa", "0xbb"]], "state_storage");
		const first = {
			block: hashOf(5),
			changes: [
				["0xaa", "0x01"],
				["0xbb", null],
			],
		};
		await vi.waitFor(() => expect(seen).toEqual([first]), SLOW);
		storage.set("0xbb", "0x02");
		best = 6;
		await poll();
		await vi.waitFor(() => expect(seen).toEqual([first, { block: hashOf(6), changes: [["0xbb", "0x02"]] }]), SLOW);
	});

	it("ends a subscription whose values cannot be read", async () => {
		replace = ({ id, method }) =>
			method === "state_queryStorageAt"
				? { body: { jsonrpc: "2.0", id, error: { code: 4003, message: "pruned" } } }
				: undefined;
		const { seen } = await follow("state_subscribeStorage", [["0xaa"]], "state_storage");
		await vi.waitFor(() => expect(seen).toEqual([expect.objectContaining({ message: "0: pruned" })]), SLOW);
	});

	it("finds a transaction in blocks between two polls, and follows it until it is final", async () => {
		const { seen } = await follow("author_submitAndWatchExtrinsic", ["0xABcd"], "author_extrinsicUpdate");
		await vi.waitFor(() => expect(seen).toEqual(["ready"]), SLOW);
		bodies.set(hashOf(6), ["0x00", "0xabcd"]);
		best = 8;
		await poll();
		await vi.waitFor(() => expect(seen.at(-1)).toEqual({ inBlock: hashOf(6) }), SLOW);
		finalized = 5;
		await poll();
		await provider.send("system_name", []);
		expect(seen).toHaveLength(2);
		finalized = 7;
		await poll();
		await vi.waitFor(() => expect(seen.at(-1)).toEqual({ finalized: hashOf(6) }), SLOW);
	});

	it("polls nothing without subscriptions", async () => {
		const heads = await follow("chain_subscribeNewHeads", [], "chain_newHead");
		await vi.waitFor(() => expect(heads.seen).toHaveLength(1), SLOW);
		expect(await heads.end("chain_unsubscribeNewHeads")).toBe(true);
		requests = [];
		best = 6;
		await poll();
		await provider.send("system_name", []);
		expect(requests.map(({ method }) => method)).toEqual(["chain_getBlockHash", "system_name"]);
	});
});
