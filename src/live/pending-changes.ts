import type { Hex } from "../codec/hex.ts";
import type { StorageChangeSet } from "./storage-subscription.ts";

/** Most blocks that are buffered; the headers of older ones never arrived. */
const MAX_BLOCKS = 64;

interface BlockChanges {
	changes: ReadonlyMap<Hex, Hex | null>;
	readonly sources: Set<object>;
}

/** Buffers storage changes until the header of their block arrives. */
export class PendingChanges {
	readonly #blocks = new Map<Hex, BlockChanges>();
	readonly #sources = new Set<object>();

	/** Adds a subscription: blocks are complete only with its changes. */
	begin(source: object): void {
		this.#sources.add(source);
	}

	/** Buffers the changes of one block from one subscription. */
	add({ block, changes, source }: StorageChangeSet): void {
		const pending = this.#blocks.get(block);
		if (pending) {
			const merged = new Map(pending.changes);
			for (const [key, value] of changes) merged.set(key, value);
			pending.changes = merged;
			pending.sources.add(source);
			return;
		}
		this.#blocks.set(block, { changes, sources: new Set([source]) });
		for (const oldest of this.#blocks.keys()) {
			if (this.#blocks.size <= MAX_BLOCKS) break;
			this.#blocks.delete(oldest);
		}
	}

	/** Removes and returns the changes of a block; `null` if some subscription has not reported it yet. */
	take(block: Hex): ReadonlyMap<Hex, Hex | null> | null {
		const pending = this.#blocks.get(block);
		if (!pending) return null;
		for (const source of this.#sources) if (!pending.sources.has(source)) return null;
		this.#blocks.delete(block);
		return pending.changes;
	}

	/** Removes all blocks and subscriptions. */
	clear(): void {
		this.#blocks.clear();
		this.#sources.clear();
	}
}
