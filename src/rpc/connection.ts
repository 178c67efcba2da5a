import type { Observable } from "rxjs";
import type { EndpointFailure } from "../errors/codes.ts";
import { isPhalaError, type PhalaError } from "../errors/error.ts";
import { callAsync } from "./call-async.ts";
import { catchUp, checkGenesis, recheck } from "./chain-check.ts";
import type { ConnectionStatus } from "./connection-status.ts";
import type { Endpoint } from "./endpoint.ts";
import { describeFailure } from "./endpoint-failure.ts";
import { Heartbeat, type LivenessLimits } from "./heartbeat.ts";
import { OpenSubscriptions, type SubscriptionTopic } from "./open-subscriptions.ts";
import { isRead } from "./passing-errors.ts";
import { type CallTransport, PendingCall } from "./pending-call.ts";
import type { RawJsonRpcProvider } from "./provider.ts";
import type { RawMessage } from "./raw-message.ts";
import { StatusReporter } from "./status-reporter.ts";
import { runListener } from "./subscription-registry.ts";
import { type Settle, withTimeout } from "./timeout.ts";
import { closed, disconnected, timeout } from "./transport-errors.ts";

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
	readonly #status: StatusReporter;
	readonly #subscriptions: OpenSubscriptions;
	readonly #calls = new Set<PendingCall<never>>();
	readonly #removeListeners: (() => void)[];
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
		const use = (change: 1 | -1) => this.#use(change);
		this.#subscriptions = new OpenSubscriptions(endpoint.provider, use);
		this.#status = new StatusReporter(() => this.#endpointStatus(), use);
		this.#heartbeat = new Heartbeat(
			{
				send: (method) => this.#check(method),
				countNotifications: (type) => this.#subscriptions.countNotifications(type),
				onUnanswered: () => this.#status.emit(),
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
		return this.#status.status$;
	}

	/** Whether {@link Connection.close} was called. */
	get isClosed(): boolean {
		return this.#status.state === "closed";
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
	 * @param signal - gives the request up
	 * @throws PhalaError as {@link Connection.request}
	 */
	subscribe(
		topic: SubscriptionTopic,
		params: readonly unknown[],
		next: (message: unknown) => void,
		lost: () => void,
		signal?: AbortSignal,
	): Promise<() => void> {
		const listener = {
			next: (message: unknown) => {
				if (topic.type === HEADS) this.#newestBlock = Number(Object(message).number);
				next(message);
			},
			lost,
		};
		const call = (start: (settle: Settle<void>) => (() => void) | undefined) =>
			this.#call(topic.subscribe, signal, start);
		return this.#subscriptions.open(topic, params, listener, call);
	}

	/** Rejects all calls with `CLOSED`; closes the socket if the SDK opened it. */
	async close(): Promise<void> {
		if (this.isClosed) return;
		for (const remove of this.#removeListeners) remove();
		this.#endConnection();
		this.#status.set("closed");
		for (const call of [...this.#calls]) call.fail(closed(call.method));
		this.#subscriptions.loseAll();
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
				this.#status.set("connected");
			}
		}
	}

	/** Checks that the node serves the same chain, then sends the waiting requests. */
	async #onConnected(): Promise<void> {
		this.#endConnection();
		if (this.#genesis !== null && !(await this.#isSameChain(this.#genesis))) return;
		this.#isReady = true;
		this.#status.set("connected");
		for (const call of [...this.#calls]) call.send();
	}

	/** Checks the genesis hash. If it differs or is not known in time, leaves the endpoint. */
	async #isSameChain(expected: string): Promise<boolean> {
		const { signal } = this.#checking;
		try {
			await checkGenesis(this.#provider, expected, this.timeoutMs, signal);
		} catch (error) {
			if (!signal.aborted) this.#rejectChain(error as PhalaError, signal);
			return false;
		}
		if (signal.aborted) return false;
		this.endpoint.reconnector?.accept();
		this.#onFirstResponse();
		// Reads must not go back in time.
		await catchUp(this.#provider, this.#newestBlock, signal).catch(() => {});
		return !signal.aborted;
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
		this.#subscriptions.loseAll();
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

	/** Leaves an endpoint that stopped working. A caller's provider cannot be left: reports its state. */
	#leave(reason: unknown): void {
		const { name, reconnector } = this.endpoint;
		if (reconnector) reconnector.next(reason);
		else {
			this.#isSilent = true;
			this.#lose(describeFailure(name, reason));
			this.#subscriptions.loseAll();
		}
	}

	/** Handles a failed genesis check: tries the next URL. With a caller's provider, fails all calls, or checks again later. */
	#rejectChain(error: PhalaError, signal: AbortSignal): void {
		if (this.endpoint.reconnector) this.endpoint.reconnector.next(error);
		else if (isPhalaError(error, "WRONG_GENESIS")) {
			this.#error = error;
			for (const call of [...this.#calls]) call.fail(error);
		} else {
			recheck(signal, () => void this.#onConnected());
		}
	}

	/** Reports a lost connection, or another failure to open one. */
	#lose(failure: EndpointFailure): void {
		this.#status.lastFailure = failure;
		if (this.#status.state === "connected") {
			this.#status.set("disconnected");
			const { endpoint, message } = failure;
			runListener(() => this.#options.warn(`Lost the connection to ${endpoint}: ${message}. Reconnecting.`, failure));
		} else this.#status.emit();
	}

	#endpointStatus() {
		const { name, reconnector } = this.endpoint;
		return {
			endpoint: this.isClosed ? null : (reconnector?.current ?? name),
			latencyMs: this.#heartbeat.latencyMs,
			unansweredChecks: this.#heartbeat.unanswered,
		};
	}
}
