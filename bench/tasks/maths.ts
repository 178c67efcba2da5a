import { join } from "node:path";
import type { MathsMeasurement } from "../maths/child.ts";
import { inProcess, next } from "../processes.ts";
import { atLeast } from "./goals.ts";
import type { PartContender } from "./part.ts";
import { mustEqual, type Task } from "./task.ts";

/** Ways to value shares. */
export const WAYS: readonly PartContender[] = [
	{ name: "bigint", seconds: 1.5 },
	{ name: "ours", seconds: 1.5, own: true },
	{ name: "kept", seconds: 1, own: true },
	{ name: "bn", seconds: 4 },
];
/** Shares that are valued. */
const COUNT = 500_000;

/** Computes the value of shares at their pool's price, many times, with warm code. */
export const maths: Task = () => {
	let expected: string | undefined;
	return [
		{
			id: "maths",
			title: `Value of shares, ${COUNT} times`,
			contenders: WAYS,
			columns: [
				{ head: "CPU ms", measure: "cpuMs" },
				{ head: "ns each", measure: "nsEach" },
				{ head: "of the first", measure: "cpuMs", isRelative: true },
			],
			run: async ({ programs, contender }) => {
				const { title, cpuMs, sum } = await valued(programs, contender, COUNT);
				expected ??= sum;
				mustEqual(contender, sum, expected);
				return { title, measures: { cpuMs, nsEach: (cpuMs * 1e6) / COUNT } };
			},
			goals: (results) => [
				...atLeast(row("value of shares: bn.js, of it"), results.ratio("bn", "ours", "cpuMs"), 5),
				...atLeast(row("… with the price kept"), results.ratio("bn", "kept", "cpuMs"), 12),
			],
		},
	];
};

const row = (what: string) => ({ row: 8, what, basis: "cpu" }) as const;

/** Values so many shares in one way, in a fresh process. */
export async function valued(programs: string, way: string, count: number): Promise<MathsMeasurement> {
	const program = join(programs, "maths/child.js");
	return inProcess(program, [way, String(count)], async (child) => (await next(child)) as MathsMeasurement);
}
