import { encodeRequest, type Message, readMessage, unwrapResult } from "./json-rpc.ts";
import type { JsonRpcProvider, RawJsonRpcProvider } from "./provider.ts";
import { messageBytes, messagePart, messageText, onMessage, type RawMessage } from "./raw-message.ts";
import { type OpenSocket, openWebSocket, type Socket } from "./socket.ts";
import { runListener, SubscriptionRegistry, type SubscriptionRequest, toError } from "./subscription-registry.ts";
import type { Settle } from "./timeout.ts";

type EventType = Parameters<JsonRpcProvider["on"]>[0];
type EventListener = Parameters<JsonRpcProvider["on"]>[1];

interface PendingRequest extends Settle<unknown> {
	/** Set for the request of a subscription. */
	readonly subscription?: SubscriptionRequest | undefined;
	/** Whether it resolves to a {@link RawMessage}. */
	readonly isRaw?: boolean | undefined;
}

/** Responses as nodes write them: the id before or after the result, and nothing else around it. */
const ID_FIRST = /^\{"jsonrpc":"2\.0","id":(\d+),"result":/;
const ID_LAST = /,"id":(\d+)\}$/;
const RESULT_FIRST = '{"jsonrpc":"2.0","result":';

/** Longest wait for an open socket to close. */
const CLOSE_MS = 1_000;
const NORMAL_CLOSURE = 1000;
/** `readyState` of an open socket. */
const OPEN = 1;

/**
 * JSON-RPC over one socket at a time: a WebSocket, or an HTTP socket with its interface. `WsProvider` of `@polkadot/rpc-provider` is not used: where the platform does not
 * report that a socket closed while it was opening (Node 22), it cannot be torn down, and its timer keeps the process alive.
 *
 * - Emits `connected` when a socket opens, and `disconnected`, with the reason if it is known, once for every
 *   {@link WebSocketProvider.open}
 * - Keeps active subscriptions, except those of `author`, for {@link WebSocketProvider.renewSubscriptions}
 */
export class WebSocketProvider implements RawJsonRpcProvider {
	readonly hasSubscriptions = true;
	readonly #listeners = new Map<EventType, Set<EventListener>>();
	readonly #pending = new Map<number, PendingRequest>();
	readonly #subscriptions = new SubscriptionRegistry();
	readonly #openSocket: OpenSocket;
	#socket: Socket | null = null;
	/** What the platform reported about the socket. */
	#error: unknown;
	#lastId = 0;

	constructor(openSocket: OpenSocket = openWebSocket) {
		this.#openSocket = openSocket;
	}

	get isConnected(): boolean {
		return this.#socket?.readyState === OPEN;
	}

	on(type: EventType, listener: EventListener): () => void {
		const listeners = this.#listeners.get(type) ?? new Set();
		this.#listeners.set(type, listeners.add(listener));
		return () => listeners.delete(listener);
	}

