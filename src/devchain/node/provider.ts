import type {
	ProviderInterface,
	ProviderInterfaceCallback,
	ProviderInterfaceEmitCb,
	ProviderInterfaceEmitted,
} from "@polkadot/rpc-provider/types";
import type { RpcConnection } from "./json-rpc/connection.ts";
import type { RpcServer } from "./json-rpc/server.ts";

interface Pending {
	readonly resolve: (result: unknown) => void;
	readonly reject: (error: Error) => void;
	/** Called with the result before anything later arrives. */
	readonly first?: (result: unknown) => void;
}

interface Watch {
	readonly type: string;
	readonly method: string;
	readonly params: readonly unknown[];
	readonly callback: ProviderInterfaceCallback;
	/** What the node calls it now; the client keeps its first id across reconnects. */
	serverId: string;
	/** The connection on which it is. */
	session: RpcConnection | undefined;
}

/** An error answer, with the fields that `@polkadot/api` and others look for. */
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
 * A connection to the chain inside the process. Everything crosses it as JSON text, as over a socket; when the
 * connection breaks it comes back by itself and renews its subscriptions, as `WsProvider` does.
 */
export class DevProvider implements ProviderInterface {
	readonly hasSubscriptions = true;
	readonly isClonable = true;
	readonly #server: RpcServer;
	readonly #pending = new Map<number, Pending>();
	readonly #watches = new Map<string, Watch>();
	readonly #listeners = new Map<ProviderInterfaceEmitted, Set<ProviderInterfaceEmitCb>>();
	#session: RpcConnection | undefined;
	#stopWaiting: (() => void) | undefined;
	#wanted = false;
	#requests = 0;

	/** @param server - the node's JSON-RPC */
	constructor(server: RpcServer) {
		this.#server = server;
		this.#open();
	}

	get isConnected(): boolean {
		return this.#session !== undefined;
	}

	/** Whether it is connected or means to be. */
	get wanted(): boolean {
		return this.#wanted;
	}

	clone(): DevProvider {
		return new DevProvider(this.#server);
	}

	async connect(): Promise<void> {
		this.#open();
	}

	async disconnect(): Promise<void> {
		this.#wanted = false;
		this.#stopWaiting?.();
		this.#watches.clear();
		this.#lost("closed");
	}

	on(type: ProviderInterfaceEmitted, listener: ProviderInterfaceEmitCb): () => void {
		const listeners = this.#listeners.get(type) ?? new Set();
		this.#listeners.set(type, listeners.add(listener));
		return () => listeners.delete(listener);
	}

	// biome-ignore lint/suspicious/noExplicitAny: the interface of @polkadot/rpc-provider promises whatever is asked for
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
			this.#watches.set(serverId, { type, method, params, callback, serverId, session: this.#session });
		});
		return String(id);
	}

	async unsubscribe(_type: string, method: string, id: number | string): Promise<boolean> {
		const watch = this.#watches.get(String(id));
		if (watch === undefined) return false;
		this.#watches.delete(String(id));
		return this.isConnected ? this.send<boolean>(method, [watch.serverId]) : true;
	}

	#request(method: string, params: readonly unknown[], first?: (result: unknown) => void): Promise<unknown> {
		const session = this.#session;
		if (session === undefined) return Promise.reject(new Error("DevChain provider is not connected"));
		const id = ++this.#requests;
		return new Promise((resolve, reject) => {
			this.#pending.set(id, { resolve, reject, ...(first === undefined ? {} : { first }) });
			session.receive(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
		});
	}

	#open(): void {
		this.#wanted = true;
		if (this.#session !== undefined || this.#server.closed) return;
		this.#stopWaiting?.();
		const { network } = this.#server;
		if (network.refuseConnections) {
			this.#stopWaiting = network.onAccepting(() => this.#open());
			return;
		}
		const session = this.#server.connect(
			// Never at once: no client's code runs inside the node's, as none does at the other end of a socket.
			(text) => queueMicrotask(() => this.#session === session && this.#receive(JSON.parse(text))),
			() => this.#cut(session),
			false,
		);
		this.#session = session;
		queueMicrotask(() => {
			if (this.#session !== session) return;
			this.#emit("connected");
			this.#renew();
		});
	}

	#cut(session: RpcConnection): void {
		if (this.#session !== session) return;
		this.#lost("dropped");
		queueMicrotask(() => {
			if (this.#wanted) this.#open();
		});
	}

	#lost(why: string): void {
		const session = this.#session;
		if (session === undefined) return;
		this.#session = undefined;
		this.#server.disconnect(session);
		const pending = [...this.#pending.values()];
		this.#pending.clear();
		for (const { reject } of pending) reject(new Error(`disconnected from the DevChain: ${why}`));
		this.#emit("disconnected");
	}

	/** Subscribes again what an earlier connection had; watched extrinsics are not sent twice. */
	#renew(): void {
		for (const watch of this.#watches.values()) {
			if (watch.session === this.#session || watch.type === "author_extrinsicUpdate") continue;
			watch.session = this.#session;
			this.#request(watch.method, watch.params, (result) => {
				watch.serverId = String(result);
			}).catch((error: Error) => watch.callback(error, undefined));
		}
	}

	#receive(message: {
		id?: number;
		result?: unknown;
		error?: { code: number; message: string; data?: string };
		params?: { subscription: string; result: unknown };
	}): void {
		if (message.params !== undefined) {
			const { subscription, result } = message.params;
			for (const watch of this.#watches.values()) if (watch.serverId === subscription) watch.callback(null, result);
			return;
		}
		const pending = this.#pending.get(message.id ?? 0);
		if (pending === undefined) return;
		this.#pending.delete(message.id ?? 0);
		if (message.error !== undefined) {
			pending.reject(new ProviderError(message.error));
			return;
		}
		pending.first?.(message.result);
		pending.resolve(message.result);
	}

	#emit(type: ProviderInterfaceEmitted): void {
		for (const listener of [...(this.#listeners.get(type) ?? [])]) listener();
	}
}
