import { WebSocket } from "@polkadot/x-ws";

/** An address that answers JSON-RPC requests. */
export interface Endpoint {
	/** Sends a request; resolves with the result. */
	request(method: string, params: readonly unknown[]): Promise<unknown>;
	/** Closes the connection; a later request opens another one. */
	close(): void;
}

/** Longest wait for a response, ms. */
const TIMEOUT_MS = 60_000;
const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;

interface Response {
	readonly id?: unknown;
	readonly result?: unknown;
	readonly error?: { readonly code?: number; readonly message?: string; readonly data?: unknown };
}

/** The endpoint of a URL: `ws:`, `wss:`, `http:` or `https:`. */
export const endpointOf = (url: string): Endpoint =>
	url.startsWith("ws") ? new WebSocketEndpoint(url) : new HttpEndpoint(url);

/** One POST request for each. */
class HttpEndpoint implements Endpoint {
	readonly #url: string;

	constructor(url: string) {
		this.#url = url;
	}

	async request(method: string, params: readonly unknown[]): Promise<unknown> {
		const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
		const headers = { "content-type": "application/json" };
		const signal = AbortSignal.timeout(TIMEOUT_MS);
		const response = await fetch(this.#url, { method: "POST", headers, body, signal }).catch((error: Error) => {
			// `fetch` itself only reports that it failed.
			throw error.cause instanceof Error ? error.cause : error;
		});
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
		return resultOf((await response.json()) as Response);
	}

	close(): void {}
}

interface Pending {
	readonly resolve: (result: unknown) => void;
	readonly reject: (error: Error) => void;
}

/** One socket for all requests, opened by the first one. */
class WebSocketEndpoint implements Endpoint {
	readonly #url: string;
	readonly #pending = new Map<number, Pending>();
	#socket: WebSocket | undefined;
	#opened: Promise<WebSocket> | undefined;
	#lastId = 0;

	constructor(url: string) {
		this.#url = url;
	}

	async request(method: string, params: readonly unknown[]): Promise<unknown> {
		this.#opened ??= this.#open();
		const socket = await this.#opened;
		const id = ++this.#lastId;
		let timer: ReturnType<typeof setTimeout> | undefined;
		try {
			return await new Promise((resolve, reject) => {
				this.#pending.set(id, { resolve, reject });
				timer = realSetTimeout(() => reject(new Error(`no response within ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
				socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
			});
		} finally {
			this.#pending.delete(id);
			realClearTimeout(timer);
		}
	}

	close(): void {
		this.#socket?.close();
		this.#end(new Error("the connection was closed"));
	}

	#open(): Promise<WebSocket> {
		return new Promise((resolve, reject) => {
			const socket = new WebSocket(this.#url);
			this.#socket = socket;
			const end = (error: Error): void => {
				reject(error);
				if (this.#socket === socket) this.#end(error);
			};
			const timer = realSetTimeout(() => {
				end(new Error(`no connection within ${TIMEOUT_MS / 1000} s`));
				socket.close();
			}, TIMEOUT_MS);
			socket.onopen = () => {
				realClearTimeout(timer);
				resolve(socket);
			};
			socket.onmessage = ({ data }) => this.#receive(String(data));
			socket.onerror = (event) => {
				realClearTimeout(timer);
				const { message } = event as { message?: string };
				end(new Error(message || "the connection failed"));
			};
			socket.onclose = () => {
				realClearTimeout(timer);
				end(new Error("the connection was closed"));
			};
		});
	}

	#receive(text: string): void {
		let response: Response;
		try {
			response = JSON.parse(text);
		} catch {
			return;
		}
		const pending = this.#pending.get(Number(response.id));
		try {
			pending?.resolve(resultOf(response));
		} catch (error) {
			pending?.reject(error as Error);
		}
	}

	/** Rejects all requests; the next one opens another socket. */
	#end(error: Error): void {
		this.#socket = undefined;
		this.#opened = undefined;
		for (const { reject } of [...this.#pending.values()]) reject(error);
	}
}

function resultOf({ result, error }: Response): unknown {
	if (error === undefined) return result;
	throw new Error(`${error.message ?? "error"}${typeof error.data === "string" ? `: ${error.data}` : ""}`);
}
