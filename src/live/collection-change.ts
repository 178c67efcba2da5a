import { deepEqual } from "../codec/deep-equal.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { BlockRef } from "../query/block-ref.ts";

/** What one block changed in a set. @public */
export interface CollectionChange<Id, Row> {
	/** The block that all of it is from. */
	readonly block: BlockRef;
	/** Those that were not there before; all of them in the first change. */
	readonly added: readonly Row[];
	/** Those that are other than before. */
	readonly changed: readonly Row[];
	/** Ids of those that are gone. */
	readonly removed: readonly Id[];
	/** The whole set after the block. */
	readonly all: ReadonlyMap<Id, Row>;
}

/** The rows of a set, and what an update changes among them. */
export class CollectionRows<Id, Row extends object> {
	#all: ReadonlyMap<Id, Row> = new Map();

	/** The rows as they are now; another map after each update that changed something. */
	get all(): ReadonlyMap<Id, Row> {
		return this.#all;
	}

	/**
	 * Takes new readings in.
	 *
	 * @param found - rows as they were read, `null`: not there (any more); others stay
	 * @returns what changed; `null`: nothing
	 */
	update(found: Iterable<readonly [Id, Row | null]>): Omit<CollectionChange<Id, Row>, "block"> | null {
		const before = this.#all;
		const all = new Map(before);
		const added: Row[] = [];
		const changed: Row[] = [];
		const removed: Id[] = [];
		for (const [id, row] of found) {
			const old = before.get(id);
			if (row === null) {
				if (all.delete(id)) removed.push(id);
			} else if (old === undefined || !deepEqual(old, row)) {
				all.set(id, deepFreeze(row));
				(old === undefined ? added : changed).push(row);
			}
		}
		if (added.length + changed.length + removed.length === 0) return null;
		this.#all = all;
		return { added: Object.freeze(added), changed: Object.freeze(changed), removed: Object.freeze(removed), all };
	}
}
