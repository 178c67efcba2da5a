import { deepEqual } from "../codec/deep-equal.ts";
import type { BlockRef } from "../query/block-ref.ts";

/** Changes of a collection in one block. @public */
export interface CollectionChange<Id, Row> {
	/** The block of all rows. */
	readonly block: BlockRef;
	/** New rows; in the first change, all rows. */
	readonly added: readonly Row[];
	/** Rows that differ from before. */
	readonly changed: readonly Row[];
	/** Ids of rows that are gone. */
	readonly removed: readonly Id[];
	/** All rows after the block. */
	readonly all: ReadonlyMap<Id, Row>;
}

/** The rows of a collection. */
export class CollectionRows<Id, Row extends object> {
	#all: ReadonlyMap<Id, Row> = new Map();

	/** The current rows; a new map after each update that changed something. */
	get all(): ReadonlyMap<Id, Row> {
		return this.#all;
	}

	/**
	 * Updates rows.
	 *
	 * @param rows - rows that were read, `null` for a row that does not exist. Other rows stay
	 * @returns the differences; `null` if there are none
	 */
	update(rows: Iterable<readonly [Id, Row | null]>): Omit<CollectionChange<Id, Row>, "block"> | null {
		const before = this.#all;
		const all = new Map(before);
		const added: Row[] = [];
		const changed: Row[] = [];
		const removed: Id[] = [];
		for (const [id, row] of rows) {
			const old = before.get(id);
			if (row === null) {
				if (all.delete(id)) removed.push(id);
			} else if (old === undefined || !deepEqual(old, row)) {
				all.set(id, row);
				(old === undefined ? added : changed).push(row);
			}
		}
		if (added.length + changed.length + removed.length === 0) return null;
		this.#all = all;
		return { added, changed, removed, all };
	}
}
