import { markdown } from "../report/markdown.ts";
import type { Results } from "../report/readme-block.ts";
import type { Part, PartContender } from "../tasks/part.ts";

const SEPARATOR = "@";

/** Name of a contender as built from another revision. */
export const atRevision = (contender: string, revision: string): string => `${contender}${SEPARATOR}${revision}`;

/** Name of the contender without the revision. */
export const withoutRevision = (contender: string): string => contender.split(SEPARATOR)[0] ?? contender;

/** Parts with this package's contenders alone, each followed by the same of another revision. Parts without any drop out. */
export function pairWithRevision(parts: readonly Part[], revision: string): readonly Part[] {
	return parts.flatMap((part) => {
		const contenders = part.contenders
			.filter(({ own }) => own)
			.flatMap((contender): PartContender[] => [
				{ ...contender, name: atRevision(contender.name, revision) },
				contender,
			]);
		return contenders.length === 0 ? [] : [{ ...part, contenders }];
	});
}

/** Formats medians, spread and ratios of every measurement in the tables of the parts. */
export function formatComparison(parts: readonly Part[], results: Results, revision: string, machine: string): string {
	const rows = parts.flatMap((part) => {
		const found = results.get(part.id);
		const measures = part.columns.filter(({ isRelative }) => !isRelative);
		const own = part.contenders.filter(({ name }) => withoutRevision(name) === name);
		return own.flatMap(({ name }) =>
			measures.flatMap(({ measure, head, digits = 0 }) => {
				const before = found?.values(atRevision(name, revision), measure) ?? [];
				const now = found?.values(name, measure) ?? [];
				const ratio = found?.ratio(name, atRevision(name, revision), measure);
				if (before.length === 0 || now.length === 0 || ratio === undefined) return [];
				const format = (list: readonly number[], median: number | undefined) =>
					`${(median ?? 0).toFixed(digits)} (${Math.min(...list).toFixed(digits)} to ${Math.max(...list).toFixed(digits)})`;
				const isApart = Math.min(...now) > Math.max(...before) || Math.max(...now) < Math.min(...before);
				return [
					[
						`${part.id}, ${name}: ${head}`,
						format(before, found?.median(atRevision(name, revision), measure)),
						format(now, found?.median(name, measure)),
						Number.isFinite(ratio) ? `${ratio.toFixed(2)}×` : "",
						isApart ? (ratio > 1 ? "more" : "less") : "",
					],
				];
			}),
		);
	});
	const note = "Medians, with the least and the most of all rounds. The last column is empty where these overlap.";
	return [
		`# This tree against ${revision}`,
		`${machine}. ${note}`,
		markdown(["Measurement", revision, "this tree", "ratio", ""], rows),
	].join("\n\n");
}
