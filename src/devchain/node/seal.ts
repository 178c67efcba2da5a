import type { DevNode } from "./node.ts";
import type { Timers } from "./timers.ts";

/**
 * When blocks are produced: `"instant"` for every transaction as it arrives, `"manual"` on request only,
 * `{ intervalMs }` in an interval of real time.
 *
 * @public
 */
export type Seal = "instant" | "manual" | { readonly intervalMs: number };

/** Starts producing blocks automatically; returns a function that stops it. */
export function startSealing(node: DevNode, seal: Seal, timers: Timers): () => void {
	if (seal === "manual") return () => undefined;
	if (seal !== "instant") return repeat(timers, seal.intervalMs, () => node.newBlock());
	let running = true;
	let scheduled = false;
	const stopListening = node.onReady(() => {
		if (scheduled) return;
		scheduled = true;
		// The submitter receives its response before the block is produced.
		queueMicrotask(() => {
			scheduled = false;
			while (running && node.pool.hasReady) {
				const block = node.newBlock({ limit: 1 });
				if (block.body.length === block.inherentCount + block.leadingCount) break;
			}
		});
	});
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
