import type { BlockTree } from "./block-tree.ts";
import type { Timers } from "./timers.ts";

/**
 * Makes blocks final, `lag` blocks behind the best one and a moment later: between a block and its finality clients
 * need the time to look at it, as they have on every network. `@polkadot/api`, for one, drops what it knows of a
 * transaction in a block when the news that it is final come before it has read that block.
 */
export class Finality {
	readonly #ledger: BlockTree;
	readonly #lag: number;
	readonly #moment: () => number;
	readonly #timers: Timers;
	#stop: (() => void) | undefined;
	#waiting: (() => void)[] = [];

	/**
	 * @param ledger - whose blocks
	 * @param lag - blocks that finality stays behind
	 * @param moment - how long to wait, ms
	 * @param timers - whose count the waiting adds to
	 */
	constructor(ledger: BlockTree, lag: number, moment: () => number, timers: Timers) {
		this.#ledger = ledger;
		this.#lag = lag;
		this.#moment = moment;
		this.#timers = timers;
		ledger.on((event) => {
			if (event.type === "best") this.#schedule();
		});
	}

	/** Resolves when everything is final that is to be. */
	settled(): Promise<void> {
		if (this.#stop === undefined) return Promise.resolve();
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	/** Makes nothing final any more. */
	close(): void {
		this.#stop?.();
		this.#done();
	}

	#schedule(): void {
		this.#stop ??= this.#timers.reallyAfter(this.#moment(), () => {
			this.#stop = undefined;
			this.#ledger.finalize(this.#ledger.best.header.number - this.#lag);
			if (this.#stop === undefined) this.#done();
		});
	}

	#done(): void {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const resolve of waiting) resolve();
	}
}
