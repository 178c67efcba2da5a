import type { Observable, Subscriber } from "rxjs";
import type { EndpointFailure } from "../errors/codes.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { ConnectionState, ConnectionStatus } from "./connection-status.ts";
import type { Endpoint } from "./endpoint.ts";
import { describeFailure } from "./endpoint-failure.ts";
import { Heartbeat, type LivenessLimits } from "./heartbeat.ts";
import { isRead } from "./passing-errors.ts";
import { type CallTransport, PendingCall } from "./pending-call.ts";
import type { RawJsonRpcProvider } from "./provider.ts";
import type { RawMessage } from "./raw-message.ts";
import { excerpt } from "./redact.ts";
import { Observable as Stream } from "./rxjs.ts";
import { runListener } from "./subscription-registry.ts";
import { type Settle, withTimeout } from "./timeout.ts";
import { closed, disconnected, rpcFailed, timeout } from "./transport-errors.ts";

/** The JSON-RPC methods of a subscription. */
export interface SubscriptionTopic {
	/** Method name of its notifications. */
	readonly type: string;
	readonly subscribe: string;
	readonly unsubscribe: string;
}

/** Options of a {@link Connection}. */
export interface ConnectionOptions extends LivenessLimits {
	/** First pause before a read is repeated, in milliseconds. */
	readonly retryMs: number;
	/** Receives warnings about connections that were lost. */
	warn(message: string, details: unknown): void;
}

const DEFAULTS: ConnectionOptions = {
	retryMs: 200,
	livenessMs: Number.POSITIVE_INFINITY,
	stalledMs: Number.POSITIVE_INFINITY,
	warn() {},
};

const HEADS = "chain_newHead";
const BLOCK_HASH_METHOD = "chain_getBlockHash";
/** Pause before a node is asked again for its genesis hash, or for its newest block. */
const RECHECK_MS = 1_000;
/** Nodes of one chain are some blocks apart: how many, and how long a node is waited for after a reconnect. */
const MAX_LAG = 3;
const CATCH_UP_MS = 5_000;
/** How often an endpoint may refuse the same request before the next one is tried. */
const MAX_REFUSALS = 4;

/**
 * A connection to one chain.
 *
 * - Every request has a time limit and ends with a response or a `PhalaError`
 * - Requests made while disconnected are sent after the reconnect. Reads whose connection broke are sent again on the next one, and
 *   reads with an error that may pass after a pause; all within their time limit
 * - Leaves an endpoint that stops working while its socket stays open
 * - Sends nothing to a node that serves another chain after a reconnect
 */
export class Connection implements CallTransport {
	readonly endpoint: Endpoint;
	readonly timeoutMs: number;
	/** Number of connections that responded so far. */
	respondedCount = 0;
	readonly #provider: RawJsonRpcProvider;
	readonly #options: ConnectionOptions;
	readonly #heartbeat: Heartbeat;
	readonly #observers = new Set<Subscriber<ConnectionStatus>>();
	readonly #calls = new Set<PendingCall<never>>();
	/** What ends each subscription, and the type of its notifications. */
	readonly #subscriptions = new Map<() => void, string>();
	readonly #notificationCounts = new Map<string, number>();
	readonly #removeListeners: (() => void)[];
	#state: ConnectionState = "connecting";
	#sinceMs = Date.now();
	#lastFailure: EndpointFailure | null = null;
	#genesis: string | null = null;
	/** Number of the newest best block that was reported. */
	#newestBlock = 0;
	/** Set when a caller's provider switched to another chain: fails every call. */
	#error: PhalaError | null = null;
	/** Aborts the genesis check of the present connection. */
	#checking = new AbortController();
	/** Number of calls, subscriptions and subscribers of the status. */
	#useCount = 0;
	#isReady = false;
	/** Whether the present connection responded. */
	#hasResponded = false;
	/** Whether a caller's provider is connected but does not work. */
	#isSilent = false;

