import type { WsProvider } from "@polkadot/rpc-provider/ws";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
/** Most that a socket may take to close; some implementations never say that one closed which was not open yet. */
const CLOSE_MS = 1_000;

/**
 * Keeps a WebSocket provider connected: dials, gives a silent endpoint up, tries the next one, and pauses longer with
 * every round in which none answers. The provider's own retrying is off, because its timers outlive a disconnect.
 */
export class Dialer {
	readonly #provider: WsProvider;
	readonly #endpoints: number;
	readonly #attemptMs: number;
	readonly #off: (() => void)[];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#dialing = false;
	#failures = 0;
	#stopped = false;

	/**
	 * @param provider - made with its own retrying off
	 * @param endpoints - how many URLs the provider has; it takes the next one at each attempt
	 * @param attemptMs - how long one endpoint may take to open the socket
	 */
	constructor(provider: WsProvider, endpoints: number, attemptMs: number) {
		this.#provider = provider;
		this.#endpoints = endpoints;
		this.#attemptMs = attemptMs;
		this.#off = [
			provider.on("connected", () => clearTimeout(this.#timer)),
			provider.on("disconnected", () => this.#lost()),
		];
	}

	/** Starts dialing; goes on until {@link Dialer.stop}. */
	start(): void {
		this.#dialing = true;
		this.#provider.connect().then(
			() => this.#arm(() => void this.#provider.disconnect(), this.#attemptMs),
			() => this.#lost(),
		);
	}

	/** Tells that the present endpoint is a good one: a later loss starts with short pauses again. */
	settled(): void {
		this.#failures = 0;
	}

	/** Gives the present endpoint up in favour of the next one. */
	next(): void {
		void this.#provider.disconnect();
	}

	/** Ends it; resolves when the socket is gone. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		if (this.#dialing) {
			const gone = new Promise<void>((resolve) => {
				this.#off.push(this.#provider.on("disconnected", resolve));
				this.#timer = setTimeout(resolve, CLOSE_MS);
			});
			await this.#provider.disconnect();
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
