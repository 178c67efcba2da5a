import { sortRows } from "../entities/rows/sort-rows.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import type { ObservableLike } from "../store/store.ts";
import type { LiveSnapshot } from "./live.ts";
import type { RowSelection } from "./row-selection.ts";

/** All rows of a collection, and the function that selects some of them. */
export interface SelectableRows<Row extends object> {
	readonly all: ReadonlyMap<unknown, Row>;
	readonly select: typeof selectRows;
}

/** The rows of a collection, live. */
export function selectableRows<Row extends object>(
	source: ObservableLike<CollectionChange<unknown, Row>>,
): ObservableLike<SelectableRows<Row>> {
	return {
		subscribe: (observer) =>
			source.subscribe({
				next: ({ all }) => observer.next({ all, select: selectRows }),
				error: observer.error,
				complete: observer.complete,
			}),
	};
}

/**
 * The snapshot of the rows that are selected. `last` where that is the same: a new `where` of every render must not look like new rows.
 *
 * @throws PhalaError `INVALID_ARGUMENT`
 */
function selectRows<Row extends object>(
	snapshot: LiveSnapshot<SelectableRows<Row>>,
	selection: RowSelection<Row>,
	last: LiveSnapshot<readonly Row[]> | null,
): LiveSnapshot<readonly Row[]> {
	const value = sliceRows(snapshot.value?.all.values() ?? [], selection);
	const isSame = last?.status === snapshot.status && last.error === snapshot.error && isEqual(last.value, value);
	return isSame ? last : Object.freeze({ ...snapshot, value } as LiveSnapshot<readonly Row[]>);
}

function sliceRows<Row extends object>(all: Iterable<Row>, selection: RowSelection<Row>): readonly Row[] {
	const { where, orderBy, offset = 0, limit } = selection;
	const matching = where ? [...all].filter(where) : [...all];
	const name = String(orderBy?.field);
	if (orderBy && matching[0] && !(name in matching[0]))
		throw invalidArgument("orderBy.field", name, `a field that is read: ${Object.keys(matching[0]).join(", ")}`);
	const sorted = orderBy ? sortRows(matching, name, orderBy.direction === "desc") : matching;
	checkCount("offset", offset);
	if (limit !== undefined) checkCount("limit", limit);
	return Object.freeze(sorted.slice(offset, limit === undefined ? undefined : offset + limit));
}

function checkCount(name: string, value: number): void {
	if (!Number.isSafeInteger(value) || value < 0) throw invalidArgument(name, value, "an integer ≥ 0");
}

function isEqual(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
	return a?.length === b.length && a.every((row, i) => row === b[i]);
}
