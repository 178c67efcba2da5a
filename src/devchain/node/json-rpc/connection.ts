import type { FaultInjector } from "../faults/fault-injector.ts";
import type { LineClient, MessageLine } from "../faults/message-line.ts";
import { RpcError } from "../rpc-errors.ts";
import type { Notify, Subscriber } from "./method-call.ts";
import { RequestQueue } from "./request-queue.ts";

/** A JSON-RPC 2.0 response. */
type Response = { readonly jsonrpc: "2.0"; readonly id: unknown } & (
	| { readonly result: unknown }
	| { readonly error: { readonly code: number; readonly message: string; readonly data?: string } }
);

/** Most requests of a batch. */
const MAX_BATCH = 10_000;
const INVALID_REQUEST = { code: -32600, message: "Invalid request" };
const BATCH_TOO_LARGE = {
	code: -32010,
	message: "The batch request was too large",
	data: `Exceeded max limit of ${MAX_BATCH}`,
};

/** A request as it was received; `method` is `null` for anything else. */
interface Request {
	readonly id: unknown;
	readonly method: string | null;
	readonly params: readonly unknown[];
}

interface Subscription {
	readonly notification: string;
	end: () => void;
	/** Notifications queued until the client has received the id; `undefined` afterwards. */
	queued: unknown[] | undefined;
}

/** The server that a connection belongs to. */
export interface ConnectionServer {
	readonly faults: FaultInjector;
	/** Whether a request of this method is processed; the response to others is lost. */
	admit(method: string): boolean;
	/** Runs a method. */
	run(method: string, params: readonly unknown[], connection: RpcConnection): unknown;
	nextSubscriptionId(): string;
}

/** The client's end of a connection. */
export interface RpcClient extends LineClient {
	/** Sends text to the client. */
	send(text: string): void;
	/** Closes the connection from the server's side. */
	drop(): void;
}

/** Server side of a client's connection: receives requests, sends responses and notifications, as JSON text. */
export class RpcConnection implements Subscriber {
	/** Port of the client, `"in-process"` for a provider. */
	readonly port: number | "in-process";
	/** Way of all messages, with the faults on it. */
	readonly line: MessageLine;
	readonly #server: ConnectionServer;
	readonly #client: RpcClient;
	readonly #subscriptions = new Map<string, Subscription>();
	readonly #queue = new RequestQueue();
	#open = true;

	/**
	 * @param server - runs the methods
	 * @param client - the client's end
	 */
	constructor(server: ConnectionServer, client: RpcClient) {
		this.#server = server;
		this.#client = client;
		this.port = client.port;
		this.line = server.faults.createLine(client);
	}

	/** Number of open subscriptions. */
	get subscriptionCount(): number {
		return this.#subscriptions.size;
	}

	/** Closes the connection from the server's side. */
	drop(): void {
		this.#client.drop();
	}

