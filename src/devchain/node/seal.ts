import type { Block } from "./block.ts";
import type { DevNode } from "./node.ts";
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
	if (seal !== "instant") return repeat(timers, seal.intervalMs, () => node.newBlock());
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
		const block = node.newBlock({ limit: isShared ? readyCount : ownLimit });
		lastBlockAt = now();
		const transactions = transactionsOf(block);
		for (const extrinsic of transactions) senders.add(extrinsic, lastBlockAt);
		if (transactions.length > 0) schedule();
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
		stopListening();
	};
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
