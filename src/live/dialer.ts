import { WsProvider } from "@polkadot/rpc-provider/ws";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
/** Most that a socket may take to close; some implementations never say that one closed which was not open yet. */
const CLOSE_MS = 1_000;

/**
 * Keeps a WebSocket provider connected: dials, gives a silent endpoint up, tries the next one, and pauses longer with
 * every round in which none answers. The provider's own retrying is off, because its timers outlive a disconnect.
 */
export class Dialer {
	/** What speaks for the nodes. */
	readonly provider: WsProvider;
	readonly #endpoints: number;
	readonly #attemptMs: number;
	readonly #off: (() => void)[];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#dialing = false;
	#failures = 0;
	#stopped = false;

	/**
	 * @param urls - of nodes of one chain; the next one is taken at each attempt
	 * @param timeoutMs - for a request, and for a first round through all URLs
	 */
	constructor(urls: readonly string[], timeoutMs: number) {
		this.provider = new WsProvider([...urls], false, {}, timeoutMs, 0);
		this.#endpoints = urls.length;
		this.#attemptMs = timeoutMs / urls.length;
		this.#off = [
			this.provider.on("connected", () => clearTimeout(this.#timer)),
			this.provider.on("disconnected", () => this.#lost()),
		];
	}

	/** Starts dialing; goes on until {@link Dialer.stop}. */
	start(): void {
		this.#dialing = true;
		this.provider.connect().then(
			() => this.#arm(() => void this.provider.disconnect(), this.#attemptMs),
			() => this.#lost(),
		);
	}

	/** Tells that the present endpoint is a good one: a later loss starts with short pauses again. */
	settled(): void {
		this.#failures = 0;
	}

	/** Gives the present endpoint up in favour of the next one. */
	next(): void {
		void this.provider.disconnect();
	}

	/** Ends it; resolves when the socket is gone. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		if (this.#dialing) {
			const gone = new Promise<void>((resolve) => {
				this.#off.push(this.provider.on("disconnected", resolve));
				this.#timer = setTimeout(resolve, CLOSE_MS);
			});
			await this.provider.disconnect();
			await gone;
			clearTimeout(this.#timer);
		}
		for (const off of this.#off) off();
	}

	#lost(): void {
		this.#dialing = false;
		if (this.#stopped) return;
		const round = Math.floor(this.#failures++ / this.#endpoints);
		const pause = round === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (round - 1), LONGEST_PAUSE_MS);
		this.#arm(() => this.start(), pause);
	}

	#arm(action: () => void, ms: number): void {
		clearTimeout(this.#timer);
		if (!this.#stopped) this.#timer = setTimeout(action, ms);
	}
}
