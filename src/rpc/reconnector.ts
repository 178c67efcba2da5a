import { WebSocketProvider } from "./websocket-provider.ts";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/**
 * Keeps a socket connected: dials, gives a silent endpoint up, tries the next one, and pauses longer with every round in
 * which none answers.
 */
export class Reconnector {
	/** What speaks for the nodes. */
	readonly provider = new WebSocketProvider();
	readonly #urls: readonly string[];
	readonly #attemptMs: number;
	readonly #off: readonly (() => void)[];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#dialed = 0;
	#failures = 0;
	#stopped = false;

	/**
	 * @param urls - of nodes of one chain; the next one is taken at each attempt
	 * @param timeoutMs - for a first round through all URLs
	 */
	constructor(urls: readonly string[], timeoutMs: number) {
		this.#urls = urls;
		this.#attemptMs = timeoutMs / urls.length;
		this.#off = [
			this.provider.on("connected", () => clearTimeout(this.#timer)),
			this.provider.on("disconnected", () => this.#lost()),
		];
	}

	/** Starts dialing; goes on until {@link Reconnector.stop}. */
	start(): void {
		const url = this.#urls[this.#dialed++ % this.#urls.length] ?? "";
		this.#arm(() => this.next(), this.#attemptMs);
		this.provider.open(url);
	}

	/** Tells that the present endpoint is a good one: a later loss starts with short pauses again. */
	settled(): void {
		this.#failures = 0;
	}

	/** Gives the present endpoint up in favour of the next one. */
	next(): void {
		void this.provider.close();
	}

	/** Ends it; resolves when the socket is gone. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		for (const off of this.#off) off();
		await this.provider.close();
	}

	#lost(): void {
		const round = Math.floor(this.#failures++ / this.#urls.length);
		const pause = round === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (round - 1), LONGEST_PAUSE_MS);
		this.#arm(() => this.start(), pause);
	}

	#arm(action: () => void, ms: number): void {
		clearTimeout(this.#timer);
		if (!this.#stopped) this.#timer = setTimeout(action, ms);
	}
}
