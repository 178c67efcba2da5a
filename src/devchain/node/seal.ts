import { StorageMissing } from "../runtime/storage-missing.ts";
import type { Block } from "./block.ts";
import type { BlockRequest, DevNode } from "./node.ts";
import { RecentSenders } from "./recent-senders.ts";
import type { Timers } from "./timers.ts";
import { nextTurn } from "./turns.ts";

/**
 * When blocks are produced: `"instant"` for every transaction as it arrives (one for several when more than eight wait, so
 * that none expires), `"manual"` on request only, `{ intervalMs }` in an interval of real time.
 *
 * @public
 */
export type Seal = "instant" | "manual" | { readonly intervalMs: number };

/** Number of waiting transactions up to which each gets a block of its own. */
const MAX_BACKLOG = 8;

/** Number of accounts that may send at the same time and get a block for each transaction; those of more share blocks. */
const MAX_SENDERS = 16;
/** Time between shared blocks, ms. */
const SHARED_BLOCK_MS = 125;
const now = performance.now.bind(performance);

/** Starts producing blocks automatically; returns a function that stops it. */
export function startSealing(node: DevNode, seal: Seal, timers: Timers): () => void {
	if (seal === "manual") return () => undefined;
	const producer = new BlockProducer(node, timers);
	if (seal !== "instant") {
		const stopTimer = repeat(timers, seal.intervalMs, () => producer.produce({}));
		return () => {
			producer.stop();
			stopTimer();
		};
	}
	let running = true;
	let scheduled = false;
	let lastBlockAt = 0;
	// Clients sign for some tens of blocks. While one of many signs, each of the others could get a block of its own.
	const senders = new RecentSenders();
	// One block per turn of the event loop: timers and sockets get theirs between blocks.
	const sealOne = (): void => {
		scheduled = false;
		if (!running || !node.pool.hasReady) return;
		const isShared = senders.count(now()) > MAX_SENDERS;
		const waitMs = isShared ? lastBlockAt + SHARED_BLOCK_MS - now() : 0;
		if (waitMs > 0) {
			scheduled = true;
			timers.afterRealTime(waitMs, sealOne);
			return;
		}
		const { readyCount } = node.pool;
		const ownLimit = readyCount > MAX_BACKLOG ? Math.ceil(readyCount / 2) : 1;
		producer.produce({ limit: isShared ? readyCount : ownLimit }, (block) => {
			lastBlockAt = now();
			const transactions = transactionsOf(block);
			for (const extrinsic of transactions) senders.add(extrinsic, lastBlockAt);
			if (transactions.length > 0) schedule();
		});
	};
	const schedule = (): void => {
		if (scheduled) return;
		scheduled = true;
		nextTurn(sealOne);
	};
	// The submitter receives its response before the block is produced.
	const stopListening = node.onReady(() => nextTurn(schedule));
	return () => {
		running = false;
		producer.stop();
		stopListening();
	};
}

/** Shortest and longest pause after the source of a fork failed, ms. */
const PAUSE_MS = 1000;
const MAX_PAUSE_MS = 30_000;

/** Produces blocks; those of a fork as soon as the storage they need is fetched. */
class BlockProducer {
	readonly #node: DevNode;
	readonly #timers: Timers;
	#isWaiting = false;
	#isStopped = false;
	#pauseMs = PAUSE_MS;

	constructor(node: DevNode, timers: Timers) {
		this.#node = node;
		this.#timers = timers;
	}

	/** Produces one block, then calls `done` with it; does nothing while another one waits for storage. */
	produce(request: BlockRequest, done: (block: Block) => void = () => undefined): void {
		if (!this.#isWaiting) this.#attempt(request, done);
	}

	/** Produces no more blocks. */
	stop(): void {
		this.#isStopped = true;
	}

	#attempt(request: BlockRequest, done: (block: Block) => void): void {
		this.#isWaiting = false;
		if (this.#isStopped) return;
		let block: Block;
		try {
			block = this.#node.newBlock(request);
		} catch (error) {
			if (!(error instanceof StorageMissing)) throw error;
			this.#isWaiting = true;
			const again = (): void => this.#attempt(request, done);
			error.fetch().then(again, (failure: Error) => this.#pause(failure, again));
			return;
		}
		this.#pauseMs = PAUSE_MS;
		done(block);
	}

	/** Tries again later: transactions wait in the pool until the source answers. */
	#pause(failure: Error, again: () => void): void {
		if (this.#isStopped) return;
		if (this.#pauseMs === PAUSE_MS) globalThis.process?.emitWarning?.(failure);
		this.#timers.afterRealTime(this.#pauseMs, again);
		this.#pauseMs = Math.min(2 * this.#pauseMs, MAX_PAUSE_MS);
	}
}

/** The transactions of a block that came from the pool. */
const transactionsOf = ({ body, inherentCount, leadingCount }: Block) => body.slice(inherentCount + leadingCount);

function repeat(timers: Timers, ms: number, body: () => void): () => void {
	let stop = timers.after(ms, again);
	function again(): void {
		stop = timers.after(ms, again);
		body();
	}
	return () => stop();
}
