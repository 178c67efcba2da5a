import type { DevNode } from "./node.ts";
import type { Timers } from "./timers.ts";

/**
 * When blocks are made: one for each transaction as it comes, only when asked for, or in an interval of real time.
 *
 * @public
 */
export type Seal = "instant" | "manual" | { readonly intervalMs: number };

/** Makes blocks by themselves; answers how to stop. */
export function startSealing(node: DevNode, seal: Seal, timers: Timers): () => void {
	if (seal === "manual") return () => undefined;
	if (seal !== "instant") return every(timers, seal.intervalMs, () => node.newBlock());
	let running = true;
	let due = false;
	const stopListening = node.onReady(() => {
		if (due) return;
		due = true;
		// After the answer to whoever submitted it.
		queueMicrotask(() => {
			due = false;
			while (running && node.pool.hasReady) {
				const block = node.newBlock({ limit: 1 });
				if (block.body.length === block.inherents + block.prefaced) break;
			}
		});
	});
	return () => {
		running = false;
		stopListening();
	};
}

function every(timers: Timers, ms: number, body: () => void): () => void {
	let stop = timers.after(ms, again);
	function again(): void {
		stop = timers.after(ms, again);
		body();
	}
	return () => stop();
}
