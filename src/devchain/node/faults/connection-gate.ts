/** Whether new connections are accepted. */
export class ConnectionGate {
	readonly #listeners = new Set<() => void>();
	#refuses = false;

	/** Whether new connections are refused. */
	get refuses(): boolean {
		return this.#refuses;
	}

	set refuses(refuses: boolean) {
		this.#refuses = refuses;
		if (refuses) return;
		const waiting = [...this.#listeners];
		this.#listeners.clear();
		for (const retry of waiting) retry();
	}

	/** Calls `retry` once connections are accepted again; returns a function that cancels it. */
	onAccepting(retry: () => void): () => void {
		this.#listeners.add(retry);
		return () => this.#listeners.delete(retry);
	}
}
