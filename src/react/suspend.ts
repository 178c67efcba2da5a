import { getOrCreate } from "./get-or-create.ts";
import { misuse } from "./misuse.ts";
import type { WaitingSnapshot, WaitingStore } from "./wait.ts";

const waits = new WeakMap<WaitingStore, Promise<void>>();
/** Failures that an error boundary received: a later render is another attempt. */
const thrown = new WeakSet<WaitingSnapshot>();

/** Throws a promise of the next snapshot while there is none, or the error. */
export function suspend(store: WaitingStore, snapshot: WaitingSnapshot): never {
	// The page shows the fallback, and React renders again in the browser.
	if (typeof window === "undefined") throw misuse("suspense", "initial on a server");
	if (snapshot.error && !thrown.has(snapshot)) {
		// React renders a second time before it gives up, in the same task.
		setTimeout(() => thrown.add(snapshot));
		throw snapshot.error;
	}
	throw getOrCreate(waits, store, () =>
		import("./wait.ts")
			.then(({ waitForSnapshot }) => waitForSnapshot(store, snapshot))
			.finally(() => waits.delete(store)),
	);
}
