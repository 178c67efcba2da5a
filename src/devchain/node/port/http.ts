import type { IncomingMessage, ServerResponse } from "node:http";
import { concatBytes } from "../../../codec/hex.ts";
import type { RpcConnection } from "../json-rpc/connection.ts";
import { errorResponse } from "../json-rpc/response.ts";
import { RpcError } from "../rpc-errors.ts";
import { MAX_REQUEST_BYTES, type OpenPort, refusalOf } from "./port.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const ACCEPTED_TYPES = /^application\/json(; ?charset=utf-8)?$/i;
const ALLOWED_METHODS = "POST, GET, OPTIONS";
const HEALTH = "/health";
const READINESS = "/health/readiness";

/** Answers an HTTP request: JSON-RPC by POST, `GET /health`, and the questions of browsers about cross-origin requests. */
export function answerHttp(port: OpenPort, request: IncomingMessage, response: ServerResponse): void {
	request.on("error", () => response.destroy());
	if (port.server.closed || port.server.faults.refuseConnections) {
		request.destroy();
		return;
	}
	const refusal = refusalOf(port, request);
	if (refusal !== undefined) {
		respond(response, 403, refusal);
		return;
	}
	setCrossOriginHeaders(request, response);
	const path = request.url?.split("?")[0];
	if (request.method === "OPTIONS") respond(response, 200, "");
	else if (request.method === "POST") void answerPost(port, request, response);
	else if (request.method === "GET" && path === HEALTH) answerHealth(port, response);
	else if (request.method === "GET" && path === READINESS) respond(response, 200, "");
	else {
		response.setHeader("Allow", ALLOWED_METHODS);
		respond(response, 405, "Used HTTP Method is not allowed. POST or OPTIONS is required\n");
	}
}

function setCrossOriginHeaders({ headers }: IncomingMessage, response: ServerResponse): void {
	const { origin } = headers;
	response.setHeader("Vary", "Origin");
	if (origin === undefined) return;
	response.setHeader("Access-Control-Allow-Origin", origin);
	response.setHeader("Access-Control-Allow-Methods", ALLOWED_METHODS);
	response.setHeader("Access-Control-Allow-Headers", "content-type");
	// Asked by browsers when a public page requests an address of this machine.
	if (headers["access-control-request-private-network"] !== undefined) {
		response.setHeader("Access-Control-Allow-Private-Network", "true");
	}
}

async function answerPost(port: OpenPort, request: IncomingMessage, response: ServerResponse): Promise<void> {
	if (!ACCEPTED_TYPES.test(request.headers["content-type"] ?? "")) {
		respond(response, 415, "Supplied content type is not allowed. Content-Type: application/json is required\n");
		return;
	}
	const text = await readBody(request);
	if (text === undefined) {
		const error = new RpcError(-32007, "Request is too big", `Exceeded max limit of ${MAX_REQUEST_BYTES}`);
		response.setHeader("Connection", "close");
		respond(response, 413, JSON.stringify(errorResponse(null, error)), JSON_TYPE);
	} else if (!/^\s*[[{]/.test(text)) {
		respond(response, 400, JSON.stringify(errorResponse(null, new RpcError(-32700, "Parse error"))), JSON_TYPE);
	} else {
		connect(port, response, (body) => respond(response, 200, body, JSON_TYPE)).receive(text);
	}
}

/** `system_health`, without the envelope of JSON-RPC. */
function answerHealth(port: OpenPort, response: ServerResponse): void {
	const connection = connect(port, response, (text) => {
		const { result } = JSON.parse(text) as { readonly result?: unknown };
		if (result === undefined) respond(response, 500, text, JSON_TYPE);
		else respond(response, 200, JSON.stringify(result), JSON_TYPE);
	});
	connection.receive(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "system_health", params: [] }));
}

/** A connection for one request, without subscriptions. */
function connect(
	{ server, number, devMethods }: OpenPort,
	response: ServerResponse,
	send: (text: string) => void,
): RpcConnection {
	const connection = server.connect({
		port: number,
		devMethods,
		isRequestOnly: true,
		send: (text) => {
			// A fault may repeat the request.
			if (!response.headersSent) send(text);
		},
		drop: () => response.destroy(),
		cut: (text) => {
			if (text === "") {
				response.destroy();
				return;
			}
			const bytes = new TextEncoder().encode(text);
			response.writeHead(200, { "Content-Type": JSON_TYPE, "Content-Length": bytes.length });
			response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
		},
	});
	response.on("close", () => server.disconnect(connection));
	return connection;
}

/** The text of the body, `undefined` for one that is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
	if (Number(request.headers["content-length"] ?? 0) > MAX_REQUEST_BYTES) {
		request.resume();
		return undefined;
	}
	const chunks: Uint8Array[] = [];
	let length = 0;
	return new Promise((resolve) => {
		request.on("data", (chunk: Uint8Array) => {
			length += chunk.length;
			if (length <= MAX_REQUEST_BYTES) chunks.push(chunk);
			else resolve(undefined);
		});
		request.on("end", () => resolve(new TextDecoder().decode(concatBytes(chunks))));
	});
}

function respond(response: ServerResponse, status: number, body: string, type = "text/plain"): void {
	const bytes = new TextEncoder().encode(body);
	response.writeHead(status, { "Content-Type": type, "Content-Length": bytes.length });
	response.end(bytes);
}
