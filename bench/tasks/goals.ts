import { median } from "../table.ts";

/** Measurements of each contender, one per round. The first contender is the one that others are compared with. */
export type Runs<R> = ReadonlyMap<string, readonly R[]>;

/** One number to reach, and what was measured. */
export interface Goal {
	/** Its number, and what is compared with what. */
	readonly what: string;
	/** As it is written: `≤ 1.5`. */
	readonly wanted: string;
	readonly measured: number;
	readonly met: boolean;
}

/** A goal that is met by no more than `limit`. */
export const atMost = (what: string, measured: number, limit: number): Goal => ({
	what,
	wanted: `≤ ${limit}`,
	measured,
	met: measured <= limit,
});

/** A goal that is met by no less than `limit`. */
export const atLeast = (what: string, measured: number, limit: number): Goal => ({
	what,
	wanted: `≥ ${limit}`,
	measured,
	met: measured >= limit,
});

/** A goal that is met by exactly that. */
export const exactly = (what: string, measured: number, limit: number): Goal => ({
	what,
	wanted: `${limit}`,
	measured,
	met: measured === limit,
});

/** A goal that is met around a value, by a share of it. */
export const within = (what: string, measured: number, around: number, share: number): Goal => ({
	what,
	wanted: `${around} ± ${100 * share} %`,
	measured,
	met: Math.abs(measured / around - 1) <= share,
});

/**
 * What two contenders' medians have to do with each other.
 *
 * @returns nothing when one of them took no part
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

/** The goals as a Markdown table, by their numbers. */
export function goalTable(goals: readonly Goal[]): string {
	const byNumber = [...goals].sort((a, b) => Number.parseInt(a.what, 10) - Number.parseInt(b.what, 10));
	const rows = byNumber.map(
		({ what, wanted, measured, met }) => `| ${what} | ${wanted} | ${rounded(measured)} | ${met ? "met" : "MISSED"} |`,
	);
	return ["| Goal | wanted | measured | |", "| --- | ---: | ---: | --- |", ...rows].join("\n");
}

const rounded = (value: number): string =>
	Number.isInteger(value) ? String(value) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
