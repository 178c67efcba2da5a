import { defer, filter as filterValues, map, type Observable } from "rxjs";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { CollectionChange } from "./collection-change.ts";

/** The rows of a collection that a subscriber receives. */
export interface RowFilter<Id, Row> {
	/** @defaultValue all rows */
	readonly filter?: ((row: Row) => boolean) | undefined;
	idOf(row: Row): Id;
}

/**
 * Filters a change stream. The first emission contains all matching rows as added; later ones report rows that start to match as
 * added, and rows that stop matching as removed. Skips changes without matching rows.
 */
export function filterChanges<Id, Row>({
	filter,
	idOf,
}: RowFilter<Id, Row>): (changes: Observable<CollectionChange<Id, Row>>) => Observable<CollectionChange<Id, Row>> {
	// A late subscriber receives the newest change first, which has to contain all rows.
	if (!filter) return map((change, index) => (index === 0 ? asInitialChange(change) : change));
	return (changes) =>
		defer(() => {
			let previous: ReadonlyMap<Id, Row> | null = null;
			return changes.pipe(
				map((change) => {
					const filtered = filterChange(change, previous, filter, idOf);
					previous = filtered?.all ?? previous;
					return filtered;
				}),
				filterValues((change) => change !== null),
			);
		});
}

/** @param previous - matching rows before the change; `null`: this is the first one */
function filterChange<Id, Row>(
	{ block, added, changed, removed, all }: CollectionChange<Id, Row>,
	previous: ReadonlyMap<Id, Row> | null,
	filter: (row: Row) => boolean,
	idOf: (row: Row) => Id,
): CollectionChange<Id, Row> | null {
	const matching = new Map(previous);
	const result = { added: [] as Row[], changed: [] as Row[], removed: [] as Id[] };
	for (const row of previous === null ? all.values() : [...added, ...changed]) {
		const id = idOf(row);
		const matched = matching.has(id);
		if (filter(row)) {
			matching.set(id, row);
			(matched ? result.changed : result.added).push(row);
		} else if (matched) {
			matching.delete(id);
			result.removed.push(id);
		}
	}
	for (const id of removed) if (matching.delete(id)) result.removed.push(id);
	const isEmpty = result.added.length + result.changed.length + result.removed.length === 0;
	return previous !== null && isEmpty ? null : deepFreeze({ block, ...result, all: matching });
}

function asInitialChange<Id, Row>({ block, all }: CollectionChange<Id, Row>): CollectionChange<Id, Row> {
	return deepFreeze({ block, added: [...all.values()], changed: [], removed: [], all });
}
