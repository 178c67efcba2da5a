import type { Block } from "./block.ts";
import type { BlockTree } from "./block-tree.ts";
import type { Timers } from "./timers.ts";
import { nextTurn } from "./turns.ts";

/**
 * How far finality stays behind the best block: a number of blocks, or real time from each block to its finality.
 *
 * @public
 */
export type FinalityLag = number | { readonly seconds: number };

/** Delay between a block and its finality. */
export interface FinalityDelay {
	/** Time, ms. */
	readonly ms: number;
	/** Turns of the event loop after that time: a client in process needs one per round trip, however busy the machine is. */
	readonly turns: number;
	/** Calls `done` once clients have caught up, after that time and those turns. */
	readonly catchUp?: ((done: () => void) => void) | undefined;
}

/** Longest time that finality waits for clients to catch up, ms. */
const MAX_CATCH_UP_MS = 10_000;

/** Timer that finalizes a block unless the block has left the best chain by then. */
interface Schedule {
	stop: () => void;
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
	readonly #lagBlocks: number;
	readonly #delay: () => FinalityDelay;
	readonly #timers: Timers;
	readonly #schedules = new Set<Schedule>();
	readonly #pauses = new Set<object>();
	/** Blocks whose timers fired during a pause. */
	#due: Block[] = [];
	#newest: Schedule | undefined;

	/**
	 * @param tree - the blocks to finalize
	 * @param lag - how far finality stays behind the best block
	 * @param delay - called once per block: delay between a block and its finality; a lag in seconds replaces its time
	 * @param timers - runs the timers
	 */
	constructor(tree: BlockTree, lag: FinalityLag, delay: () => FinalityDelay, timers: Timers) {
		this.#tree = tree;
		this.#lagBlocks = typeof lag === "number" ? lag : 0;
		this.#delay = typeof lag === "number" ? delay : () => ({ ...delay(), ms: Math.ceil(1000 * lag.seconds) });
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

	/** Finalizes no blocks until the returned function is called; then those that would be final by then. */
	pause(): () => void {
		const pause = {};
		this.#pauses.add(pause);
		return () => {
			this.#pauses.delete(pause);
			if (this.#pauses.size > 0) return;
			const due = this.#due;
			this.#due = [];
			for (const block of due) this.#finalize(block);
		};
	}

	/** Stops all timers; no block becomes final after that. */
	close(): void {
		for (const schedule of [...this.#schedules]) {
			schedule.stop();
			this.#end(schedule);
		}
	}

	#schedule(best: Block): void {
		const { ms, turns, catchUp } = this.#delay();
		const finish = (): void => {
			if (!this.#schedules.has(schedule)) return;
			if (this.#pauses.size > 0) this.#due.push(best);
			else this.#finalize(best);
			this.#end(schedule);
		};
		const finishAfter = (remaining: number): void => {
			if (!this.#schedules.has(schedule)) return;
			if (remaining > 0) nextTurn(() => finishAfter(remaining - 1));
			else if (catchUp === undefined) finish();
			else {
				const stopWaiting = this.#timers.afterRealTime(MAX_CATCH_UP_MS, finish);
				schedule.stop = stopWaiting;
				catchUp(() => {
					stopWaiting();
					finish();
				});
			}
		};
		const stop = this.#timers.afterRealTime(ms, () => finishAfter(turns));
		const schedule: Schedule = { stop, waiting: [] };
		this.#schedules.add(schedule);
		this.#newest = schedule;
	}

	#finalize(best: Block): void {
		// A block that replaced this one has its own timer.
		if (this.#tree.isBest(best)) this.#tree.finalize(best.header.number - this.#lagBlocks);
	}

	#end(schedule: Schedule): void {
		this.#schedules.delete(schedule);
		if (this.#newest === schedule) this.#newest = undefined;
		for (const resolve of schedule.waiting) resolve();
	}
}
