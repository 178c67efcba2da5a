import { invalidArgument } from "../../errors/invalid-argument.ts";

/** Sorts by one field, `null` last; rows of equal value keep their order. */
export function sortRows<Row extends object>(rows: readonly Row[], field: string, descending: boolean): readonly Row[] {
	return [...rows].sort((a, b) => {
		const x = sortableValue(a, field);
		const y = sortableValue(b, field);
		if (x === y) return 0;
		if (x === null) return 1;
		if (y === null) return -1;
		return x < y !== descending ? -1 : 1;
	});
}

type Sortable = bigint | number | string | boolean | null;

function sortableValue(row: object, field: string): Sortable {
	const value: unknown = Reflect.get(row, field);
	if (typeof value === "object" && value !== null)
		throw invalidArgument("orderBy.field", field, "a field of amounts, numbers, text or flags");
	return value as Sortable;
}
