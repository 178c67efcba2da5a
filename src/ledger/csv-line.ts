/** A cell: an amount, which is written as it is, or text. */
export type CsvCell = string | { readonly amount: string };

/** Spreadsheets take cells that begin so for formulas. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** One line of CSV, RFC 4180. Text that looks like a formula gets a `'` before it. */
export function csvLine(cells: readonly CsvCell[]): string {
	return `${cells.map(formatCell).join(",")}\r\n`;
}

function formatCell(cell: CsvCell): string {
	if (typeof cell !== "string") return cell.amount;
	const text = FORMULA.test(cell) ? `'${cell}` : cell;
	return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
