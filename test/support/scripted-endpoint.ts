import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { JsonRpcProvider } from "../../src/rpc/provider.ts";

/**
 * How an endpoint treats new connections and requests.
 *
 * - `good`: serves the node
 * - `no-handshake`: accepts TCP connections and sends nothing
 * - `silent`: opens WebSockets and sends nothing
 * - `rate-limited`: responds to every request with -32005
 * - a number: refuses WebSockets with this HTTP status
 */
export type EndpointMode = "good" | "no-handshake" | "silent" | "rate-limited" | number;

interface Request {
	readonly id: number;
	readonly method: string;
	readonly params: unknown[];
}

/** A node, as its sockets use it. */
type NodeProvider = JsonRpcProvider & { disconnect?(): Promise<void> };

/** Types of notifications by the method that subscribes to them. */
const TYPES: Readonly<Record<string, string>> = {
	chain_subscribeNewHeads: "chain_newHead",
	chain_subscribeFinalizedHeads: "chain_finalizedHead",
	state_subscribeStorage: "state_storage",
	state_subscribeRuntimeVersion: "state_runtimeVersion",
	author_submitAndWatchExtrinsic: "author_extrinsicUpdate",
};

/** A node on a port of this machine, served by a provider, with a network between that tests break. */
export class ScriptedEndpoint {
	mode: EndpointMode = "good";
	port = 0;
	/** Responses after which a socket is closed. */
	responsesPerSocket = Number.POSITIVE_INFINITY;
	/** Whether notifications are sent. */
	notifies = true;
	/** Attempts to open a WebSocket. */
	dials = 0;
	/** Requests, in order. */
	readonly requests: { readonly method: string; readonly params: readonly unknown[] }[] = [];
	/** Responses in place of the node's, by method: may throw. `undefined`: the node's. */
	readonly overrides = new Map<string, (params: readonly unknown[]) => unknown>();
	readonly #createProvider: () => NodeProvider;
	readonly #server: Server;
	readonly #sockets = new WebSocketServer({ noServer: true });
	readonly #connections = new Set<Duplex>();
	/** Sockets that neither receive nor send. */
	readonly #frozen = new WeakSet<WebSocket>();

	private constructor(createProvider: () => NodeProvider) {
		this.#createProvider = createProvider;
		this.#server = createServer((_, response) => response.writeHead(404).end());
		this.#server.on("connection", (connection: Duplex) => {
			this.#connections.add(connection);
			connection.on("close", () => this.#connections.delete(connection));
			// HTTP servers keep their half of a connection that the other end closed.
			connection.on("end", () => connection.destroy());
		});
		this.#server.on("upgrade", (request, connection, head) => this.#upgrade(request, connection, head));
	}

	/** Starts an endpoint. Every socket has a provider of its own. */
	static async start(createProvider: () => NodeProvider, mode: EndpointMode = "good"): Promise<ScriptedEndpoint> {
		const endpoint = new ScriptedEndpoint(createProvider);
		endpoint.mode = mode;
		await endpoint.listen();
		return endpoint;
	}

	get url(): string {
		return `ws://127.0.0.1:${this.port}`;
	}

	/** Accepts connections again after {@link ScriptedEndpoint.stop}, on the same port. */
	async listen(): Promise<void> {
		await new Promise<void>((resolve) => this.#server.listen(this.port, "127.0.0.1", resolve));
		this.port = (this.#server.address() as AddressInfo).port;
	}

	/** Open TCP connections. */
	get connections(): number {
		return this.#connections.size;
	}

	/** Number of requests of a method. */
	count(method: string): number {
		return this.requests.filter((request) => request.method === method).length;
	}

	/** Breaks all sockets. */
	drop(): void {
		for (const connection of this.#connections) connection.destroy();
	}

	/** Makes all open sockets half-open: they stay open, and nothing passes any more. New sockets work. */
	freeze(): void {
		for (const socket of this.#sockets.clients) this.#frozen.add(socket);
	}

	/** Breaks all sockets, and refuses new ones. */
	async stop(): Promise<void> {
		const stopped = new Promise<void>((resolve) => this.#server.close(() => resolve()));
		this.drop();
		await stopped;
	}

	#upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
		this.dials++;
		const { mode } = this;
		if (typeof mode === "number") connection.end(`HTTP/1.1 ${mode} Refused\r\nConnection: close\r\n\r\n`);
		else if (mode === "no-handshake") connection.resume();
		else this.#sockets.handleUpgrade(request, connection, head, (socket) => this.#serve(socket));
	}

	#serve(socket: WebSocket): void {
		const provider = this.#createProvider();
		const subscriptions = new Map<number | string, string>();
		let responses = 0;
		socket.on("error", () => {});
		socket.on("close", () => {
			for (const [id, type] of subscriptions) provider.unsubscribe(type, "", id).catch(() => {});
			provider.disconnect?.().catch(() => {});
		});
		const send = (message: object) => {
			if (!this.#frozen.has(socket)) socket.send(JSON.stringify({ jsonrpc: "2.0", ...message }));
		};
		const notify = (method: string, subscription: number | string, result: unknown) => {
			if (this.notifies) send({ method, params: { subscription, result } });
		};
		const respond = async ({ method, params }: Request): Promise<unknown> => {
			const result = this.overrides.get(method)?.(params);
			if (result !== undefined) return result;
			const type = TYPES[method];
			if (type === undefined)
				return /_un(subscribe|watch)/.test(method)
					? provider.unsubscribe(subscriptions.get(String(params[0])) ?? "", method, String(params[0]))
					: provider.send(method, params);
			const early: unknown[] = [];
			let id: number | string | undefined;
			id = await provider.subscribe(type, method, params, (_, value) => {
				if (id === undefined) early.push(value);
				else notify(type, id, value);
			});
			const granted = id;
			subscriptions.set(String(id), type);
			setImmediate(() => {
				for (const value of early) notify(type, granted, value);
			});
			return id;
		};
		socket.on("message", (data) => {
			const request: Request = JSON.parse(String(data));
			if (this.#frozen.has(socket) || this.mode === "silent") return;
			this.requests.push(request);
			const { id } = request;
			const response =
				this.mode === "rate-limited"
					? Promise.reject(Object.assign(new Error("rate limit exceeded"), { code: -32005 }))
					: respond(request);
			response
				.then(
					(result) => send({ id, result }),
					({ code = -32603, message }: { code?: number; message: string }) => send({ id, error: { code, message } }),
				)
				.finally(() => {
					if (++responses >= this.responsesPerSocket) socket.terminate();
				});
		});
	}
}
