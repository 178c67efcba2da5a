import type { EndpointFailure } from "../errors/codes.ts";
import { describeFailure } from "./endpoint-failure.ts";
import { redactUrl } from "./redact.ts";
import type { OpenSocket } from "./socket.ts";
import { timeout } from "./transport-errors.ts";
import { WebSocketProvider } from "./websocket-provider.ts";

/** Longest wait for a socket to open and for its first response, if the time limit allows it. */
const LONGEST_ATTEMPT_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
/** A connection that lasted this long resets the pauses: one that breaks after each response does not. */
const STABLE_MS = 10_000;
/** Failures of every endpoint after which a first connect gives up. */
const ROUNDS = 3;

/**
 * Keeps a socket connected: tries the URLs in turn, abandons an endpoint that does not respond, and doubles the pause after
 * every round without a lasting connection.
 */
export class Reconnector {
	/** The provider that it keeps connected. */
	readonly provider: WebSocketProvider;
	readonly #urls: readonly string[];
	readonly #attemptMs: number;
	readonly #removeListener: () => void;
	readonly #failures = new Map<string, EndpointFailure>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#url = "";
	#attempts = 0;
	/** Failures since the last connection that lasted. */
	#failureCount = 0;
	#confirmedAtMs = Number.POSITIVE_INFINITY;
	/** Why the endpoint is left; `null`: the socket broke. */
	#reason: unknown = null;
	#isStopped = false;

	/**
	 * @param urls - nodes of one chain, tried in turn
	 * @param timeoutMs - for a first round through all URLs
	 * @param openSocket - defaults to one for WebSockets
	 */
	constructor(urls: readonly string[], timeoutMs: number, openSocket?: OpenSocket) {
		this.provider = new WebSocketProvider(openSocket);
		this.#urls = [...new Set(urls)];
		this.#attemptMs = Math.min(timeoutMs / this.#urls.length, LONGEST_ATTEMPT_MS);
		this.#removeListener = this.provider.on("disconnected", (reason) => this.#onDisconnected(reason));
	}

	/** The URL in use or tried, without credentials. */
	get current(): string {
		return redactUrl(this.#url);
	}

	/** Whether there are other endpoints than the current one. */
	get hasOthers(): boolean {
		return this.#urls.length > 1;
	}

	/** The newest failure of each endpoint since the last connection that was accepted, newest last. */
	get failures(): readonly EndpointFailure[] {
		return [...this.#failures.values()];
	}

	/** Whether every endpoint failed once. */
	get hasFailed(): boolean {
		return this.#failures.size === this.#urls.length;
	}

	/** Whether a first connect should give up: every endpoint failed three times. */
	get isExhausted(): boolean {
		return this.hasFailed && this.#failureCount >= ROUNDS * this.#urls.length;
	}

	/** Connects, and reconnects until {@link Reconnector.stop}. */
	start(): void {
		this.#reason = null;
		this.#url = this.#urls[this.#attempts++ % this.#urls.length] ?? "";
		this.#schedule(() => this.next(timeout(`connect(${this.current})`, this.#attemptMs)), this.#attemptMs);
		this.provider.open(this.#url);
	}

	/** Ends the time limit of the attempt: the endpoint responds. */
	confirm(): void {
		clearTimeout(this.#timer);
		this.#confirmedAtMs = Date.now();
	}

	/** Accepts the endpoint: it serves the right chain. */
	accept(): void {
		this.confirm();
		this.#failures.clear();
		this.provider.renewSubscriptions();
	}

	/** Abandons the current endpoint for the next one. */
	next(reason: unknown): void {
		this.#reason = reason;
		void this.provider.close();
	}

	/** Stops reconnecting; resolves when the socket is closed. */
	async stop(): Promise<void> {
		this.#isStopped = true;
		clearTimeout(this.#timer);
		this.#removeListener();
		await this.provider.close();
	}

	#onDisconnected(reason: unknown): void {
		this.#failures.delete(this.#url);
		this.#failures.set(this.#url, describeFailure(this.#url, this.#reason ?? reason));
		if (Date.now() - this.#confirmedAtMs >= STABLE_MS) this.#failureCount = 0;
		this.#confirmedAtMs = Number.POSITIVE_INFINITY;
		const round = Math.floor(this.#failureCount++ / this.#urls.length);
		const pause = round === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (round - 1), LONGEST_PAUSE_MS);
		this.#schedule(() => this.start(), pause * (0.5 + Math.random() / 2));
	}

	#schedule(action: () => void, ms: number): void {
		clearTimeout(this.#timer);
		if (!this.#isStopped) this.#timer = setTimeout(action, ms);
	}
}
