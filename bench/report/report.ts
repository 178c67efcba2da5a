import { type Goal, goalTable } from "../tasks/goals.ts";
import type { Part } from "../tasks/part.ts";
import type { Results } from "./readme-block.ts";
import { table } from "./table.ts";

/** Formats all tables, and the goals at the end. */
export function formatReport(parts: readonly Part[], results: Results, machine: string): string {
	const sections = parts.flatMap(({ id, title, note, columns }) => {
		const found = results.get(id);
		if (found === undefined || found.contenders.length === 0) return [];
		return [[`## ${title}`, ...(note === undefined ? [] : [note]), table(found, columns)].join("\n\n")];
	});
	return ["# Benchmark", `${machine}.`, ...sections, "## Goals", goalTable(goalsOf(parts, results))].join("\n\n");
}

/** Goals of all parts that ran. */
export function goalsOf(parts: readonly Part[], results: Results): readonly Goal[] {
	return parts.flatMap(({ id, goals }) => {
		const found = results.get(id);
		return found === undefined ? [] : (goals?.(found) ?? []);
	});
}
