import { StorageMissing } from "../../runtime/storage-missing.ts";
import type { FaultInjector } from "../faults/fault-injector.ts";
import type { LineClient, MessageLine } from "../faults/message-line.ts";
import { RpcError } from "../rpc-errors.ts";
import type { Caller, Notify } from "./method-call.ts";
import { type Frame, invalidRequest, parseFrame, type Request } from "./request.ts";
import { RequestQueue } from "./request-queue.ts";
import { BatchResponse, errorResponse, type Response, responseText } from "./response.ts";
import { type Ping, RoundTrips } from "./round-trips.ts";

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
	/** Prepares a method; `params` as the client sent them. Returns what runs it, again when it throws {@link StorageMissing}. */
	prepare(method: string, params: unknown, connection: RpcConnection): () => unknown;
	nextSubscriptionId(): string;
}

/** The client's end of a connection. */
export interface RpcClient extends LineClient {
	/**
	 * Whether it may call `dev_*`.
	 *
	 * @defaultValue true
	 */
	readonly devMethods?: boolean | undefined;
	/** Whether it sends one message and receives one, empty if there is nothing to respond. It has no subscriptions. */
	readonly isRequestOnly?: boolean | undefined;
	/** Sends a ping that the client answers after all messages before it; a client in process needs none. */
	readonly ping?: Ping | undefined;
	/** Sends text to the client. */
	send(text: string): void;
	/** Closes the connection from the server's side. */
	drop(): void;
}

/** Runs a request; called again after the storage that it misses was fetched. */
type Run = () => Response | "lost" | StorageMissing | undefined;

/** Server side of a client's connection: receives requests, sends responses and notifications, as JSON text. */
export class RpcConnection implements Caller {
	/** Port of the client, `"in-process"` for a provider. */
	readonly port: number | "in-process";
	/** Way of all messages, with the faults on it. */
	readonly line: MessageLine;
	readonly #server: ConnectionServer;
	readonly #client: RpcClient;
	readonly #subscriptions = new Map<string, Subscription>();
	readonly #queue = new RequestQueue();
	readonly #roundTrips: RoundTrips | undefined;
	#open = true;
	#isHandling = false;
	/** Tasks until the responses to the requests in progress are sent. */
	#deferred: (() => void)[] = [];

	/**
	 * @param server - runs the methods
	 * @param client - the client's end
	 */
	constructor(server: ConnectionServer, client: RpcClient) {
		this.#server = server;
		this.#client = client;
		this.port = client.port;
		this.line = server.faults.createLine(client);
		const { ping } = client;
		// Behind the requests that the client sent before its answer.
		const pingAndQueue: Ping = (answered) => {
			const step = (): boolean => {
				answered();
				return true;
			};
			ping?.(() => this.#queue.add({ step }));
		};
		this.#roundTrips = ping && new RoundTrips(pingAndQueue);
	}

	/** Number of open subscriptions. */
	get subscriptionCount(): number {
		return this.#subscriptions.size;
	}

	/** Calls `done` after `count` round trips to the client, at once for one without pings. */
	afterRoundTrips(count: number, done: () => void): void {
		if (this.#roundTrips === undefined) done();
		else this.#roundTrips.after(count, done);
	}

	/** Closes the connection from the server's side. */
	drop(): void {
		this.#client.drop();
	}

	/** Handles a message of the client: a request, or a list of requests. */
	receive(text: string): void {
		const frame = parseFrame(text);
		if ("jsonrpc" in frame) {
			this.#send([], responseText(frame));
			return;
		}
		this.line.pass({ kind: "request", methods: frame.methods, text }, () => this.#handle(frame));
	}

	allows(method: string): boolean {
		return (this.#client.devMethods ?? true) || !method.startsWith("dev_");
	}

	subscribe(notification: string, start: (notify: Notify) => () => void): string {
		// As nodes answer over HTTP.
		if (this.#client.isRequestOnly) throw new RpcError(-32603, "Internal error");
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

	afterResponse(task: () => void): void {
		if (this.#isHandling) this.#deferred.push(task);
		else task();
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
		// Of a client that only sends a request, it is processed all the same.
		if (!this.#client.isRequestOnly) this.#queue.clear();
		this.#deferred = [];
		this.#roundTrips?.close();
		for (const id of [...this.#subscriptions.keys()]) this.unsubscribe(id);
	}

	/** Processes the requests of one frame: those of a client in process at once, because they are its own calls. */
	#handle({ requests, methods, isBatch }: Frame): void {
		const batch = new BatchResponse();
		let single = "";
		let isLost = false;
		let position = 0;
		let run: Run | undefined;
		const step = (): boolean | Promise<void> => {
			this.#isHandling = true;
			const request = requests[position];
			run ??= request && this.#prepare(request);
			const response = run?.();
			if (response instanceof StorageMissing) {
				return response.fetch().catch((error: unknown) => {
					run = () => (request?.id === undefined ? undefined : errorResponse(request.id, error));
				});
			}
			position++;
			run = undefined;
			if (response === "lost") isLost = true;
			else if (response !== undefined && isBatch) batch.add(responseText(response));
			else if (response !== undefined) single = responseText(response);
			if (position < requests.length && !batch.isTooLarge) return false;
			this.#respond(methods, isBatch && !batch.isEmpty ? batch.text() : single, isLost);
			return true;
		};
		if (this.port === "in-process") this.#queue.runAtOnce({ step });
		else this.#queue.add({ step });
	}

	#respond(methods: readonly string[], text: string, isLost: boolean): void {
		if (text !== "" || (this.#client.isRequestOnly && !isLost)) this.#send(methods, text);
		for (const [id, subscription] of this.#subscriptions) this.#flush(id, subscription);
		this.#isHandling = false;
		const tasks = this.#deferred;
		this.#deferred = [];
		for (const task of tasks) task();
	}

	/** Prepares the response: none for a notification, which is ignored, `"lost"` when a fault loses it. */
	#prepare({ id, method, params }: Request): Run {
		if (method === null) return () => errorResponse(id, invalidRequest());
		if (!this.#server.admit(method)) return () => "lost";
		if (id === undefined) return () => undefined;
		let execute: (() => unknown) | undefined;
		return () => {
			try {
				execute ??= this.#server.prepare(method, params, this);
				return { jsonrpc: "2.0", id, result: execute() ?? null };
			} catch (error) {
				return error instanceof StorageMissing ? error : errorResponse(id, error);
			}
		};
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

	#send(methods: readonly string[], text: string): void {
		this.line.pass({ kind: "response", methods, text }, (sent) => this.#sendText(sent));
	}

	#sendText(text: string): void {
		if (this.#open) this.#client.send(text);
	}
}
