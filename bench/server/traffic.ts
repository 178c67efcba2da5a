/** Traffic since the last reset. */
export interface TrafficReport {
	readonly requests: number;
	/** Requests in the longest chain of which each was sent when the one before was answered: round trips that no line hides. */
	readonly roundTrips: number;
	readonly bytesUp: number;
	readonly bytesDown: number;
	/** Requests by method. */
	readonly methods: Readonly<Record<string, number>>;
	/** When the last connection was accepted, ns of the machine's clock. */
	readonly acceptedNs: string;
}

/** Counts messages between clients and server. */
export class Traffic {
	#up = 0;
	#down = 0;
	#methods: Record<string, number> = {};
	#answered = 0;
	#epoch = 0;
	#acceptedNs = 0n;

	/** A client connected. */
	accepted(): void {
		this.#acceptedNs = process.hrtime.bigint();
	}

	/** A message of a client came. */
	received(bytes: number): void {
		this.#up += bytes;
	}

	/**
	 * A request was in it.
	 *
	 * @returns to be called when the client has the answer
	 */
	requested(method: string): () => void {
		this.#methods[method] = (this.#methods[method] ?? 0) + 1;
		const depth = this.#answered + 1;
		const epoch = this.#epoch;
		return () => {
			// Requests from before a reset do not count.
			if (epoch === this.#epoch) this.#answered = Math.max(this.#answered, depth);
		};
	}

	/** A message went to a client. */
	sent(bytes: number): void {
		this.#down += bytes;
	}

	/** Forgets all of it. */
	reset(): void {
		this.#up = 0;
		this.#down = 0;
		this.#methods = {};
		this.#answered = 0;
		this.#epoch++;
	}

	/** Returns the counters. */
	report(): TrafficReport {
		const requests = Object.values(this.#methods).reduce((sum, count) => sum + count, 0);
		return {
			requests,
			roundTrips: this.#answered,
			bytesUp: this.#up,
			bytesDown: this.#down,
			methods: this.#methods,
			acceptedNs: String(this.#acceptedNs),
		};
	}
}
