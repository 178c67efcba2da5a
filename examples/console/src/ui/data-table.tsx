import { NativeSelect, UnstyledButton } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { useText } from "../text/text-provider.tsx";

type SortValue = bigint | number | string | null;

/** A column of a table. */
export interface Column<Row> {
	readonly key: string;
	readonly label: string;
	readonly hint?: string;
	/** Numbers are on the right. */
	readonly isNumber?: boolean;
	/** What rows are sorted by; `null` comes last. Without it, the column does not sort. */
	readonly sortBy?: (row: Row) => SortValue;
	readonly render: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
	readonly label: string;
	readonly columns: readonly Column<Row>[];
	readonly rows: readonly Row[];
	readonly rowKey: (row: Row) => string | number;
	/** Column that sorts first, largest value first. */
	readonly sortedBy?: string;
}

// Named, because the style for phones makes the elements a list of cards, which have no roles.
const TABLE = { role: "table" };
const ROW_GROUP = { role: "rowgroup" };
const ROW = { role: "row" };
const COLUMN_HEADER = { role: "columnheader" };
const CELL = { role: "cell" };

interface Sort {
	readonly key: string;
	readonly isDescending: boolean;
}

/** A table that sorts by its columns; on a phone, a card per row. */
export function DataTable<Row>({ label, columns, rows, rowKey, sortedBy }: DataTableProps<Row>) {
	const text = useText();
	const [sort, setSort] = useState<Sort | null>(sortedBy ? { key: sortedBy, isDescending: true } : null);
	const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
	const toggle = (key: string) =>
		setSort((now) => ({ key, isDescending: now?.key === key ? !now.isDescending : true }));
	const sortOf = (key: string) => {
		if (sort?.key !== key) return "none";
		return sort.isDescending ? "descending" : "ascending";
	};
	const sortable = columns.filter(({ sortBy }) => sortBy !== undefined);
	return (
		<>
			{sortable.length > 1 && (
				// The header of the columns, which cards do not have.
				<NativeSelect
					className="card-sort"
					aria-label={text.pools.sort}
					value={sort?.key ?? ""}
					onChange={({ currentTarget }) => setSort({ key: currentTarget.value, isDescending: true })}
					data={sortable.map(({ key, label }) => ({ value: key, label: text.pools.sortBy(label) }))}
				/>
			)}
			<table className="data-table" {...TABLE} aria-label={label}>
				<thead {...ROW_GROUP}>
					<tr {...ROW}>
						{columns.map(({ key, label, hint, isNumber, sortBy }) => (
							<th
								key={key}
								{...COLUMN_HEADER}
								scope="col"
								data-number={isNumber}
								data-key={key}
								aria-sort={sortBy && sortOf(key)}
							>
								{sortBy ? (
									<UnstyledButton className="sort" onClick={() => toggle(key)} title={hint ?? text.pools.sortBy(label)}>
										{label}
										<span aria-hidden className="sort-mark">
											{sort?.key === key ? (sort.isDescending ? "▾" : "▴") : ""}
										</span>
									</UnstyledButton>
								) : (
									<span title={hint}>{label}</span>
								)}
							</th>
						))}
					</tr>
				</thead>
				<tbody {...ROW_GROUP}>
					{sorted.map((row) => (
						<tr key={rowKey(row)} {...ROW}>
							{columns.map(({ key, label, isNumber, render }) => (
								<td key={key} {...CELL} data-label={label} data-number={isNumber} data-key={key}>
									{render(row)}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
	const sortBy = columns.find(({ key }) => key === sort?.key)?.sortBy;
	if (!sort || !sortBy) return rows;
	const direction = sort.isDescending ? -1 : 1;
	return [...rows].sort((a, b) => {
		const [x, y] = [sortBy(a), sortBy(b)];
		if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
		return x === y ? 0 : x < y ? -direction : direction;
	});
}
