import type { Hex } from "../codec/hex.ts";
import type { StorageChangeSet } from "./storage-subscription.ts";

/** Blocks whose notes are kept; older ones are forgotten, their heads never came. */
const BLOCKS = 64;

interface BlockChanges {
	readonly changes: Map<Hex, Hex | null>;
	readonly by: Set<object>;
}

/** What subscriptions noted of blocks whose heads have not come yet. */
export class PendingChanges {
	readonly #blocks = new Map<Hex, BlockChanges>();
	readonly #subscriptions = new Set<object>();

	/** From now on, a block counts as noted when this subscription has noted it too. */
	begin(from: object): void {
		this.#subscriptions.add(from);
	}

	/** Keeps a note until its block is taken. */
	add({ block, changes, from }: StorageChangeSet): void {
		const noted = this.#blocks.get(block) ?? { changes: new Map(), by: new Set() };
		for (const [key, value] of changes) noted.changes.set(key, value);
		noted.by.add(from);
		this.#blocks.set(block, noted);
		for (const old of this.#blocks.keys()) {
			if (this.#blocks.size <= BLOCKS) break;
			this.#blocks.delete(old);
		}
	}

	/** What all subscriptions noted of a block, and forgets it; `null` where some have not noted it yet. */
	take(block: Hex): ReadonlyMap<Hex, Hex | null> | null {
		const noted = this.#blocks.get(block);
		if (!noted || ![...this.#subscriptions].every((from) => noted.by.has(from))) return null;
		this.#blocks.delete(block);
		return noted.changes;
	}

	/** Forgets everything. */
	clear(): void {
		this.#blocks.clear();
		this.#subscriptions.clear();
	}
}
