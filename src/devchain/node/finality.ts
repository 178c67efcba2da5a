import type { Block } from "./block.ts";
import type { BlockTree } from "./block-tree.ts";
import type { Timers } from "./timers.ts";

/** A block that becomes final when its timer fires, unless it has left the best chain by then. */
interface Due {
	readonly stop: () => void;
	/** Called when the timer has fired. */
	readonly waiting: (() => void)[];
}

/**
 * Makes blocks final, `lag` blocks behind the best one and a moment later. Every block has its own timer: clients need
 * time to read a block before the news that it is final, as they have on every network. `@polkadot/api`, for one, never
 * reports a transaction as in a block when "finalized" arrives before it has read that block.
 */
export class Finality {
	readonly #ledger: BlockTree;
	readonly #lag: number;
	readonly #moment: () => number;
	readonly #timers: Timers;
	readonly #due = new Set<Due>();
	#newest: Due | undefined;

	/**
	 * @param ledger - whose blocks
	 * @param lag - blocks that finality stays behind
	 * @param moment - time between a block and its finality, ms; asked once per block
	 * @param timers - runs the timers
	 */
	constructor(ledger: BlockTree, lag: number, moment: () => number, timers: Timers) {
		this.#ledger = ledger;
		this.#lag = lag;
		this.#moment = moment;
		this.#timers = timers;
		ledger.on((event) => {
			if (event.type === "best") this.#schedule(event.block);
		});
	}

	/** Resolves when the best block, and all before it, are as final as they become. */
	settled(): Promise<void> {
		const newest = this.#newest;
		if (newest === undefined) return Promise.resolve();
		return new Promise((resolve) => newest.waiting.push(resolve));
	}

	/** Stops all timers; no block becomes final after that. */
	close(): void {
		for (const due of [...this.#due]) {
			due.stop();
			this.#done(due);
		}
	}

	#schedule(head: Block): void {
		const stop = this.#timers.reallyAfter(this.#moment(), () => {
			// A block that replaced this one has a timer of its own.
			if (this.#ledger.isBest(head)) this.#ledger.finalize(head.header.number - this.#lag);
			this.#done(due);
		});
		const due: Due = { stop, waiting: [] };
		this.#due.add(due);
		this.#newest = due;
	}

	#done(due: Due): void {
		this.#due.delete(due);
		if (this.#newest === due) this.#newest = undefined;
		for (const resolve of due.waiting) resolve();
	}
}
