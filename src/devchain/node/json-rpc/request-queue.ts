import { nextTurn } from "../turns.ts";

/** Work that is done in steps. */
export interface Work {
	/** Does one step; returns whether it was the last one, or when it can be done again. */
	step(): boolean | Promise<void>;
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
	#isWaiting = false;

	/** Adds work, and does it at once if there is time left in this turn. */
	add(work: Work): void {
		this.#queue.push(work);
		this.#run();
	}

	/** Does work at once, unless other work waits. */
	runAtOnce(work: Work): void {
		if (this.#queue.length > 0) {
			this.#queue.push(work);
			return;
		}
		for (;;) {
			const step = work.step();
			if (step === true) return;
			if (step === false) continue;
			this.#queue.push(work);
			this.#wait(step);
			return;
		}
	}

	/** Discards what is waiting. */
	clear(): void {
		this.#queue = [];
		this.#position = 0;
	}

	#run(): void {
		if (this.#isWorking || this.#isWaiting) return;
		this.#isWorking = true;
		try {
			for (let work = this.#queue[this.#position]; work !== undefined && this.#spentMs < TURN_MS; ) {
				const start = now();
				const step = work.step();
				this.#spentMs += now() - start;
				if (typeof step === "object") {
					this.#wait(step);
					break;
				}
				if (step) this.#position++;
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

	/** Does the next step when `ready` resolves; it never rejects. */
	#wait(ready: Promise<void>): void {
		this.#isWaiting = true;
		void ready.then(() => {
			this.#isWaiting = false;
			this.#run();
		});
	}

	readonly #startTurn = (): void => {
		this.#isScheduled = false;
		this.#spentMs = 0;
		if (this.#queue.length > 0) this.#run();
	};
}
