import type {
	ProviderInterface,
	ProviderInterfaceCallback,
	ProviderInterfaceEmitCb,
	ProviderInterfaceEmitted,
} from "@polkadot/rpc-provider/types";
import { PhalaError } from "../../errors/error.ts";
import type { ProviderConnection, ProviderServer } from "./provider-server.ts";
import { nextMicrotask, nextTurn } from "./turns.ts";

interface Pending {
	readonly resolve: (result: unknown) => void;
	readonly reject: (error: Error) => void;
	/** Called with the result before any later message is handled. */
	readonly onResult: ((result: unknown) => void) | undefined;
}

interface Subscription {
	readonly type: string;
	readonly method: string;
	readonly params: readonly unknown[];
	readonly callback: ProviderInterfaceCallback;
	/** Current id at the node; the client keeps the first id across reconnects. */
	serverId: string;
	/** Connection that it was opened on. */
	connection: ProviderConnection | undefined;
}

/** A response or notification of the node. */
interface Incoming {
	readonly id?: number;
	readonly result?: unknown;
	readonly error?: { readonly code: number; readonly message: string; readonly data?: string };
	readonly params?: { readonly subscription: string; readonly result: unknown };
}

/** JSON-RPC error, with the fields that `@polkadot/api` and other libraries read. */
class ProviderError extends Error {
	override readonly name = "RpcError";
	readonly code: number;
	readonly data: string | undefined;

	constructor({ code, message, data }: { code: number; message: string; data?: string }) {
		super(data === undefined ? `${code}: ${message}` : `${code}: ${message}: ${data}`);
		this.code = code;
		this.data = data;
	}
}

/**
 * Provider for clients in the same process, or behind a message port. All messages are JSON text, as over a socket. After a lost connection it
 * reconnects and renews its subscriptions, as `WsProvider` does.
 */
export class DevProvider implements ProviderInterface {
	readonly hasSubscriptions = true;
	readonly isClonable = true;
	readonly #server: ProviderServer;
	readonly #pending = new Map<number, Pending>();
	readonly #subscriptions = new Map<string, Subscription>();
	readonly #listeners = new Map<ProviderInterfaceEmitted, Set<ProviderInterfaceEmitCb>>();
	#connection: ProviderConnection | undefined;
	#cancelRetry: (() => void) | undefined;
	#active = false;
	/** Whether a request for a subscription is being answered. */
	#isSubscribing = false;
	#nextRequestId = 1;

	/** @param server - the node */
	constructor(server: ProviderServer) {
		this.#server = server;
		this.#open();
	}

	get isConnected(): boolean {
		return this.#connection !== undefined;
	}

	/** Whether it is connected or waits to reconnect: `false` after `disconnect`. */
	get isActive(): boolean {
		return this.#active;
	}

	clone(): DevProvider {
		return new DevProvider(this.#server);
	}

	async connect(): Promise<void> {
		this.#open();
	}

	async disconnect(): Promise<void> {
		this.#active = false;
		this.#cancelRetry?.();
		this.#subscriptions.clear();
		this.#close("closed");
	}

	on(type: ProviderInterfaceEmitted, listener: ProviderInterfaceEmitCb): () => void {
		const listeners = this.#listeners.get(type) ?? new Set();
		this.#listeners.set(type, listeners.add(listener));
		return () => listeners.delete(listener);
	}

	// biome-ignore lint/suspicious/noExplicitAny: default type of ProviderInterface in @polkadot/rpc-provider
	async send<T = any>(method: string, params: unknown[]): Promise<T> {
		return (await this.#request(method, params)) as T;
	}

	async subscribe(
		type: string,
		method: string,
		params: unknown[],
		callback: ProviderInterfaceCallback,
	): Promise<string> {
		const id = await this.#request(method, params, (result) => {
			const serverId = String(result);
			this.#subscriptions.set(serverId, { type, method, params, callback, serverId, connection: this.#connection });
		});
		return String(id);
	}

