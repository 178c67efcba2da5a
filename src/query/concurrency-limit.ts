/** Lets few of many pieces of work go on at the same time. */
export class ConcurrencyLimit {
	/** Pieces at the same time. */
	readonly count: number;
	readonly #waiting: (() => void)[] = [];
	#free: number;
	#failure: { readonly error: unknown } | null = null;

	constructor(count: number) {
		this.count = count;
		this.#free = count;
	}

	/**
	 * What `work` gives, once there is room for it.
	 *
	 * @throws what it throws; what the first piece threw that failed, without beginning another one
	 */
	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.#free === 0) await new Promise<void>((go) => this.#waiting.push(go));
		else this.#free--;
		try {
			if (this.#failure) throw this.#failure.error;
			return await work();
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
