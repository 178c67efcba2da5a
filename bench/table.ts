/** Median of a list. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** A column: its heading, and its cell for the runs of one contender. */
export interface Column<R> {
	readonly head: string;
	cell(runs: readonly R[], first: readonly R[]): string;
}

/** Medians of one number. */
export const medians = <R>(head: string, pick: (run: R) => number, digits = 0): Column<R> => ({
	head,
	cell: (runs) => median(runs.map(pick)).toFixed(digits),
});

/** Medians of one number as a multiple of the first contender's. */
export const multiples = <R>(head: string, pick: (run: R) => number): Column<R> => ({
	head,
	cell: (runs, first) => `${(median(runs.map(pick)) / median(first.map(pick))).toFixed(2)}×`,
});

/** Formats a Markdown table with one row per contender. */
export function table<R extends { readonly title: string }>(
	runs: ReadonlyMap<string, readonly R[]>,
	columns: readonly Column<R>[],
): string {
	const lists = [...runs.values()];
	const lines = lists.map((list) => [
		list[0]?.title ?? "",
		...columns.map(({ cell }) => cell(list, lists[0] ?? [])),
		String(list.length),
	]);
	return markdown(["Contender", ...columns.map(({ head }) => head), "runs"], lines);
}

/** Formats a Markdown table. All columns but the first are numbers. */
export function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
	const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [row(head), row(["---", ...head.slice(1).map(() => "---:")]), ...lines.map(row)].join("\n");
}