	/** Handles a message of the client: a request, or a list of requests. */
	receive(text: string): void {
		let message: unknown;
		try {
			message = JSON.parse(text);
		} catch {
			this.#send([], { jsonrpc: "2.0", id: null, error: { code: -32700, message: "Parse error" } });
			return;
		}
		if (Array.isArray(message) && (message.length === 0 || message.length > MAX_BATCH)) {
			this.#send([], { jsonrpc: "2.0", id: null, error: message.length === 0 ? INVALID_REQUEST : BATCH_TOO_LARGE });
			return;
		}
		const requests = (Array.isArray(message) ? message : [message]).map(toRequest);
		const methods = requests.flatMap(({ method }) => (method === null ? [] : [method]));
		this.line.pass({ kind: "request", methods, text }, () => this.#handle(requests, methods, Array.isArray(message)));
	}

	subscribe(notification: string, start: (notify: Notify) => () => void): string {
		const id = this.#server.nextSubscriptionId();
		const subscription: Subscription = { notification, end: () => undefined, queued: [] };
		this.#subscriptions.set(id, subscription);
		try {
			subscription.end = start((result) => this.#notify(id, subscription, result));
		} catch (error) {
			this.#subscriptions.delete(id);
			throw error;
		}
		return id;
	}

	unsubscribe(id: string): boolean {
		const subscription = this.#subscriptions.get(id);
		if (subscription === undefined) return false;
		this.#subscriptions.delete(id);
		subscription.end();
		return true;
	}

	/** Ends the subscriptions to `notification` without notice to the client; returns how many there were. */
	loseSubscriptions(notification: string): number {
		const lost = [...this.#subscriptions].filter(([, subscription]) => subscription.notification === notification);
		for (const [id] of lost) this.unsubscribe(id);
		return lost.length;
	}

	/** Ends all subscriptions and sends nothing more. */
	close(): void {
		this.#open = false;
		this.line.close();
		this.#queue.clear();
		for (const id of [...this.#subscriptions.keys()]) this.unsubscribe(id);
	}

	/** Processes the requests of one frame: those of a client in process at once, because they are its own calls. */
	#handle(requests: readonly Request[], methods: readonly string[], isBatch: boolean): void {
		const responses: Response[] = [];
		let position = 0;
		const step = (): boolean => {
			const request = requests[position++];
			const response = request && this.#run(request);
			if (response !== undefined) responses.push(response);
			if (position < requests.length) return false;
			this.#respond(methods, responses, isBatch);
			return true;
		};
		if (this.port !== "in-process") this.#queue.add({ step });
		else while (!step());
	}

	#respond(methods: readonly string[], responses: readonly Response[], isBatch: boolean): void {
		if (isBatch) {
			if (responses.length > 0) this.#send(methods, responses);
		} else if (responses[0] !== undefined) this.#send(methods, responses[0]);
		for (const [id, subscription] of this.#subscriptions) this.#flush(id, subscription);
	}

	#run({ id, method, params }: Request): Response | undefined {
		if (method === null) return { jsonrpc: "2.0", id: null, error: INVALID_REQUEST };
		if (!this.#server.admit(method)) return undefined;
		let response: Response;
		try {
			response = { jsonrpc: "2.0", id, result: this.#server.run(method, params, this) ?? null };
		} catch (error) {
			response = { jsonrpc: "2.0", id, error: errorJson(error) };
		}
		// Requests without an id get no response.
		return id === undefined ? undefined : response;
	}

	#notify(id: string, subscription: Subscription, result: unknown): void {
		if (subscription.queued !== undefined) {
			subscription.queued.push(result);
			return;
		}
		const method = subscription.notification;
		const content = this.#server.faults.notification(method, result, this.#client);
		const text = JSON.stringify({ jsonrpc: "2.0", method, params: { subscription: id, result: content } });
		this.line.pass({ kind: "notification", methods: [method], text }, (sent) => this.#sendText(sent));
	}

	#flush(id: string, subscription: Subscription): void {
		const { queued } = subscription;
		if (queued === undefined) return;
		subscription.queued = undefined;
		for (const result of queued) this.#notify(id, subscription, result);
	}

	#send(methods: readonly string[], message: unknown): void {
		const text = JSON.stringify(message);
		this.line.pass({ kind: "response", methods, text }, (sent) => this.#sendText(sent));
	}

	#sendText(text: string): void {
		if (this.#open) this.#client.send(text);
	}
}

function toRequest(value: unknown): Request {
	const { id, method, params } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
	return { id, method: typeof method === "string" ? method : null, params: Array.isArray(params) ? params : [] };
}

function errorJson(error: unknown): { code: number; message: string; data?: string } {
	if (!(error instanceof RpcError)) {
		return { code: -32603, message: "Internal error", data: error instanceof Error ? error.message : String(error) };
	}
	const { code, message, data } = error;
	return data === undefined ? { code, message } : { code, message, data };
}
