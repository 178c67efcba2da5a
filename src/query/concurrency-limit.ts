/** Limits how many tasks run at the same time. */
export class ConcurrencyLimit {
	/** Most concurrent tasks. */
	readonly count: number;
	readonly #waiting: (() => void)[] = [];
	#free: number;
	#failure: { readonly error: unknown } | null = null;

	constructor(count: number) {
		this.count = count;
		this.#free = count;
	}

	/**
	 * Runs a task as soon as fewer than `count` are running.
	 *
	 * @throws what the task throws; after the first failure its error, without starting the task
	 */
	async run<T>(task: () => Promise<T>): Promise<T> {
		if (this.#free === 0) await new Promise<void>((start) => this.#waiting.push(start));
		else this.#free--;
		try {
			if (this.#failure) throw this.#failure.error;
			return await task();
		} catch (error) {
			this.#failure ??= { error };
			throw error;
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#free++;
		}
	}
}
