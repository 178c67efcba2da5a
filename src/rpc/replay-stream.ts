import type { Observable, Subscriber } from "rxjs";
import { Observable as Stream } from "./rxjs.ts";

/**
 * Values for any number of subscribers: each receives the kept ones, then every further one. As `ReplaySubject` of rxjs, which is
 * more than the main entry point should load at once.
 */
export class ReplayStream<T> {
	readonly values$: Observable<T>;
	readonly #size: number;
	#kept: readonly T[] = [];
	readonly #observers = new Set<Subscriber<T>>();
	#isComplete = false;

	/** @param size - number of the newest values that are kept */
	constructor(size = Number.POSITIVE_INFINITY) {
		this.#size = size;
		this.values$ = new Stream((observer) => {
			for (const value of this.#kept) observer.next(value);
			if (this.#isComplete) return observer.complete();
			this.#observers.add(observer);
			return () => this.#observers.delete(observer);
		});
	}

	next(value: T): void {
		if (this.#isComplete) return;
		this.#kept = [...this.#kept, value].slice(-this.#size);
		for (const observer of [...this.#observers]) observer.next(value);
	}

	complete(): void {
		this.#isComplete = true;
		for (const observer of [...this.#observers]) observer.complete();
	}
}
