import type { Observable } from "rxjs";
import { PhalaError } from "../errors/error.ts";
import type { Endpoint } from "./endpoint.ts";
import type { RawJsonRpcProvider } from "./provider.ts";
import type { RawMessage } from "./raw-message.ts";
import { excerpt } from "./redact.ts";
import { BehaviorSubject } from "./rxjs.ts";
import { withTimeout } from "./timeout.ts";
import { closed, disconnected, rpcFailed, timeout } from "./transport-errors.ts";

/**
 * State of the connection to the node: `connecting` until it is first established, `disconnected` while it is lost, `closed` after
 * the client was closed.
 *
 * @public
 */
export type ConnectionState = "connecting" | "connected" | "disconnected" | "closed";

/** The JSON-RPC methods of a subscription. */
export interface SubscriptionTopic {
	/** Method name of its notifications. */
	readonly type: string;
	readonly subscribe: string;
	readonly unsubscribe: string;
}

/** A request that waits for the connection or for its response. */
interface PendingCall {
	readonly method: string;
	sent: boolean;
	send(): void;
	fail(error: PhalaError): void;
}

const BLOCK_HASH_METHOD = "chain_getBlockHash";

/**
 * A connection to one chain.
 *
 * - Every request has a time limit and ends with a response or a `PhalaError`
 * - Requests made while disconnected are sent after the reconnect
 * - Sends nothing to a node that serves another chain after a reconnect
 */
export class Connection {
	readonly endpoint: Endpoint;
	readonly timeoutMs: number;
	readonly #provider: RawJsonRpcProvider;
	readonly #state = new BehaviorSubject<ConnectionState>("connecting");
	readonly #calls = new Set<PendingCall>();
	readonly #subscriptions = new Set<() => void>();
	readonly #removeListeners: (() => void)[];
	#genesis: string | null = null;
	/** Set when a caller's provider switched to another chain: fails every call. */
	#failure: PhalaError | null = null;
	/** Counts connects and losses, to ignore a genesis check of an earlier connection. */
	#epoch = 0;

	/** @param timeoutMs - for each request */
	constructor(endpoint: Endpoint, timeoutMs: number) {
		this.endpoint = endpoint;
		this.timeoutMs = timeoutMs;
		this.#provider = endpoint.provider;
		this.#removeListeners = [
			this.#provider.on("connected", () => void this.#onConnected()),
			this.#provider.on("disconnected", () => this.#onDisconnected()),
		];
		if (this.#provider.isConnected) void this.#onConnected();
		endpoint.reconnector?.start();
	}

	/** Replays the current state; completes after `closed`. */
	get state$(): Observable<ConnectionState> {
		return this.#state.asObservable();
	}

	/** Whether {@link Connection.close} was called. */
	get isClosed(): boolean {
		return this.#state.value === "closed";
	}

	/** Restricts later connections to nodes of this chain. */
	expectGenesis(genesisHash: string): void {
		this.#genesis = genesisHash;
	}

	/**
	 * Sends a request; resolves to its result.
	 *
	 * @throws PhalaError `TIMEOUT`, `DISCONNECTED`, `RPC_FAILED`, `ABORTED`, `CLOSED`
	 */
	request(method: string, params: readonly unknown[] = [], signal?: AbortSignal): Promise<unknown> {
		return this.#call<unknown>(method, signal, () => this.#provider.send(method, [...params]));
	}

	/**
	 * Sends a request; resolves to the JSON text of its result, or to `null`, without sending, if the provider only returns values.
	 *
	 * @throws PhalaError as {@link Connection.request}
	 */
	async requestRaw(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<RawMessage | null> {
		const provider = this.#provider;
		return provider.sendRaw
			? this.#call(method, signal, async () => (await provider.sendRaw?.(method, params)) ?? "")
			: null;
	}

	/**
	 * Subscribes to a topic until the returned function is called. A subscription ends with its connection.
	 *
	 * @param next - called for each notification; if it throws, the subscription ends as lost
	 * @param lost - called at most once, when no more notifications will arrive: the connection broke, the node ended the
	 * subscription, or the client closed
	 * @throws PhalaError as {@link Connection.request}
	 */
	async subscribe(
		{ type, subscribe, unsubscribe }: SubscriptionTopic,
		params: readonly unknown[],
		next: (message: unknown) => void,
		lost: () => void,
	): Promise<() => void> {
		let id: number | string | undefined;
		let isOpen = true;
		const end = () => {
			isOpen = false;
			this.#subscriptions.delete(onLost);
			const ended = id;
			id = undefined;
			// Failures are ignored: a subscription does not outlive its connection.
			if (ended !== undefined) callAsync(() => this.#provider.unsubscribe(type, unsubscribe, ended)).catch(() => {});
		};
		const onLost = () => {
			end();
			lost();
		};
		const begin = async () => {
			id = await this.#provider.subscribe(type, subscribe, [...params], (error, message) => {
				if (!isOpen) return;
				if (error) return onLost();
				try {
					next(message);
				} catch {
					// A notification that could not be processed would be missing.
					onLost();
				}
			});
			// Granted after the time limit.
			if (!isOpen) end();
		};
		try {
			await this.#call(subscribe, undefined, begin);
		} catch (error) {
			end();
			throw error;
		}
		if (isOpen) this.#subscriptions.add(onLost);
		return end;
	}

