import { RpcError } from "../rpc-errors.ts";
import { MethodCall, type Notify, type Subscriber } from "./method-call.ts";
import type { RpcServer } from "./server.ts";

/** A response or an error, as JSON-RPC 2.0 has it. */
type Answer = { readonly jsonrpc: "2.0"; readonly id: unknown } & (
	| { readonly result: unknown }
	| { readonly error: { readonly code: number; readonly message: string; readonly data?: string } }
);

interface Subscription {
	readonly notification: string;
	end: () => void;
	/** Held back until the client knows the id. */
	held: unknown[] | undefined;
}

/** One connection's end at the node: requests in, answers and notifications out, as JSON text. */
export class RpcConnection implements Subscriber {
	readonly #server: RpcServer;
	readonly #send: (text: string) => void;
	/** Breaks the connection, as a fault does. */
	readonly cut: () => void;
	/** Whether there is a socket between the node and the client. */
	readonly remote: boolean;
	readonly #subscriptions = new Map<string, Subscription>();
	#open = true;

	/**
	 * @param server - who answers
	 * @param send - takes text to the client
	 * @param cut - closes the connection from this side
	 * @param remote - whether there is a socket in between
	 */
	constructor(server: RpcServer, send: (text: string) => void, cut: () => void, remote: boolean) {
		this.#server = server;
		this.#send = send;
		this.cut = cut;
		this.remote = remote;
	}

	/** Open subscriptions. */
	get subscriptions(): number {
		return this.#subscriptions.size;
	}

	/** Takes one message of the client: a request, or a list of them. */
	receive(text: string): void {
		let message: unknown;
		try {
			message = JSON.parse(text);
		} catch {
			this.#out({ jsonrpc: "2.0", id: null, error: { code: -32700, message: "Parse error" } });
			return;
		}
		const answers = (Array.isArray(message) ? message : [message]).map((request: unknown) => this.#answer(request));
		const given = answers.filter((answer) => answer !== undefined);
		if (Array.isArray(message)) {
			if (given.length > 0) this.#out(given);
		} else if (given[0] !== undefined) this.#out(given[0]);
		for (const [id, subscription] of this.#subscriptions) this.#release(id, subscription);
	}

	subscribe(notification: string, start: (notify: Notify) => () => void): string {
		const id = this.#server.nextId();
		const subscription: Subscription = { notification, end: () => undefined, held: [] };
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

	/** Ends the subscriptions to `notification`, without a word to the client. */
	lose(notification: string): number {
		const lost = [...this.#subscriptions].filter(([, one]) => one.notification === notification);
		for (const [id] of lost) this.unsubscribe(id);
		return lost.length;
	}

	/** Forgets the client: nothing is sent from here on. */
	close(): void {
		this.#open = false;
		for (const id of [...this.#subscriptions.keys()]) this.unsubscribe(id);
	}

	#answer(request: unknown): Answer | undefined {
		if (
			typeof request !== "object" ||
			request === null ||
			typeof (request as { method?: unknown }).method !== "string"
		) {
			return { jsonrpc: "2.0", id: null, error: { code: -32600, message: "Invalid request" } };
		}
		const { id, method, params } = request as { id?: unknown; method: string; params?: unknown };
		if (!this.#server.admit(method)) return undefined;
		let answer: Answer;
		try {
			const result = this.#server.run(
				method,
				(node) => new MethodCall(node, this, Array.isArray(params) ? params : []),
			);
			answer = { jsonrpc: "2.0", id, result: result ?? null };
		} catch (error) {
			answer = { jsonrpc: "2.0", id, error: errorJson(error) };
		}
		// A request without an id asks for no answer.
		return id === undefined ? undefined : answer;
	}

	#notify(id: string, subscription: Subscription, result: unknown): void {
		if (subscription.held !== undefined) {
			subscription.held.push(result);
			return;
		}
		this.#server.network.notification(() => {
			this.#out({ jsonrpc: "2.0", method: subscription.notification, params: { subscription: id, result } });
		});
	}

	#release(id: string, subscription: Subscription): void {
		const { held } = subscription;
		if (held === undefined) return;
		subscription.held = undefined;
		for (const result of held) this.#notify(id, subscription, result);
	}

	#out(message: unknown): void {
		const text = JSON.stringify(message);
		this.#server.network.delay(() => {
			if (this.#open) this.#send(text);
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
