import { WebSocketProvider } from "./websocket-provider.ts";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/**
 * Keeps a WebSocket connected: tries the URLs in turn, abandons an endpoint that does not respond, and doubles the pause after
 * every round without a connection.
 */
export class Reconnector {
	/** The provider that it keeps connected. */
	readonly provider = new WebSocketProvider();
	readonly #urls: readonly string[];
	readonly #attemptMs: number;
	readonly #removeListeners: readonly (() => void)[];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#attempts = 0;
	#failures = 0;
	#stopped = false;

	/**
	 * @param urls - nodes of one chain, tried in turn
	 * @param timeoutMs - for a first round through all URLs
	 */
	constructor(urls: readonly string[], timeoutMs: number) {
		this.#urls = urls;
		this.#attemptMs = timeoutMs / urls.length;
		this.#removeListeners = [
			this.provider.on("connected", () => clearTimeout(this.#timer)),
			this.provider.on("disconnected", () => this.#scheduleRetry()),
		];
	}

	/** Connects, and reconnects until {@link Reconnector.stop}. */
	start(): void {
		const url = this.#urls[this.#attempts++ % this.#urls.length] ?? "";
		this.#schedule(() => this.next(), this.#attemptMs);
		this.provider.open(url);
	}

	/** Confirms that the current endpoint works: resets the pauses. */
	confirm(): void {
		this.#failures = 0;
	}

	/** Abandons the current endpoint for the next one. */
	next(): void {
		void this.provider.close();
	}

	/** Stops reconnecting; resolves when the socket is closed. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		for (const remove of this.#removeListeners) remove();
		await this.provider.close();
	}

	#scheduleRetry(): void {
		const round = Math.floor(this.#failures++ / this.#urls.length);
		const pause = round === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (round - 1), LONGEST_PAUSE_MS);
		this.#schedule(() => this.start(), pause);
	}

	#schedule(action: () => void, ms: number): void {
		clearTimeout(this.#timer);
		if (!this.#stopped) this.#timer = setTimeout(action, ms);
	}
}
