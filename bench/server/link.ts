/** Simulated network between client and server. */
export interface LinkOptions {
	/** Round trip, ms. */
	readonly rttMs?: number;
	/** Mbit/s to the client; 0: unlimited. */
	readonly downMbit?: number;
	/** Mbit/s to the server; 0: unlimited. */
	readonly upMbit?: number;
}

const BYTES_PER_MS = 125;

/** Delays the messages of one connection. Each direction transfers one message after another. */
export class Link {
	#rttMs = 0;
	#down = 0;
	#up = 0;
	#downFree = 0;
	#upFree = 0;

	/** Sets latency and bandwidth. */
	set({ rttMs = 0, downMbit = 0, upMbit = 0 }: LinkOptions): void {
		this.#rttMs = rttMs;
		this.#down = downMbit * BYTES_PER_MS;
		this.#up = upMbit * BYTES_PER_MS;
	}

	/** Transfers a request. */
	up(bytes: number, go: () => void): void {
		const now = performance.now();
		if (this.#up > 0) this.#upFree = Math.max(now, this.#upFree) + bytes / this.#up;
		later(this.#upFree - now, go);
	}

	/** Transfers a response. It carries the whole round trip, half of it for its request. */
	down(bytes: number, go: () => void): void {
		const now = performance.now();
		if (this.#down > 0) this.#downFree = Math.max(now, this.#downFree) + bytes / this.#down;
		later(Math.max(0, this.#downFree - now) + this.#rttMs, go);
	}
}

function later(ms: number, go: () => void): void {
	if (ms > 0) setTimeout(go, ms);
	else go();
}
