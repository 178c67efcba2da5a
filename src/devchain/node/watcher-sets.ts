import type { Watcher } from "./pool-entry.ts";

/** The sets that each watcher is in, so that it can be removed from all of them. */
export class WatcherSets {
	readonly #sets = new Map<Watcher, Set<Watcher>[]>();

	/** Adds a watcher to a set. */
	add(watchers: Set<Watcher>, watcher: Watcher | undefined): void {
		if (watcher === undefined) return;
		watchers.add(watcher);
		this.#sets.set(watcher, [...(this.#sets.get(watcher) ?? []), watchers]);
	}

	/** Removes a watcher from all sets. */
	remove(watcher: Watcher): void {
		for (const watchers of this.#sets.get(watcher) ?? []) watchers.delete(watcher);
		this.#sets.delete(watcher);
	}
}