	/** Opens a socket to `url`; closes the previous one. */
	open(url: string): void {
		void this.close();
		this.#error = undefined;
		let socket: Socket;
		try {
			socket = this.#openSocket(url);
		} catch (error) {
			// Browsers throw for some URLs, such as ws:// in a page loaded over https://.
			this.#emit("disconnected", error);
			return;
		}
		this.#socket = socket;
		socket.onopen = () => this.#emit("connected");
		onMessage(socket, (message) => {
			// Ignore malformed frames: any error thrown while parsing them.
			if (this.#socket === socket) runListener(() => this.#receive(message));
		});
		socket.onclose = ({ code, reason }) =>
			this.#release(socket, new Error(`The socket closed with code ${code}${reason && `: ${reason}`}`));
		socket.onerror = (event) => {
			// Of browsers, the event has no details.
			const { error, message } = event as Partial<ErrorEvent>;
			this.#error = error ?? message;
			// An open socket emits `close` as well; one that was opening does not do so on every platform.
			if (socket.readyState !== OPEN) this.#release(socket);
		};
	}

	/** Closes the socket; resolves when it is closed. Emits `disconnected` immediately. */
	async close(): Promise<void> {
		const socket = this.#socket;
		if (socket === null) return;
		const wasOpen = this.isConnected;
		const closed = new Promise<void>((resolve) => {
			const timer = setTimeout(
				() => {
					// `ws` waits for 30 s for the other end, and keeps the process alive.
					(socket as { terminate?(): void }).terminate?.();
					resolve();
				},
				wasOpen ? CLOSE_MS : 0,
			);
			socket.onclose = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		// Without a listener, `ws` throws the error of a socket that is closed while it opens.
		socket.onerror = () => {};
		socket.onopen = null;
		socket.close(NORMAL_CLOSURE);
		this.#release(socket);
		await closed;
	}

	async send<T>(method: string, params: unknown[]): Promise<T> {
		return this.#request(method, params) as Promise<T>;
	}

	start(
		method: string,
		params: readonly unknown[],
		settle: Settle<unknown>,
		{ isRaw, subscription }: Pick<PendingRequest, "isRaw" | "subscription">,
	): () => void {
		const socket = this.#socket;
		if (socket === null || !this.isConnected) {
			settle.reject(new Error("the socket is not open"));
			return () => {};
		}
		const id = ++this.#lastId;
		const request = encodeRequest(id, method, params, isRaw ?? false);
		this.#pending.set(id, { ...settle, subscription, isRaw });
		socket.send(request);
		return () => this.#cancel(id);
	}

	async subscribe(
		type: string,
		method: string,
		params: unknown[],
		callback: SubscriptionRequest["callback"],
	): Promise<number | string> {
		return (await this.#request(method, params, { type, method, params, callback })) as number | string;
	}

	async unsubscribe(type: string, method: string, id: number | string): Promise<boolean> {
		// An unknown subscription ended with its socket.
		return this.#subscriptions.remove(type, id) ? this.send(method, [id]) : false;
	}

	/** Requests the active subscriptions again, on a new socket. */
	renewSubscriptions(): void {
		for (const subscription of this.#subscriptions.takeRenewable()) {
			const { method, params, callback } = subscription;
			this.#request(method, params, subscription).catch((error: Error) =>
				runListener(() => callback(error, undefined)),
			);
		}
	}

	#request(method: string, params: unknown[], subscription?: SubscriptionRequest): Promise<unknown> {
		return new Promise((resolve, reject) => this.start(method, params, { resolve, reject }, { subscription }));
	}

	/** Forgets a request; ends the subscription that it may still start. */
	#cancel(id: number): void {
		const unsubscribe = this.#pending.get(id)?.subscription?.unsubscribe;
		this.#pending.delete(id);
		if (unsubscribe) this.#pending.set(id, endLate(this, unsubscribe));
	}

	#receive(raw: RawMessage | string): void {
		if (this.#resolveRaw(raw)) return;
		const message = readMessage(messageText(raw));
		if (message === null) return;
		if (message.method === undefined) this.#resolve(message);
		else this.#subscriptions.deliver(message, this.#isRequested(message.method));
	}

	/** Cuts the result out of the response to a raw request, without parsing it; `false` for any other message. */
	#resolveRaw(raw: RawMessage | string): boolean {
		const { length } = raw;
		const start = messageText(messagePart(raw, 0, 64));
		const head = ID_FIRST.exec(start);
		const tail =
			head || !start.startsWith(RESULT_FIRST) ? null : ID_LAST.exec(messageText(messagePart(raw, length - 32, length)));
		const match = head ?? tail;
		const id = Number(match?.[1]);
		const pending = match && this.#pending.get(id);
		if (!match || !pending?.isRaw) return false;
		this.#pending.delete(id);
		const [before, after] = head ? [head[0].length, 1] : [RESULT_FIRST.length, match[0].length];
		pending.resolve(messageBytes(messagePart(raw, before, length - after)));
		return true;
	}

	#resolve(message: Message): void {
		const id = message.id ?? 0;
		const pending = this.#pending.get(id);
		if (!pending) return;
		this.#pending.delete(id);
		try {
			const result = unwrapResult(message);
			if (pending.subscription) this.#subscriptions.add(pending.subscription, result as number | string);
			pending.resolve(pending.isRaw ? messageBytes(JSON.stringify(result)) : result);
		} catch (error) {
			pending.reject(toError(error));
		}
	}

	/** Whether a subscription with notifications of `type` is being requested. */
	#isRequested(type: string): boolean {
		for (const { subscription } of this.#pending.values()) if (subscription?.type === type) return true;
		return false;
	}

	#release(socket: Socket, reason?: unknown): void {
		if (this.#socket !== socket) return;
		this.#socket = null;
		this.#subscriptions.dropEarly();
		const pending = [...this.#pending.values()];
		this.#pending.clear();
		for (const { reject } of pending) reject(new Error("the socket closed"));
		this.#emit("disconnected", this.#error ?? reason);
	}

	#emit(type: EventType, value?: unknown): void {
		for (const listener of [...(this.#listeners.get(type) ?? [])]) runListener(() => listener(value));
	}
}

/** Takes the place of the cancelled request of a subscription. Keeps nothing of it. */
function endLate(provider: WebSocketProvider, unsubscribe: string): PendingRequest {
	return {
		resolve: (id) => void provider.send(unsubscribe, [id]).catch(() => {}),
		reject() {},
	};
}
