import { join } from "node:path";
import type { MathsMeasurement } from "../maths/child.ts";
import { inProcess, next } from "../processes.ts";
import { medians, multiples, table } from "../table.ts";
import { atLeast, compared } from "./goals.ts";
import { type Bench, inTurn, mustEqual, type Outcome } from "./task.ts";

const NAMES = ["bigint", "ours", "kept", "bn"];
/** Shares that are valued. */
const COUNT = 500_000;

const COLUMNS = [
	medians<MathsMeasurement>("CPU ms", ({ cpuMs }) => cpuMs),
	medians<MathsMeasurement>("ns each", ({ cpuMs }) => (cpuMs * 1e6) / COUNT),
	multiples<MathsMeasurement>("of the first", ({ cpuMs }) => cpuMs),
];

/** What shares are worth at their pool's price, many times, with warm code. */
export async function maths(bench: Bench): Promise<Outcome> {
	const everybody = { ...bench, only: undefined };
	let expected: string | undefined;
	const runs = await inTurn(everybody, "maths", NAMES, async (name) => {
		const args = [name, String(COUNT)];
		const run = await inProcess(join(bench.programs, "maths/child.js"), args, async (child) => {
			return (await next(child)) as MathsMeasurement;
		});
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
