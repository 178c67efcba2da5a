import type { FaultInjector } from "../fault-injector.ts";
import type { DevNode } from "../node.ts";
import { RpcError } from "../rpc-errors.ts";
import { MethodCall, type Notify, type Subscriber } from "./method-call.ts";

/** A JSON-RPC 2.0 response. */
type Response = { readonly jsonrpc: "2.0"; readonly id: unknown } & (
	| { readonly result: unknown }
	| { readonly error: { readonly code: number; readonly message: string; readonly data?: string } }
);

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
	run(method: string, call: (node: DevNode) => MethodCall): unknown;
	nextSubscriptionId(): string;
}

/** How a client is connected. */
export type Transport = "in-process" | "socket";

/** Server side of a client's connection: receives requests, sends responses and notifications, as JSON text. */
export class RpcConnection implements Subscriber {
	readonly #server: ConnectionServer;
	readonly #sendText: (text: string) => void;
	/** Closes the connection from the server's side. */
	readonly drop: () => void;
	/** How the client is connected. */
	readonly transport: Transport;
	readonly #subscriptions = new Map<string, Subscription>();
	#open = true;

	/**
	 * @param server - runs the methods
	 * @param send - sends text to the client
	 * @param drop - closes the connection from the server's side
	 * @param transport - how the client is connected
	 */
	constructor(server: ConnectionServer, send: (text: string) => void, drop: () => void, transport: Transport) {
		this.#server = server;
		this.#sendText = send;
		this.drop = drop;
		this.transport = transport;
	}

	/** Number of open subscriptions. */
	get subscriptionCount(): number {
		return this.#subscriptions.size;
	}

	/** Handles a message of the client: a request, or a list of requests. */
	receive(text: string): void {
		let message: unknown;
		try {
			message = JSON.parse(text);
		} catch {
			this.#send({ jsonrpc: "2.0", id: null, error: { code: -32700, message: "Parse error" } });
			return;
		}
		const requests: unknown[] = Array.isArray(message) ? message : [message];
		const responses = requests.map((request) => this.#run(request)).filter((response) => response !== undefined);
		if (Array.isArray(message)) {
			if (responses.length > 0) this.#send(responses);
		} else if (responses[0] !== undefined) this.#send(responses[0]);
		for (const [id, subscription] of this.#subscriptions) this.#flush(id, subscription);
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
		for (const id of [...this.#subscriptions.keys()]) this.unsubscribe(id);
	}

	#run(request: unknown): Response | undefined {
		if (
			typeof request !== "object" ||
			request === null ||
			typeof (request as { method?: unknown }).method !== "string"
		) {
			return { jsonrpc: "2.0", id: null, error: { code: -32600, message: "Invalid request" } };
		}
		const { id, method, params } = request as { id?: unknown; method: string; params?: unknown };
		if (!this.#server.admit(method)) return undefined;
		let response: Response;
		try {
			const result = this.#server.run(
				method,
				(node) => new MethodCall(node, this, Array.isArray(params) ? params : []),
			);
			response = { jsonrpc: "2.0", id, result: result ?? null };
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
		this.#server.faults.notify(() => {
			this.#send({ jsonrpc: "2.0", method: subscription.notification, params: { subscription: id, result } });
		});
	}

	#flush(id: string, subscription: Subscription): void {
		const { queued } = subscription;
		if (queued === undefined) return;
		subscription.queued = undefined;
		for (const result of queued) this.#notify(id, subscription, result);
	}

	#send(message: unknown): void {
		const text = JSON.stringify(message);
		this.#server.faults.delay(() => {
			if (this.#open) this.#sendText(text);
		});
	}
}

function errorJson(error: unknown): { code: number; message: string; data?: string } {
	if (!(error instanceof RpcError)) {
		return { code: -32603, message: "Internal error", data: error instanceof Error ? error.message : String(error) };
	}
	const { code, message, data } = error;
	return data === undefined ? { code, message } : { code, message, data };
}
