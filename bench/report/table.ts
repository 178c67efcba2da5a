import type { PartResults } from "../tasks/results.ts";
import { markdown } from "./markdown.ts";

/** A column: the median of one measurement of a contender. */
export interface Column {
	readonly head: string;
	/** Name of the measurement. */
	readonly measure: string;
	/** @defaultValue 0 */
	readonly digits?: number;
	/** As a multiple of the first contender's. */
	readonly isRelative?: boolean;
}

/** Formats a Markdown table with one row per contender. */
export function table(results: PartResults, columns: readonly Column[]): string {
	const [first = ""] = results.contenders;
	const rows = results.contenders.map((name) => [
		results.title(name),
		...columns.map(({ measure, digits = 0, isRelative = false }) =>
			isRelative
				? `${((results.median(name, measure) ?? Number.NaN) / (results.median(first, measure) ?? Number.NaN)).toFixed(2)}×`
				: (results.median(name, measure) ?? Number.NaN).toFixed(digits),
		),
		String(results.count(name)),
	]);
	return markdown(["Contender", ...columns.map(({ head }) => head), "runs"], rows);
}
