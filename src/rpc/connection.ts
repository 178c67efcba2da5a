import { BehaviorSubject, type Observable } from "rxjs";
import { PhalaError } from "../errors/error.ts";
import type { Endpoint } from "./endpoint.ts";
import type { JsonRpcProvider } from "./provider.ts";
import type { RawMessage } from "./raw-message.ts";
import { closed, disconnected, rpcFailed, timeout, withTimeout } from "./transport-errors.ts";

/**
 * How the connection to the node is: `connecting` before the first answer, `disconnected` until it is back, `closed` for ever.
 *
 * @public
 */
export type ConnectionState = "connecting" | "connected" | "disconnected" | "closed";

/** A subscription method of JSON-RPC, with the names of its notifications (`type`) and of its end. */
export interface SubscriptionTopic {
	readonly type: string;
	readonly subscribe: string;
	readonly unsubscribe: string;
}

/** A request that waits for the connection, or for its answer. */
interface PendingCall {
	readonly method: string;
	sent: boolean;
	send(): void;
	fail(error: PhalaError): void;
}

const GENESIS = "chain_getBlockHash";

/**
 * One connection to one chain. Every request has a time limit and ends with an answer or a typed error; one made while the
 * connection is down is sent when it is back. A node that serves another chain after a reconnect is not talked to.
 */
export class Connection {
	readonly endpoint: Endpoint;
	readonly timeoutMs: number;
	readonly #provider: JsonRpcProvider;
	readonly #state = new BehaviorSubject<ConnectionState>("connecting");
	readonly #calls = new Set<PendingCall>();
	readonly #subscriptions = new Set<() => void>();
	readonly #off: (() => void)[];
	#genesis: string | null = null;
	#fault: PhalaError | null = null;
	/** Counts connects, so that an answer of an earlier one is told from the present one's. */
	#round = 0;

	/** @param timeoutMs - for each request */
	constructor(endpoint: Endpoint, timeoutMs: number) {
		this.endpoint = endpoint;
		this.timeoutMs = timeoutMs;
		this.#provider = endpoint.provider;
		this.#off = [
			this.#provider.on("connected", () => void this.#up()),
			this.#provider.on("disconnected", () => this.#down()),
		];
		if (this.#provider.isConnected) void this.#up();
		endpoint.dialer?.start();
	}

	/** Replays the present state; completes after `closed`. */
	get state$(): Observable<ConnectionState> {
		return this.#state.asObservable();
	}

	/** Whether {@link Connection.close} was called. */
	get isClosed(): boolean {
		return this.#state.value === "closed";
	}

	/** From now on, only a node of this chain is talked to. */
	expectGenesis(genesisHash: string): void {
		this.#genesis = genesisHash;
	}

	/**
	 * The answer to one request.
	 *
	 * @throws PhalaError `TIMEOUT`, `DISCONNECTED`, `RPC_FAILED`, `ABORTED`, `CLOSED`
	 */
	request(method: string, params: readonly unknown[] = [], signal?: AbortSignal): Promise<unknown> {
		return this.#call<unknown>(method, signal, () => this.#provider.send(method, [...params]));
	}

