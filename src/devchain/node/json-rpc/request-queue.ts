import { nextTurn } from "../turns.ts";

/** Work that is done in steps. */
export interface Work {
	/** Does one step; returns whether it was the last one. */
	step(): boolean;
}

/** Time that the requests of one connection take in one turn of the event loop, ms. */
const TURN_MS = 5;
const now = performance.now.bind(performance);

/**
 * Does the work of one connection in order, a few milliseconds per turn of the event loop: a client that sends a lot does
 * not keep others, timers and blocks waiting.
 */
export class RequestQueue {
	#queue: Work[] = [];
	#position = 0;
	#spentMs = 0;
	#isScheduled = false;
	#isWorking = false;

	/** Adds work, and does it at once if there is time left in this turn. */
	add(work: Work): void {
		this.#queue.push(work);
		this.#run();
	}

	/** Discards what is waiting. */
	clear(): void {
		this.#queue = [];
		this.#position = 0;
	}

	#run(): void {
		if (this.#isWorking) return;
		this.#isWorking = true;
		try {
			for (let work = this.#queue[this.#position]; work !== undefined && this.#spentMs < TURN_MS; ) {
				const start = now();
				if (work.step()) this.#position++;
				this.#spentMs += now() - start;
				work = this.#queue[this.#position];
			}
		} finally {
			this.#isWorking = false;
		}
		if (this.#position >= this.#queue.length) this.clear();
		if (!this.#isScheduled) {
			this.#isScheduled = true;
			nextTurn(this.#startTurn);
		}
	}

	readonly #startTurn = (): void => {
		this.#isScheduled = false;
		this.#spentMs = 0;
		if (this.#queue.length > 0) this.#run();
	};
}
