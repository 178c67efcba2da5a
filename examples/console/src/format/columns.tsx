import type { Column } from "../ui/data-table.tsx";
import { Amount } from "./amount.tsx";

/** A column of amounts in PHA, or of shares. */
export const amountColumn = <Row,>(key: string, label: string, value: (row: Row) => bigint): Column<Row> => ({
	key,
	label,
	isNumber: true,
	sortBy: value,
	render: (row) => <Amount value={value(row)} />,
});

/** A column that counts, for example workers. */
export const countColumn = <Row,>(key: string, label: string, count: (row: Row) => number): Column<Row> => ({
	key,
	label,
	isNumber: true,
	sortBy: count,
	render: (row) => <span className="number">{count(row)}</span>,
});

/** The value of what waits in the withdraw queue of a pool or vault. */
export const withdrawingColumn = <Row extends { readonly withdrawQueue: readonly { readonly value: bigint }[] }>(
	label: string,
): Column<Row> =>
	amountColumn("withdrawing", label, ({ withdrawQueue }) => withdrawQueue.reduce((sum, { value }) => sum + value, 0n));