	/**
	 * The answer to one request as JSON text; `null` where the provider only gives values, and nothing was asked.
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
	 * Notifications of a topic until the returned function is called.
	 *
	 * - `lost` is called at most once, when nothing more will come: the connection broke, or the node ended the subscription
	 * - Subscribing again after that is the caller's: a subscription does not outlive its connection
	 *
	 * @throws PhalaError as {@link Connection.request}
	 */
	async subscribe(
		{ type, subscribe, unsubscribe }: SubscriptionTopic,
		params: readonly unknown[],
		next: (message: unknown) => void,
		lost: () => void,
	): Promise<() => void> {
		let id: number | string | undefined;
		let open = true;
		const end = () => {
			open = false;
			this.#subscriptions.delete(onLost);
			const given = id;
			id = undefined;
			// A node that is gone has forgotten the subscription by itself.
			if (given !== undefined) callAsync(() => this.#provider.unsubscribe(type, unsubscribe, given)).catch(() => {});
		};
		const onLost = () => {
			end();
			lost();
		};
		const begin = async () => {
			id = await this.#provider.subscribe(type, subscribe, [...params], (error, message) => {
				if (!open) return;
				if (error) return onLost();
				try {
					next(message);
				} catch {
					// A message that cannot be taken in is missing from then on.
					onLost();
				}
			});
			// Too late for anybody who waited.
			if (!open) end();
		};
		try {
			await this.#call(subscribe, undefined, begin);
		} catch (error) {
			end();
			throw error;
		}
		if (open) this.#subscriptions.add(onLost);
		return end;
	}

	/** Ends every call with `CLOSED`, and the connection itself where the SDK made it. */
	async close(): Promise<void> {
		if (this.isClosed) return;
		for (const off of this.#off) off();
		this.#set("closed");
		this.#state.complete();
		for (const call of [...this.#calls]) call.fail(closed(call.method));
		for (const lost of [...this.#subscriptions]) lost();
		await this.endpoint.dialer?.stop();
	}

	#call<T>(method: string, signal: AbortSignal | undefined, send: () => Promise<T>): Promise<T> {
		if (this.isClosed) return Promise.reject(closed(method));
		if (this.#fault) return Promise.reject(this.#fault);
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
						callAsync(send).then(resolve, (error: unknown) => reject(this.#typed(method, error)));
					},
					fail: reject,
				};
				this.#calls.add(call);
				if (this.#state.value === "connected") call.send();
			},
			() => (call?.sent ? timeout(method, this.timeoutMs) : disconnected(this.endpoint.name)),
		).finally(() => call && this.#calls.delete(call));
	}

	/** The socket is open: make sure that it is still the same chain, then send what waited. */
	async #up(): Promise<void> {
		const round = ++this.#round;
		if (this.#genesis !== null) {
			const actual = await callAsync(() => this.#provider.send<unknown>(GENESIS, [0])).catch(() => null);
			if (round !== this.#round || this.isClosed) return;
			if (actual !== this.#genesis) return this.#refuse(actual);
		}
		this.endpoint.dialer?.settled();
		this.#set("connected");
		for (const call of [...this.#calls]) if (!call.sent) call.send();
	}

	#down(): void {
		this.#round++;
		if (this.#state.value === "connected") this.#set("disconnected");
		for (const call of [...this.#calls]) if (call.sent) call.fail(disconnected(this.endpoint.name));
		for (const lost of [...this.#subscriptions]) lost();
	}

	/** No answer, or another chain: leave it where the connection is ours, fail every call where it is not. */
	#refuse(actual: unknown): void {
		this.endpoint.dialer?.next();
		if (this.endpoint.dialer || typeof actual !== "string") return;
		this.#fault = wrongGenesis(this.#genesis ?? "", actual);
		for (const call of [...this.#calls]) call.fail(this.#fault);
	}

	#set(state: ConnectionState): void {
		if (this.#state.value !== state) this.#state.next(state);
	}

	#typed(method: string, error: unknown): PhalaError {
		return this.#provider.isConnected ? rpcFailed(method, error) : disconnected(this.endpoint.name, error);
	}
}

/** An endpoint of another chain than the one asked for. */
export function wrongGenesis(expected: string, actual: string): PhalaError<"WRONG_GENESIS"> {
	return new PhalaError(
		"WRONG_GENESIS",
		`The endpoint serves the chain with genesis ${actual}, not ${expected}. Check the URL.`,
		{ expected, actual },
	);
}

/** Runs `work`; what it throws at once becomes a rejection as well. */
async function callAsync<T>(work: () => Promise<T>): Promise<T> {
	return work();
}
