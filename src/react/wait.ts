import type { LiveIdle, ReadableStore } from "./use-snapshot.ts";

/** A snapshot of any value. */
export interface WaitingSnapshot {
	readonly status: string;
	readonly error: Error | null;
	readonly retry?: () => void;
}

export type WaitingStore = ReadableStore<WaitingSnapshot | LiveIdle>;

/** How long to wait for a value that no component may need any more, ms. */
const WAIT_MS = 30_000;
/** How long to keep a value for a component that is not shown yet, ms. */
const KEEP_MS = 5_000;

/**
 * Subscribes in place of a component that cannot do so before its first render.
 *
 * @param failed - an error to try again after
 * @returns resolves when another render may succeed
 */
export function waitForSnapshot(store: WaitingStore, failed: WaitingSnapshot): Promise<void> {
	return new Promise<void>((resolve) => {
		const end = (keepMs: number) => {
			clearTimeout(timer);
			setTimeout(() => unsubscribe(), keepMs);
			resolve();
		};
		const timer = setTimeout(end, WAIT_MS, 0);
		const unsubscribe = store.subscribe(() => {
			const current = store.getSnapshot();
			if (current.status !== "loading" && current !== failed) end(KEEP_MS);
		});
		failed.retry?.();
	});
}
