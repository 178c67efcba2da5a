/**
 * Compares the costs of reads by this package and by others. Each task runs the contenders in turn, in fresh processes.
 * Writes a report in Markdown with medians, and the goals at its end. All contenders must find the same.
 *
 *   npm run bench -- [--tasks pools,first] [--only floor,ours] [--rounds 5] [--scale 1] [--profile DIR] [--out FILE]
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { buildPrograms } from "./build.ts";
import { startServer } from "./processes.ts";
import { stateOf } from "./state/cache.ts";
import { first } from "./tasks/first.ts";
import { type Goal, goalTable } from "./tasks/goals.ts";
import { growth } from "./tasks/growth.ts";
import { live } from "./tasks/live.ts";
import { maths } from "./tasks/maths.ts";
import { far, pools } from "./tasks/pools.ts";
import { portfolio } from "./tasks/portfolio.ts";
import type { Bench, Outcome } from "./tasks/task.ts";

const TASKS: Readonly<Record<string, (bench: Bench) => Promise<Outcome>>> = {
	pools,
	far,
	portfolio,
	live,
	first,
	growth,
	maths,
};

const { values } = parseArgs({
	options: {
		tasks: { type: "string", default: Object.keys(TASKS).join() },
		only: { type: "string" },
		rounds: { type: "string", default: "5" },
		scale: { type: "string", default: "1" },
		profile: { type: "string" },
		out: { type: "string" },
	},
});
const tasks = values.tasks.split(",").map((name) => {
	const task = TASKS[name];
	if (task === undefined) throw new RangeError(`Unknown task: ${name}. Expected ${Object.keys(TASKS).join(", ")}.`);
	return task;
});

const scale = Number(values.scale);
const programs = await buildPrograms("dist");
const state = await stateOf(scale);
const server = await startServer(scale);
const bench: Bench = {
	programs,
	server,
	state,
	scale,
	rounds: Number(values.rounds),
	only: values.only === undefined ? undefined : new Set(values.only.split(",")),
	profile: values.profile,
};
const parts = [
	"# Costs of reads",
	`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}; medians of ${bench.rounds}; scale ${scale}.`,
];
const goals: Goal[] = [];
for (const task of tasks) {
	const outcome = await task(bench);
	parts.push(`## ${outcome.title}`, outcome.text);
	goals.push(...outcome.goals);
}
server.stop();
parts.push("## Goals", goalTable(goals));
const report = `${parts.join("\n\n")}\n`;
console.log(report);
if (values.out !== undefined) writeFileSync(values.out, report);
