import type {
	ProviderInterfaceCallback,
	ProviderInterfaceEmitCb,
	ProviderInterfaceEmitted,
} from "@polkadot/rpc-provider/types";
import { WebSocket } from "@polkadot/x-ws";
import { encodeRequest, type Message, readMessage, unwrapResult } from "./json-rpc.ts";
import type { JsonRpcProvider } from "./provider.ts";
import { messagePart, messageText, onMessage, type RawMessage } from "./raw-message.ts";

/** What a subscription was asked for, so that it can be asked for again. */
interface SubscriptionRequest {
	readonly type: string;
	readonly method: string;
	readonly params: unknown[];
	readonly callback: ProviderInterfaceCallback;
}

interface PendingRequest {
	resolve(result: unknown): void;
	reject(error: Error): void;
	readonly watch: SubscriptionRequest | undefined;
	/** Whether the result is wanted as JSON text. */
	readonly raw: boolean;
}

/** How nodes begin or end the answer to a request; around it is nothing but the result. */
const ID_FIRST = /^\{"jsonrpc":"2\.0","id":(\d+),"result":/;
const ID_LAST = /,"id":(\d+)\}$/;
const RESULT_FIRST = '{"jsonrpc":"2.0","result":';

/** Most that an open socket may take to close. */
const CLOSE_MS = 1_000;
const NORMAL_CLOSURE = 1000;

/**
 * JSON-RPC over one WebSocket at a time. The provider of `@polkadot/rpc-provider` is not used, because it cannot be torn
 * down while its socket is opening where the platform does not report that such a socket closed (Node 22): its timer
 * would keep the process alive for ever.
 *
 * - Emits `connected` when a socket opens, and `disconnected` once for every {@link WebSocketProvider.open}
 * - Subscriptions that were not ended are asked for again on the next socket, but for those of `author`
 */
export class WebSocketProvider implements JsonRpcProvider {
	readonly hasSubscriptions = true;
	readonly #listeners = new Map<ProviderInterfaceEmitted, Set<ProviderInterfaceEmitCb>>();
	readonly #pending = new Map<number, PendingRequest>();
	readonly #watches = new Map<string, SubscriptionRequest>();
	/** Notifications that came before the answer that names their subscription. */
	readonly #early = new Map<string, Message[]>();
	#socket: WebSocket | null = null;
	#requests = 0;

	get isConnected(): boolean {
		return this.#socket?.readyState === WebSocket.OPEN;
	}

	on(type: ProviderInterfaceEmitted, listener: ProviderInterfaceEmitCb): () => void {
		const listeners = this.#listeners.get(type) ?? new Set();
		this.#listeners.set(type, listeners.add(listener));
		return () => listeners.delete(listener);
	}

	/** Opens a socket to `url`, in place of the one before. */
	open(url: string): void {
		void this.close();
		let socket: WebSocket;
		try {
			socket = new WebSocket(url);
		} catch {
			// Browsers refuse some addresses by themselves, such as ws:// in a page that came by https://.
			this.#emit("disconnected");
			return;
		}
		this.#socket = socket;
		socket.onopen = () => {
			this.#renew();
			this.#emit("connected");
		};
		onMessage(socket, (text) => {
			// A frame that is no message is none, whatever reading it throws.
			if (this.#socket === socket) attempt(() => this.#take(text));
		});
		socket.onclose = () => this.#gone(socket);
		socket.onerror = () => {
			// An open socket reports its end by itself; one that was opening does not do so everywhere.
			if (socket.readyState !== WebSocket.OPEN) this.#gone(socket);
		};
	}

	/** Closes the socket; resolves when it is gone. `disconnected` is emitted at once. */
	async close(): Promise<void> {
		const socket = this.#socket;
		if (socket === null) return;
		const wasOpen = this.isConnected;
		const closed = new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, wasOpen ? CLOSE_MS : 0);
			socket.onclose = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		// Without a listener, libraries throw the error of a socket that is closed while it opens.
		socket.onerror = () => {};
		socket.onopen = null;
		socket.close(NORMAL_CLOSURE);
		this.#gone(socket);
		await closed;
	}

	async send<T>(method: string, params: unknown[]): Promise<T> {
		return this.#ask(method, params) as Promise<T>;
	}

	async sendRaw(method: string, params: readonly unknown[]): Promise<RawMessage> {
		return this.#ask(method, [...params], undefined, true) as Promise<RawMessage>;
	}

