import { join } from "node:path";
import type { MathsMeasurement } from "../maths/child.ts";
import { inProcess, next } from "../processes.ts";
import { medians, multiples, table } from "../table.ts";
import { atLeast, compared } from "./goals.ts";
import { type Bench, inTurn, mustEqual, type Outcome } from "./task.ts";

/** Ways to value shares. */
export const WAYS = ["bigint", "ours", "kept", "bn"];
/** Shares that are valued. */
const COUNT = 500_000;

const COLUMNS = [
	medians<MathsMeasurement>("CPU ms", ({ cpuMs }) => cpuMs),
	medians<MathsMeasurement>("ns each", ({ cpuMs }) => (cpuMs * 1e6) / COUNT),
	multiples<MathsMeasurement>("of the first", ({ cpuMs }) => cpuMs),
];

/** Computes the value of shares at their pool's price, many times, with warm code. */
export async function maths(bench: Bench): Promise<Outcome> {
	const allContenders = { ...bench, only: undefined };
	let expected: string | undefined;
	const runs = await inTurn(allContenders, "maths", WAYS, async (name) => {
		const run = await valued(bench.programs, name, COUNT);
		expected ??= run.sum;
		mustEqual(name, run.sum, expected);
		return run;
	});
	const cpu = ({ cpuMs }: MathsMeasurement) => cpuMs;
	const goals = [
		...compared(runs, ["bn", "ours"], cpu, (ratio) => atLeast("9. share price: bn.js, of it", ratio, 4)),
		...compared(runs, ["bn", "kept"], cpu, (ratio) => atLeast("9. … with the price kept", ratio, 10)),
	];
	return { title: `What ${COUNT} shares are worth`, text: table(runs, COLUMNS), goals };
}

/** Values so many shares in one way, in a fresh process. */
export async function valued(programs: string, way: string, count: number): Promise<MathsMeasurement> {
	const program = join(programs, "maths/child.js");
	return inProcess(program, [way, String(count)], async (child) => (await next(child)) as MathsMeasurement);
}