	/** @param timeoutMs - for each request */
	constructor(endpoint: Endpoint, timeoutMs: number, options: Partial<ConnectionOptions> = {}) {
		this.endpoint = endpoint;
		this.timeoutMs = timeoutMs;
		this.#provider = endpoint.provider;
		this.#options = { ...DEFAULTS, ...options };
		this.#heartbeat = new Heartbeat(
			{
				send: (method) => this.#check(method),
				countNotifications: (type) =>
					[...this.#subscriptions.values()].includes(type) ? (this.#notificationCounts.get(type) ?? 0) : null,
				onUnanswered: () => this.#emit(),
				onFailed: (reason) => this.#leave(reason),
				onStalled: (reason) => {
					if (endpoint.reconnector?.hasOthers) this.#leave(reason);
				},
			},
			this.#options,
		);
		this.#removeListeners = [
			this.#provider.on("connected", () => void this.#onConnected()),
			this.#provider.on("disconnected", () => this.#onDisconnected()),
		];
		if (this.#provider.isConnected) void this.#onConnected();
		endpoint.reconnector?.start();
	}

	/** The present status, then every change; completes after `closed`. */
	get status$(): Observable<ConnectionStatus> {
		return new Stream((observer) => {
			observer.next(this.#status());
			if (this.isClosed) return observer.complete();
			this.#observers.add(observer);
			this.#use(1);
			return () => {
				this.#observers.delete(observer);
				this.#use(-1);
			};
		});
	}

	/** Whether {@link Connection.close} was called. */
	get isClosed(): boolean {
		return this.#state === "closed";
	}

	get retryMs(): number {
		return this.#options.retryMs;
	}

	get isReady(): boolean {
		return this.#isReady;
	}

	get isConnected(): boolean {
		return this.#provider.isConnected;
	}

	/** Restricts later connections to nodes of this chain. */
	expectGenesis(genesisHash: string): void {
		this.#genesis = genesisHash;
		this.endpoint.reconnector?.accept();
	}

	/**
	 * Leaves an endpoint that cannot be used, during a first connect.
	 *
	 * @returns whether another one was not tried yet
	 */
	skipEndpoint(reason: unknown): boolean {
		const { reconnector } = this.endpoint;
		if (!reconnector?.hasOthers || this.isClosed) return false;
		reconnector.next(reason);
		return !reconnector.hasFailed;
	}

	/** Adds the failures of the other endpoints to the error of a first connect. */
	explain(error: unknown): unknown {
		const failures = this.endpoint.reconnector?.failures ?? [];
		const isOneReason = failures.every(({ reason }) => reason === "wrong-chain");
		return isOneReason || !this.endpoint.reconnector?.hasFailed || failures.length < 2 ? error : this.disconnected();
	}

	/** Error of a lost connection, with the failures of all attempts since. */
	disconnected(cause?: unknown): PhalaError<"DISCONNECTED"> {
		return disconnected(this.endpoint.name, cause, this.endpoint.reconnector?.failures);
	}

	/**
	 * Sends a request; resolves to its result.
	 *
	 * @throws PhalaError `TIMEOUT`, `DISCONNECTED`, `RPC_FAILED`, `ABORTED`, `CLOSED`
	 */
	request(method: string, params: readonly unknown[] = [], signal?: AbortSignal): Promise<unknown> {
		return this.#request<unknown>(method, params, signal, false);
	}

	/**
	 * Sends a request; resolves to the JSON text of its result, or to `null`, without sending, if the provider only returns values.
	 *
	 * @throws PhalaError as {@link Connection.request}
	 */
	async requestRaw(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<RawMessage | null> {
		return this.#provider.start ? this.#request<RawMessage>(method, params, signal, true) : null;
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
		const provider = this.#provider;
		let id: number | string | undefined;
		let isOpen = true;
		const end = () => {
			isOpen = false;
			if (this.#subscriptions.delete(onLost)) this.#use(-1);
			const ended = id;
			id = undefined;
			// Failures are ignored: a subscription does not outlive its connection.
			if (ended !== undefined) callAsync(() => provider.unsubscribe(type, unsubscribe, ended)).catch(() => {});
		};
		const onLost = () => {
			end();
			runListener(lost);
		};
		const callback = (error: Error | null, message: unknown) => {
			if (!isOpen) return;
			if (error) return onLost();
			this.#notificationCounts.set(type, (this.#notificationCounts.get(type) ?? 0) + 1);
			try {
				if (type === HEADS) this.#newestBlock = Number(Object(message).number);
				next(message);
			} catch {
				// A notification that could not be processed would be missing.
				onLost();
			}
		};
		await this.#call<void>(subscribe, undefined, ({ resolve, reject }) => {
			const onGranted = (granted: unknown) => {
				id = granted as number | string;
				// Lost by its first notifications, or granted after the time limit.
				if (!isOpen) end();
				resolve();
			};
			const request = { type, method: subscribe, unsubscribe, params: [...params], callback };
			if (provider.start)
				return provider.start(subscribe, params, { resolve: onGranted, reject }, { subscription: request });
			callAsync(() => provider.subscribe(type, subscribe, request.params, callback)).then(onGranted, reject);
		}).catch((error) => {
			end();
			throw error;
		});
		if (isOpen) {
			this.#subscriptions.set(onLost, type);
			this.#use(1);
		}
		return end;
	}

	/** Rejects all calls with `CLOSED`; closes the socket if the SDK opened it. */
	async close(): Promise<void> {
		if (this.isClosed) return;
		for (const remove of this.#removeListeners) remove();
		this.#endConnection();
		this.#set("closed");
		for (const observer of [...this.#observers]) observer.complete();
		for (const call of [...this.#calls]) call.fail(closed(call.method));
		this.#endSubscriptions();
		await this.endpoint.reconnector?.stop();
	}

	/** Handles a response: the endpoint works, unless it is an error that may pass. */
	onResponse(passing: PhalaError | null, retries: number): void {
		this.#heartbeat.onResponse();
		if (!passing) this.#onFirstResponse();
		else if (this.endpoint.reconnector?.hasOthers && (!this.#hasResponded || retries >= MAX_REFUSALS))
			this.#leave(passing);
	}

	#request<T>(method: string, params: readonly unknown[], signal: AbortSignal | undefined, isRaw: boolean): Promise<T> {
		const provider = this.#provider;
		const start = (settle: Settle<T>) => {
			if (provider.start) return provider.start(method, params, settle as Settle<unknown>, { isRaw });
			callAsync(() => provider.send<T>(method, [...params])).then(settle.resolve, settle.reject);
		};
		return this.#call(method, signal, start);
	}

	/** @param start - sends the request; returns the function that cancels it, if it can be cancelled */
	#call<T>(
		method: string,
		signal: AbortSignal | undefined,
		start: (settle: Settle<T>) => (() => void) | undefined,
	): Promise<T> {
		if (this.isClosed) return Promise.reject(closed(method));
		if (this.#error) return Promise.reject(this.#error);
		let call: PendingCall<T> | undefined;
		return withTimeout<T>(
			method,
			this.timeoutMs,
			signal,
			(settle) => {
				call = new PendingCall(method, this, start, settle, isRead(method));
				this.#calls.add(call);
				this.#use(1);
				if (this.#isReady) call.send();
			},
			() => (call?.isSent ? timeout(method, this.timeoutMs, call.lastError) : (call?.lastError ?? this.disconnected())),
		).finally(() => {
			call?.release();
			if (this.#calls.delete(call as PendingCall<T>)) this.#use(-1);
		});
	}

	/** Checks the endpoint while something uses it. */
	#use(change: 1 | -1): void {
		this.#useCount += change;
		this.#heartbeat.setActive(this.#useCount > 0);
	}

	/** Sends a request of the heartbeat. */
	async #check(method: string): Promise<unknown> {
		try {
			return await this.#provider.send(method, []);
		} finally {
			if (this.#isSilent && !this.isClosed) {
				this.#isSilent = false;
				this.#set("connected");
			}
		}
	}

	/** Checks that the node serves the same chain, then sends the waiting requests. */
	async #onConnected(): Promise<void> {
		this.#endConnection();
		if (this.#genesis !== null && !(await this.#isSameChain(this.#genesis))) return;
		this.#isReady = true;
		this.#set("connected");
		for (const call of [...this.#calls]) call.send();
	}

	/** Checks the genesis hash. If it differs or is not known in time, leaves the endpoint. */
	async #isSameChain(expected: string): Promise<boolean> {
		const { signal } = this.#checking;
		try {
			const actual = await withTimeout<unknown>(BLOCK_HASH_METHOD, this.timeoutMs, signal, ({ resolve, reject }) => {
				callAsync(() => this.#provider.send<unknown>(BLOCK_HASH_METHOD, [0])).then(resolve, (error) =>
					reject(rpcFailed(BLOCK_HASH_METHOD, error)),
				);
			});
			if (signal.aborted) return false;
			// A balancer's node that lacks the block is no other chain.
			if (actual === null) throw rpcFailed(BLOCK_HASH_METHOD, new Error("no hash of block 0"));
			if (actual !== expected) throw wrongGenesis(expected, String(actual));
		} catch (error) {
			if (!signal.aborted) this.#rejectChain(error as PhalaError, signal);
			return false;
		}
		this.endpoint.reconnector?.accept();
		this.#onFirstResponse();
		// Reads must not go back in time.
		await this.#catchUp(signal).catch(() => {});
		return !signal.aborted;
	}

	/** Waits until the node has the newest block that was reported by an earlier one. */
	async #catchUp(signal: AbortSignal): Promise<void> {
		if (this.#newestBlock === 0) return;
		await withTimeout<void>("chain_getHeader", CATCH_UP_MS, signal, ({ resolve, reject }) => {
			const check = () => {
				const compare = (header: unknown) => {
					const lag = this.#newestBlock - Number(Object(header).number);
					if (lag > 0 && lag <= MAX_LAG) after(RECHECK_MS, signal, check);
					else resolve();
				};
				callAsync(() => this.#provider.send("chain_getHeader", [])).then(compare, reject);
			};
			check();
		});
	}

	#onFirstResponse(): void {
		if (this.#hasResponded) return;
		this.#hasResponded = true;
		this.respondedCount++;
		this.endpoint.reconnector?.confirm();
		this.#heartbeat.start();
	}

	#onDisconnected(): void {
		const { reconnector } = this.endpoint;
		const failure = reconnector?.failures.at(-1) ?? describeFailure(this.endpoint.name, new Error("disconnected"));
		this.#endConnection();
		this.#lose(failure);
		for (const call of [...this.#calls]) call.lose();
		this.#endSubscriptions();
		if (this.#genesis === null && reconnector?.isExhausted)
			for (const call of [...this.#calls]) call.fail(this.disconnected());
	}

	/** Ends what belongs to the present connection. */
	#endConnection(): void {
		this.#isReady = false;
		this.#hasResponded = false;
		this.#isSilent = false;
		this.#heartbeat.stop();
		this.#checking.abort();
		this.#checking = new AbortController();
	}

	#endSubscriptions(): void {
		for (const lost of [...this.#subscriptions.keys()]) lost();
	}

	/** Leaves an endpoint that stopped working. A caller's provider cannot be left: reports its state. */
	#leave(reason: unknown): void {
		const { name, reconnector } = this.endpoint;
		if (reconnector) reconnector.next(reason);
		else {
			this.#isSilent = true;
			this.#lose(describeFailure(name, reason));
			this.#endSubscriptions();
		}
	}

	/** Handles a failed genesis check: tries the next URL. With a caller's provider, fails all calls, or checks again later. */
	#rejectChain(error: PhalaError, signal: AbortSignal): void {
		if (this.endpoint.reconnector) this.endpoint.reconnector.next(error);
		else if (isPhalaError(error, "WRONG_GENESIS")) {
			this.#error = error;
			for (const call of [...this.#calls]) call.fail(error);
		} else {
			after(RECHECK_MS, signal, () => void this.#onConnected());
		}
	}

	/** Reports a lost connection, or another failure to open one. */
	#lose(failure: EndpointFailure): void {
		this.#lastFailure = failure;
		if (this.#state === "connected") {
			this.#set("disconnected");
			const { endpoint, message } = failure;
			runListener(() => this.#options.warn(`Lost the connection to ${endpoint}: ${message}. Reconnecting.`, failure));
		} else this.#emit();
	}

	#emit(): void {
		for (const observer of [...this.#observers]) observer.next(this.#status());
	}

	#set(state: ConnectionState): void {
		if (this.#state !== state) this.#sinceMs = Date.now();
		this.#state = state;
		this.#emit();
	}

	#status(): ConnectionStatus {
		const { name, reconnector } = this.endpoint;
		return Object.freeze({
			state: this.#state,
			endpoint: this.isClosed ? null : (reconnector?.current ?? name),
			sinceMs: this.#sinceMs,
			latencyMs: this.#heartbeat.latencyMs,
			unansweredChecks: this.#heartbeat.unanswered,
			lastFailure: this.#lastFailure,
		});
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

/** Runs `action` after a pause, unless `signal` aborts before. */
function after(ms: number, signal: AbortSignal, action: () => void): void {
	if (signal.aborted) return;
	const timer = setTimeout(action, ms);
	signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
}

/** Runs `work`; a synchronous exception becomes a rejection. */
async function callAsync<T>(work: () => Promise<T>): Promise<T> {
	return work();
}
