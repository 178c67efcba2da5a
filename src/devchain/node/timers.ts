/** Timers that can be counted and all be stopped. */
export class Timers {
	readonly #stops = new Set<() => void>();

	/** Timers that run. */
	get count(): number {
		return this.#stops.size;
	}

	/** Calls `body` once after `ms`; answers how to prevent that. */
	after(ms: number, body: () => void): () => void {
		return this.#track(setTimeout, clearTimeout, ms, body);
	}

	/** Like {@link Timers.after}, in real time even where a test has put another clock in place since. */
	reallyAfter(ms: number, body: () => void): () => void {
		return this.#track(realSetTimeout, realClearTimeout, ms, body);
	}

	/** Stops all of them. */
	clear(): void {
		for (const stop of [...this.#stops]) stop();
	}

	#track(set: typeof setTimeout, clear: typeof clearTimeout, ms: number, body: () => void): () => void {
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
