/** Sends something to the client and calls `answered` with its answer. */
export type Ping = (answered: () => void) => void;

interface Waiting {
	remaining: number;
	readonly done: () => void;
}

/** Counts round trips to a client, one at a time and only while one is awaited. */
export class RoundTrips {
	readonly #ping: Ping;
	#waiting: Waiting[] = [];
	#isRunning = false;
	#open = true;

	/** @param ping - starts a round trip */
	constructor(ping: Ping) {
		this.#ping = ping;
	}

	/** Calls `done` after `count` round trips from now on, or once the connection is closed. */
	after(count: number, done: () => void): void {
		if (!this.#open) {
			done();
			return;
		}
		// The trip that is under way began before.
		this.#waiting.push({ remaining: count + (this.#isRunning ? 1 : 0), done });
		if (!this.#isRunning) this.#start();
	}

	/** Ends the wait for a client that is gone. */
	close(): void {
		this.#open = false;
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const { done } of waiting) done();
	}

	#start(): void {
		this.#isRunning = true;
		this.#ping(() => {
			this.#isRunning = false;
			for (const waiting of this.#waiting) waiting.remaining--;
			const due = this.#waiting.filter(({ remaining }) => remaining <= 0);
			this.#waiting = this.#waiting.filter(({ remaining }) => remaining > 0);
			if (this.#waiting.length > 0) this.#start();
			for (const { done } of due) done();
		});
	}
}
