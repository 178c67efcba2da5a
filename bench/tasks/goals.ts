import { median } from "../table.ts";

/** Measurements of each contender, one per round. The first contender is the one that others are compared with. */
export type Runs<R> = ReadonlyMap<string, readonly R[]>;

/** A target and the measured value. */
export interface Goal {
	/** Number of the goal, and the compared values. */
	readonly what: string;
	/** The target as text: `≤ 1.5`. */
	readonly target: string;
	readonly measured: number;
	readonly met: boolean;
}

/** A goal with an upper limit. */
export const atMost = (what: string, measured: number, limit: number): Goal => ({
	what,
	target: `≤ ${limit}`,
	measured,
	met: measured <= limit,
});

/** A goal with a lower limit. */
export const atLeast = (what: string, measured: number, limit: number): Goal => ({
	what,
	target: `≥ ${limit}`,
	measured,
	met: measured >= limit,
});

/** A goal with an exact value. */
export const exactly = (what: string, measured: number, limit: number): Goal => ({
	what,
	target: `${limit}`,
	measured,
	met: measured === limit,
});

/** A goal with a relative tolerance. */
export const within = (what: string, measured: number, around: number, share: number): Goal => ({
	what,
	target: `${around} ± ${100 * share} %`,
	measured,
	met: Math.abs(measured / around - 1) <= share,
});

/**
 * Compares the medians of two contenders.
 *
 * @returns one goal on the ratio; none if one of them did not run
 */
export function compared<R>(
	runs: Runs<R>,
	[one, other]: readonly [string, string],
	pick: (run: R) => number,
	goal: (ratio: number) => Goal,
): Goal[] {
	const [mine, theirs] = [runs.get(one), runs.get(other)];
	return mine && theirs ? [goal(median(mine.map(pick)) / median(theirs.map(pick)))] : [];
}

/** Formats the goals as a Markdown table, ordered by number. */
export function goalTable(goals: readonly Goal[]): string {
	const byNumber = [...goals].sort((a, b) => Number.parseInt(a.what, 10) - Number.parseInt(b.what, 10));
	const rows = byNumber.map(
		({ what, target, measured, met }) => `| ${what} | ${target} | ${rounded(measured)} | ${met ? "met" : "MISSED"} |`,
	);
	return ["| Goal | target | measured | |", "| --- | ---: | ---: | --- |", ...rows].join("\n");
}

const rounded = (value: number): string =>
	Number.isInteger(value) ? String(value) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
