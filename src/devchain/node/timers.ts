/** Timers that can be counted and stopped together. */
export class Timers {
	readonly #stops = new Set<() => void>();

	/** Number of running timers. */
	get count(): number {
		return this.#stops.size;
	}

	/** Calls `body` once after `ms`; returns a function that cancels it. */
	after(ms: number, body: () => void): () => void {
		return this.#start(setTimeout, clearTimeout, ms, body);
	}

	/** Like {@link Timers.after}, but in real time even while a test has replaced the global timers. */
	afterRealTime(ms: number, body: () => void): () => void {
		return this.#start(realSetTimeout, realClearTimeout, ms, body);
	}

	/** Stops all timers. */
	clear(): void {
		for (const stop of [...this.#stops]) stop();
	}

	#start(set: typeof setTimeout, clear: typeof clearTimeout, ms: number, body: () => void): () => void {
		const timer = set(() => {
			this.#stops.delete(stop);
			body();
		}, ms);
		const stop = (): void => {
			clear(timer);
			this.#stops.delete(stop);
		};
		this.#stops.add(stop);
		return stop;
	}
}

const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;
