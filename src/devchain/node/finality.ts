import type { Block } from "./block.ts";
import type { BlockTree } from "./block-tree.ts";
import type { Timers } from "./timers.ts";

/** Timer that finalizes a block unless the block has left the best chain by then. */
interface Schedule {
	readonly stop: () => void;
	/** Called once the timer has fired or was stopped. */
	readonly waiting: (() => void)[];
}

/**
 * Finalizes blocks `lag` blocks behind the best one, after a delay. Every block has its own timer: clients need time to
 * read a block before they learn that it is final, as they have on every network. `@polkadot/api`, for one, never
 * reports a transaction as in a block when "finalized" arrives before it has read that block.
 */
export class Finality {
	readonly #tree: BlockTree;
	readonly #lag: number;
	readonly #delayMs: () => number;
	readonly #timers: Timers;
	readonly #schedules = new Set<Schedule>();
	#newest: Schedule | undefined;

	/**
	 * @param tree - the blocks to finalize
	 * @param lag - number of blocks that finality stays behind the best block
	 * @param delayMs - called once per block: time between a block and its finality
	 * @param timers - runs the timers
	 */
	constructor(tree: BlockTree, lag: number, delayMs: () => number, timers: Timers) {
		this.#tree = tree;
		this.#lag = lag;
		this.#delayMs = delayMs;
		this.#timers = timers;
		tree.on((event) => {
			if (event.type === "best") this.#schedule(event.block);
		});
	}

	/** Resolves when the timer of the current best block has fired; that block is then final, up to the lag. */
	settled(): Promise<void> {
		const newest = this.#newest;
		if (newest === undefined) return Promise.resolve();
		return new Promise((resolve) => newest.waiting.push(resolve));
	}

	/** Stops all timers; no block becomes final after that. */
	close(): void {
		for (const schedule of [...this.#schedules]) {
			schedule.stop();
			this.#end(schedule);
		}
	}

	#schedule(best: Block): void {
		const stop = this.#timers.afterRealTime(this.#delayMs(), () => {
			// A block that replaced this one has its own timer.
			if (this.#tree.isBest(best)) this.#tree.finalize(best.header.number - this.#lag);
			this.#end(schedule);
		});
		const schedule: Schedule = { stop, waiting: [] };
		this.#schedules.add(schedule);
		this.#newest = schedule;
	}

	#end(schedule: Schedule): void {
		this.#schedules.delete(schedule);
		if (this.#newest === schedule) this.#newest = undefined;
		for (const resolve of schedule.waiting) resolve();
	}
}
