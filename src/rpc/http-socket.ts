import { PolledSubscriptions } from "./polled-subscriptions.ts";
import type { Socket } from "./socket.ts";

/** Values of `readyState`. */
const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];
const NORMAL_CLOSURE = 1000;
const ABNORMAL_CLOSURE = 1006;
/** A small request that every node answers. */
const FIRST_REQUEST = "chain_getBlockHash";
/** The heartbeat's requests for the newest block. */
const HEAD_REQUESTS: ReadonlySet<string> = new Set(["chain_getBlockHash", "chain_getFinalizedHead"]);
/** Error code of JSON-RPC for failures of the server. */
const INTERNAL_ERROR = -32603;
/** Character codes. */
const [SPACE, BRACE] = [0x20, 0x7b];

/** A request as `encodeRequest` encodes it. */
interface EncodedRequest {
	readonly id: number;
	readonly method: string;
	readonly params: readonly unknown[];
}

/** An error as nodes send it. */
interface NodeError {
	readonly code: number;
	readonly message: string;
	readonly data?: unknown;
}

interface ParsedResponse {
	readonly result?: unknown;
	readonly error?: NodeError | null;
}

/**
 * JSON-RPC over HTTP, with the interface of a WebSocket. Each request is a `POST`; subscriptions are polled.
 *
 * - Opens when the endpoint answers a first request
 * - Closes when a request cannot be sent
 * - A response with an HTTP status of failure, e.g. 429, is an error with this status as its code: the connection stays
 */
export class HttpSocket implements Socket {
	onopen: Socket["onopen"] = null;
	onmessage: Socket["onmessage"] = null;
	onerror: Socket["onerror"] = null;
	onclose: Socket["onclose"] = null;
	readonly #url: string;
	readonly #headers: Readonly<Record<string, string>>;
	readonly #closing = new AbortController();
	readonly #subscriptions: PolledSubscriptions;
	#readyState = CONNECTING;

	constructor(url: string) {
		const target = new URL(url);
		const { username, password } = target;
		const authorization = username && {
			authorization: `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`,
		};
		// fetch refuses URLs with credentials.
		target.username = "";
		target.password = "";
		this.#url = target.href;
		this.#headers = { "content-type": "application/json", ...authorization };
		this.#subscriptions = new PolledSubscriptions(
			(method, params) => this.#request(method, params),
			(method, params) => this.#deliver({ jsonrpc: "2.0", method, params }),
		);
		this.#request(FIRST_REQUEST, []).then(
			() => this.#onOpen(),
			(error: unknown) => this.#fail(error),
		);
	}

	get readyState(): number {
		return this.#readyState;
	}

	send(text: string): void {
		const { id, method, params } = JSON.parse(text) as EncodedRequest;
		if (PolledSubscriptions.isEnd(method)) this.#respond(id, { result: this.#subscriptions.remove(String(params[0])) });
		else if (PolledSubscriptions.isStart(method)) void this.#subscribe(id, method, params);
		else void this.#forward(text, id);
		if (HEAD_REQUESTS.has(method) && params.length === 0) this.#subscriptions.poll();
	}

	close(code: number = NORMAL_CLOSURE): void {
		this.#end(code, "");
	}

	/** Posts the request of a caller. */
	async #forward(text: string, id: number): Promise<void> {
		try {
			this.#deliver(await this.#post(text));
		} catch (error) {
			this.#respond(id, { error: toNodeError(error) });
		}
	}

	async #subscribe(id: number, method: string, params: readonly unknown[]): Promise<void> {
		try {
			const result = await this.#subscriptions.add(method, params);
			this.#respond(id, { result });
			this.#subscriptions.poll();
		} catch (error) {
			this.#respond(id, { error: toNodeError(error) });
		}
	}

	/** Posts an own request; resolves to its result. */
	async #request(method: string, params: readonly unknown[]): Promise<unknown> {
		const { result, error } = parse(await this.#post(JSON.stringify({ jsonrpc: "2.0", id: 0, method, params })));
		if (error) throw Object.assign(new Error(error.message), error);
		return result;
	}

	/**
	 * Posts a body; resolves to the body of the response.
	 *
	 * @throws Error with the HTTP status as `code`; one without a `code` closes the socket
	 */
	async #post(body: string): Promise<Uint8Array> {
		const { signal } = this.#closing;
		let response: Response;
		let bytes: Uint8Array;
		try {
			response = await fetch(this.#url, { method: "POST", headers: this.#headers, body, signal });
			bytes = new Uint8Array(await response.arrayBuffer());
		} catch (error) {
			if (this.#readyState === OPEN) this.#fail(error);
			throw error;
		}
		const { ok, status, statusText } = response;
		if (ok && isObject(bytes)) return bytes;
		if (ok) throw Object.assign(new Error("the response is no JSON-RPC"), { code: INTERNAL_ERROR });
		if (hasError(bytes)) return bytes;
		throw Object.assign(new Error(`Unexpected server response: ${status} ${statusText}`), { code: status });
	}

	#onOpen(): void {
		if (this.#readyState !== CONNECTING) return;
		this.#readyState = OPEN;
		this.onopen?.();
	}

	#respond(id: number, response: { readonly result: unknown } | { readonly error: object }): void {
		this.#deliver({ jsonrpc: "2.0", id, ...response });
	}

	#deliver(message: Uint8Array | object): void {
		if (this.#readyState !== OPEN) return;
		this.onmessage?.({ data: message instanceof Uint8Array ? message : JSON.stringify(message) });
	}

	#fail(error: unknown): void {
		if (this.#readyState === CLOSED) return;
		this.#readyState = CLOSED;
		this.onerror?.({ error });
		this.#end(ABNORMAL_CLOSURE, messageOf(error));
	}

	#end(code: number, reason: string): void {
		this.#readyState = CLOSED;
		this.#subscriptions.end();
		this.#closing.abort();
		this.onclose?.({ code, reason });
		this.onclose = null;
	}
}

/**
 * Parses a response.
 *
 * @throws SyntaxError
 */
function parse(bytes: Uint8Array): ParsedResponse {
	return JSON.parse(new TextDecoder().decode(bytes));
}

/** Whether a body may be a JSON object: its first character is a brace. */
function isObject(bytes: Uint8Array): boolean {
	return bytes.find((byte) => byte > SPACE) === BRACE;
}

/** Whether a body is a response of the node with an error. */
function hasError(bytes: Uint8Array): boolean {
	try {
		return Boolean(parse(bytes).error);
	} catch {
		return false;
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** The error of a response, for one that was thrown: a node's own, or what happened to the request. */
function toNodeError(error: unknown): NodeError {
	const { code, data } = Object(error) as Partial<NodeError>;
	return { code: typeof code === "number" ? code : INTERNAL_ERROR, message: messageOf(error), data };
}
