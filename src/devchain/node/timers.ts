/** Timers that can be counted and all be stopped. */
export class Timers {
	readonly #pending = new Set<ReturnType<typeof setTimeout>>();

	/** Timers that run. */
	get count(): number {
		return this.#pending.size;
	}

	/** Calls `body` once after `ms`; answers how to prevent that. */
	after(ms: number, body: () => void): () => void {
		const timer = setTimeout(() => {
			this.#pending.delete(timer);
			body();
		}, ms);
		this.#pending.add(timer);
		return () => {
			clearTimeout(timer);
			this.#pending.delete(timer);
		};
	}

	/** Stops all of them. */
	clear(): void {
		for (const timer of this.#pending) clearTimeout(timer);
		this.#pending.clear();
	}
}