	/** Rejects all calls with `CLOSED`; closes the socket if the SDK opened it. */
	async close(): Promise<void> {
		if (this.isClosed) return;
		for (const remove of this.#removeListeners) remove();
		this.#set("closed");
		this.#state.complete();
		for (const call of [...this.#calls]) call.fail(closed(call.method));
		for (const lost of [...this.#subscriptions]) lost();
		await this.endpoint.reconnector?.stop();
	}

	#call<T>(method: string, signal: AbortSignal | undefined, send: () => Promise<T>): Promise<T> {
		if (this.isClosed) return Promise.reject(closed(method));
		if (this.#failure) return Promise.reject(this.#failure);
		let call: PendingCall | undefined;
		return withTimeout<T>(
			method,
			this.timeoutMs,
			signal,
			({ resolve, reject }) => {
				call = {
					method,
					sent: false,
					send: () => {
						if (call) call.sent = true;
						callAsync(send).then(resolve, (error: unknown) => reject(this.#toPhalaError(method, error)));
					},
					fail: reject,
				};
				this.#calls.add(call);
				if (this.#state.value === "connected") call.send();
			},
			() => (call?.sent ? timeout(method, this.timeoutMs) : disconnected(this.endpoint.name)),
		).finally(() => call && this.#calls.delete(call));
	}

	/** Checks that the node serves the same chain, then sends the waiting requests. */
	async #onConnected(): Promise<void> {
		const epoch = ++this.#epoch;
		if (this.#genesis !== null) {
			const actual = await callAsync(() => this.#provider.send<unknown>(BLOCK_HASH_METHOD, [0])).catch(() => null);
			if (epoch !== this.#epoch || this.isClosed) return;
			if (actual !== this.#genesis) return this.#rejectChain(actual);
		}
		this.endpoint.reconnector?.confirm();
		this.#set("connected");
		for (const call of [...this.#calls]) if (!call.sent) call.send();
	}

	#onDisconnected(): void {
		this.#epoch++;
		if (this.#state.value === "connected") this.#set("disconnected");
		for (const call of [...this.#calls]) if (call.sent) call.fail(disconnected(this.endpoint.name));
		for (const lost of [...this.#subscriptions]) lost();
	}

	/** Handles a failed genesis check: tries the next URL; with a caller's provider, fails all calls. */
	#rejectChain(actual: unknown): void {
		this.endpoint.reconnector?.next();
		if (this.endpoint.reconnector || typeof actual !== "string") return;
		this.#failure = wrongGenesis(this.#genesis ?? "", actual);
		for (const call of [...this.#calls]) call.fail(this.#failure);
	}

	#set(state: ConnectionState): void {
		if (this.#state.value !== state) this.#state.next(state);
	}

	#toPhalaError(method: string, error: unknown): PhalaError {
		return this.#provider.isConnected ? rpcFailed(method, error) : disconnected(this.endpoint.name, error);
	}
}

/** The endpoint serves another chain than the expected one. */
export function wrongGenesis(expected: string, actual: string): PhalaError<"WRONG_GENESIS"> {
	return new PhalaError(
		"WRONG_GENESIS",
		`The endpoint serves the chain with genesis hash ${excerpt(actual)}. Expected ${expected}. Check the URL.`,
		{ expected, actual },
	);
}

/** Runs `work`; a synchronous exception becomes a rejection. */
async function callAsync<T>(work: () => Promise<T>): Promise<T> {
	return work();
}
