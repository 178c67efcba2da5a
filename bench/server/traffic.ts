/** What went over the line since the last reset. */
export interface TrafficReport {
	readonly requests: number;
	readonly bytesUp: number;
	readonly bytesDown: number;
	/** Requests by method. */
	readonly methods: Readonly<Record<string, number>>;
}

/** Counts what goes over the line. */
export class Traffic {
	#up = 0;
	#down = 0;
	#methods: Record<string, number> = {};

	/** A message of a client came. */
	received(bytes: number): void {
		this.#up += bytes;
	}

	/** A request was in it. */
	asked(method: string): void {
		this.#methods[method] = (this.#methods[method] ?? 0) + 1;
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
	}

	/** What was counted. */
	report(): TrafficReport {
		const requests = Object.values(this.#methods).reduce((sum, count) => sum + count, 0);
		return { requests, bytesUp: this.#up, bytesDown: this.#down, methods: this.#methods };
	}
}
