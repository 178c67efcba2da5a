import type { DevNode } from "./node.ts";
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

/** Starts producing blocks automatically; returns a function that stops it. */
export function startSealing(node: DevNode, seal: Seal, timers: Timers): () => void {
	if (seal === "manual") return () => undefined;
	if (seal !== "instant") return repeat(timers, seal.intervalMs, () => node.newBlock());
	let running = true;
	let scheduled = false;
	// One block per turn of the event loop: timers and sockets get theirs between blocks.
	const sealOne = (): void => {
		scheduled = false;
		if (!running || !node.pool.hasReady) return;
		const { readyCount } = node.pool;
		const block = node.newBlock({ limit: readyCount > MAX_BACKLOG ? Math.ceil(readyCount / 2) : 1 });
		if (block.body.length > block.inherentCount + block.leadingCount) schedule();
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

function repeat(timers: Timers, ms: number, body: () => void): () => void {
	let stop = timers.after(ms, again);
	function again(): void {
		stop = timers.after(ms, again);
		body();
	}
	return () => stop();
}
