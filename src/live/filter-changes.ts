import { defer, map, type Observable, filter as only } from "rxjs";
import type { CollectionChange } from "./collection-change.ts";

/** Which rows a listener wants. */
export interface RowFilter<Id, Row> {
	/** All when left out. */
	readonly filter?: ((row: Row) => boolean) | undefined;
	idOf(row: Row): Id;
}

/**
 * What a listener that wants only some rows hears of a set: its first change tells all that are there, a row that begins to be
 * wanted is added, one that is no longer wanted is removed. Changes without anything wanted are left out.
 */
export function filterChanges<Id, Row>({
	filter,
	idOf,
}: RowFilter<Id, Row>): (changes: Observable<CollectionChange<Id, Row>>) => Observable<CollectionChange<Id, Row>> {
	// Whoever comes late hears of the newest change first, which is to tell all that is there.
	if (!filter) return map((change, index) => (index === 0 ? asInitialChange(change) : change));
	return (changes) =>
		defer(() => {
			let mine: ReadonlyMap<Id, Row> | null = null;
			return changes.pipe(
				map(({ block, added, changed, removed, all }) => {
					const before = mine;
					const touched = before === null ? [...all.values()] : [...added, ...changed];
					const now = new Map(before);
					const told = { added: [] as Row[], changed: [] as Row[], removed: [] as Id[] };
					for (const row of touched) {
						const id = idOf(row);
						const had = now.has(id);
						if (filter(row)) {
							now.set(id, row);
							(had ? told.changed : told.added).push(row);
						} else if (had) {
							now.delete(id);
							told.removed.push(id);
						}
					}
					for (const id of removed) if (now.delete(id)) told.removed.push(id);
					mine = now;
					const nothing = told.added.length + told.changed.length + told.removed.length === 0;
					return before !== null && nothing ? null : Object.freeze({ block, ...told, all: now });
				}),
				only((change) => change !== null),
			);
		});
}

function asInitialChange<Id, Row>({ block, all }: CollectionChange<Id, Row>): CollectionChange<Id, Row> {
	return Object.freeze({ block, added: [...all.values()], changed: [], removed: [], all });
}
