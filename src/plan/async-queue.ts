/** Passes values from callbacks to a `for await` loop, in order. For one reader. */
export class AsyncQueue<T> implements AsyncIterable<T> {
	readonly #values: T[] = [];
	#isEnded = false;
	#wake: (() => void) | undefined;

	push(value: T): void {
		this.#values.push(value);
		this.#wake?.();
	}

	/** Ends the loop; values that it has not taken yet are dropped. */
	end(): void {
		this.#isEnded = true;
		this.#wake?.();
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
		while (!this.#isEnded) {
			const [value] = this.#values.splice(0, 1);
			if (value !== undefined) yield value;
			else
				await new Promise<void>((resolve) => {
					this.#wake = resolve;
				});
		}
	}
}