	async unsubscribe(_type: string, method: string, id: number | string): Promise<boolean> {
		const subscription = this.#subscriptions.get(String(id));
		if (subscription === undefined) return false;
		this.#subscriptions.delete(String(id));
		return this.isConnected ? this.send<boolean>(method, [subscription.serverId]) : true;
	}

	#request(method: string, params: readonly unknown[], onResult?: (result: unknown) => void): Promise<unknown> {
		const connection = this.#connection;
		if (connection === undefined)
			return Promise.reject(disconnected("The DevChain provider is not connected. Call connect() first."));
		const id = this.#nextRequestId++;
		return new Promise((resolve, reject) => {
			this.#pending.set(id, { resolve, reject, onResult });
			this.#isSubscribing = onResult !== undefined;
			connection.receive(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
			this.#isSubscribing = false;
		});
	}

	#open(): void {
		this.#active = true;
		if (this.#connection !== undefined || this.#server.closed) return;
		this.#cancelRetry?.();
		if (!this.#server.isAccepting) {
			this.#cancelRetry = this.#server.onAccepting(() => this.#open());
			return;
		}
		const connection: ProviderConnection = this.#server.connect({
			send: (text) => this.#schedule(() => this.#connection === connection && this.#receiveText(text)),
			drop: () => this.#reconnect(connection),
		});
		this.#connection = connection;
		nextMicrotask(() => {
			if (this.#connection !== connection) return;
			this.#emit("connected");
			this.#renew();
		});
	}

	#reconnect(connection: ProviderConnection): void {
		if (this.#connection !== connection) return;
		this.#close("dropped");
		nextMicrotask(() => {
			if (this.#active) this.#open();
		});
	}

	#close(reason: string): void {
		const connection = this.#connection;
		if (connection === undefined) return;
		this.#connection = undefined;
		connection.close();
		const pending = [...this.#pending.values()];
		this.#pending.clear();
		for (const { reject } of pending) reject(disconnected(`The connection to the DevChain was ${reason}.`));
		this.#emit("disconnected");
	}

	/** Renews the subscriptions of an earlier connection, except watched extrinsics: those would be submitted twice. */
	#renew(): void {
		for (const subscription of this.#subscriptions.values()) {
			if (subscription.connection === this.#connection || subscription.type === "author_extrinsicUpdate") continue;
			subscription.connection = this.#connection;
			this.#request(subscription.method, subscription.params, (result) => {
				subscription.serverId = String(result);
			}).catch((error: Error) => subscription.callback(error, undefined));
		}
	}

	/**
	 * Runs a delivery in a turn of its own, as over a socket: client code must not run inside the node's call stack, and
	 * timers get their turn between messages. Ids of subscriptions come at once, so that a client that closes in the
	 * meantime has ended them all by then.
	 */
	#schedule(deliver: () => void): void {
		if (this.#isSubscribing) nextMicrotask(deliver);
		else nextTurn(deliver);
	}

	#receiveText(text: string): void {
		let message: Incoming;
		try {
			message = JSON.parse(text);
		} catch {
			// Truncated by a fault.
			return;
		}
		this.#receive(message);
	}

	#receive(message: Incoming): void {
		if (message.params !== undefined) {
			const { subscription: serverId, result } = message.params;
			for (const subscription of this.#subscriptions.values()) {
				if (subscription.serverId === serverId) subscription.callback(null, result);
			}
			return;
		}
		const pending = this.#pending.get(message.id ?? 0);
		if (pending === undefined) return;
		this.#pending.delete(message.id ?? 0);
		if (message.error !== undefined) {
			pending.reject(new ProviderError(message.error));
			return;
		}
		pending.onResult?.(message.result);
		pending.resolve(message.result);
	}

	#emit(type: ProviderInterfaceEmitted): void {
		for (const listener of [...(this.#listeners.get(type) ?? [])]) listener();
	}
}

const disconnected = (message: string) =>
	new PhalaError("DISCONNECTED", message, { endpoint: "devchain", failures: [] });
