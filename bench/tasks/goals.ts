import { markdown } from "../report/markdown.ts";

/** What a goal is about. Wall time depends on what else the machine does; CPU time less so; counts and sizes do not. */
export type Basis = "cpu" | "wall" | "count";

/** A target and the measured value. */
export interface Goal {
	/** Row in the table of goals; one row may have several goals. */
	readonly row: number;
	/** The compared values. */
	readonly what: string;
	readonly basis: Basis;
	readonly measured: number;
	/** Allowed values; a bound is infinite where there is none. */
	readonly min: number;
	readonly max: number;
}

/** The place of a goal. */
export type GoalName = Pick<Goal, "row" | "what" | "basis">;

/** A goal with an upper limit; none without a measurement. */
export const atMost = (name: GoalName, measured: number | undefined, max: number): Goal[] =>
	measured === undefined ? [] : [{ ...name, measured, min: Number.NEGATIVE_INFINITY, max }];

/** A goal with a lower limit; none without a measurement. */
export const atLeast = (name: GoalName, measured: number | undefined, min: number): Goal[] =>
	measured === undefined ? [] : [{ ...name, measured, min, max: Number.POSITIVE_INFINITY }];

/** A goal with an exact value; none without a measurement. */
export const exactly = (name: GoalName, measured: number | undefined, value: number): Goal[] =>
	measured === undefined ? [] : [{ ...name, measured, min: value, max: value }];

/** Whether the measured value is allowed. */
export const isMet = ({ measured, min, max }: Goal): boolean => measured >= min && measured <= max;

/** The goal with limits `factor` times as wide. Exact goals stay exact. */
export function widen(goal: Goal, factor: number): Goal {
	if (goal.min === goal.max) return goal;
	return { ...goal, min: goal.min / factor, max: goal.max * factor };
}

/** Formats the goals as a Markdown table, ordered by row. */
export function goalTable(goals: readonly Goal[]): string {
	const rows = [...goals]
		.sort((a, b) => a.row - b.row)
		.map((goal) => [
			`${goal.row}. ${goal.what}`,
			formatTarget(goal),
			formatNumber(goal.measured),
			isMet(goal) ? "met" : "MISSED",
		]);
	return markdown(["Goal", "target", "measured", ""], rows);
}

function formatTarget({ min, max }: Goal): string {
	if (min === max) return formatNumber(min);
	if (min === Number.NEGATIVE_INFINITY) return `≤ ${formatNumber(max)}`;
	return `≥ ${formatNumber(min)}`;
}

const formatNumber = (value: number): string => String(Number(value.toFixed(value >= 10 ? 1 : 3)));