	async subscribe(
		type: string,
		method: string,
		params: unknown[],
		callback: ProviderInterfaceCallback,
	): Promise<number | string> {
		return (await this.#ask(method, params, { type, method, params, callback })) as number | string;
	}

	async unsubscribe(type: string, method: string, id: number | string): Promise<boolean> {
		// One that is not known any more ended with its socket.
		return this.#watches.delete(`${type}:${id}`) ? this.send(method, [id]) : false;
	}

	#ask(method: string, params: unknown[], watch?: SubscriptionRequest, raw = false): Promise<unknown> {
		return new Promise((resolve, reject) => {
			const socket = this.#socket;
			if (socket === null || !this.isConnected) {
				reject(new Error("the socket is not open"));
				return;
			}
			const id = ++this.#requests;
			this.#pending.set(id, { resolve, reject, watch, raw });
			socket.send(encodeRequest(id, method, params, raw));
		});
	}

	#take(text: RawMessage): void {
		if (this.#answeredRaw(text)) return;
		const message = readMessage(messageText(text));
		if (message === null) return;
		if (message.method === undefined) this.#answered(message);
		else this.#notified(message);
	}

	/** Cuts the result out of an answer that is wanted as text, without parsing it; `false` for anything else. */
	#answeredRaw(text: RawMessage): boolean {
		const { length } = text;
		const start = text.slice(0, Math.min(64, length));
		const head = ID_FIRST.exec(start);
		const tail =
			head || !start.startsWith(RESULT_FIRST) ? null : ID_LAST.exec(text.slice(Math.max(length - 32, 0), length));
		const found = head ?? tail;
		const pending = found && this.#pending.get(Number(found[1]));
		if (!found || !pending?.raw) return false;
		this.#pending.delete(Number(found[1]));
		const [before, behind] = head ? [head[0].length, 1] : [RESULT_FIRST.length, found[0].length];
		pending.resolve(messagePart(text, before, length - behind));
		return true;
	}

	#answered(message: Message): void {
		const pending = this.#pending.get(message.id ?? 0);
		if (!pending) return;
		this.#pending.delete(message.id ?? 0);
		try {
			const result = unwrapResult(message);
			if (pending.watch) this.#watch(pending.watch, result as number | string);
			pending.resolve(pending.raw ? JSON.stringify(result) : result);
		} catch (error) {
			pending.reject(asError(error));
		}
	}

	/** From now on, notifications of `id` are for this one; those that came too early are first. */
	#watch(watch: SubscriptionRequest, id: number | string): void {
		const key = `${watch.type}:${id}`;
		this.#watches.set(key, watch);
		const early = this.#early.get(key) ?? [];
		this.#early.clear();
		for (const message of early) this.#notified(message);
	}

	#notified(message: Message): void {
		const key = `${message.method}:${message.params?.subscription}`;
		const watch = this.#watches.get(key);
		if (watch) {
			this.#deliver(watch, message);
			return;
		}
		const expected = [...this.#pending.values()].some((pending) => pending.watch?.type === message.method);
		if (expected) this.#early.set(key, [...(this.#early.get(key) ?? []), message]);
	}

	#deliver(watch: SubscriptionRequest, message: Message): void {
		let error: Error | null = null;
		let result: unknown;
		try {
			result = unwrapResult(message);
		} catch (thrown) {
			error = asError(thrown);
		}
		attempt(() => watch.callback(error, result));
	}

	#renew(): void {
		const watches = [...this.#watches.values()];
		this.#watches.clear();
		for (const watch of watches) {
			// What became of a transaction cannot be asked for a second time.
			if (watch.method.startsWith("author_")) continue;
			this.#ask(watch.method, watch.params, watch).catch((error: Error) =>
				attempt(() => watch.callback(error, undefined)),
			);
		}
	}

	#gone(socket: WebSocket): void {
		if (this.#socket !== socket) return;
		this.#socket = null;
		this.#early.clear();
		const pending = [...this.#pending.values()];
		this.#pending.clear();
		for (const { reject } of pending) reject(new Error("the socket closed"));
		this.#emit("disconnected");
	}

	#emit(type: ProviderInterfaceEmitted): void {
		for (const listener of [...(this.#listeners.get(type) ?? [])]) attempt(() => listener());
	}
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Runs `act`; an exception of one listener must not keep others from their messages, nor end the process. */
function attempt(act: () => void): void {
	try {
		act();
	} catch {
		// It is the listener's own: nothing here depends on it.
	}
}
