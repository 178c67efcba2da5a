/**
 * Compares the costs of this package and of others. Each task runs the contenders in turn, in fresh processes. Prints a report in
 * Markdown with medians, and the goals at its end. All contenders must find the same.
 *
 *   npm run bench -- [--tasks pools,first] [--only floor,ours] [--rounds 3] [--minutes 14] [--scale 1] [--profile DIR]
 *                    [--out FILE] [--write] [--against REVISION]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatComparison, pairWithRevision, withoutRevision } from "./against/compare.ts";
import { buildRevision } from "./against/work-tree.ts";
import { buildPackage, buildPrograms, OWN_BUILD } from "./build.ts";
import { startServer } from "./processes.ts";
import { describeMachine } from "./report/machine.ts";
import { formatReadmeBlock, replaceReadmeBlock } from "./report/readme-block.ts";
import { formatReport } from "./report/report.ts";
import { runParts } from "./rounds.ts";
import { Schedule } from "./schedule.ts";
import { stateOf } from "./state/cache.ts";
import { TASKS } from "./tasks/index.ts";
import type { Part } from "./tasks/part.ts";

const MINUTE_MS = 60_000;
const README = join(import.meta.dirname, "..", "README.md");

const { values: options } = parseArgs({
	options: {
		tasks: { type: "string", default: Object.keys(TASKS).join() },
		only: { type: "string" },
		rounds: { type: "string", default: "3" },
		minutes: { type: "string", default: "14" },
		scale: { type: "string", default: "1" },
		profile: { type: "string" },
		out: { type: "string" },
		write: { type: "boolean", default: false },
		against: { type: "string" },
	},
});
const tasks = options.tasks.split(",").map((name) => {
	const task = TASKS[name];
	if (task === undefined) throw new RangeError(`Unknown task: ${name}. Expected ${Object.keys(TASKS).join(", ")}.`);
	return task;
});
const [rounds, minutes, scale] = [options.rounds, options.minutes, options.scale].map((text) => {
	const value = Number(text);
	if (!(value > 0)) throw new RangeError(`Invalid number: ${text}. Expected a number > 0.`);
	return value;
}) as [number, number, number];
if (options.write && scale !== 1) throw new RangeError("--write needs --scale 1: the README describes that state.");
if (options.write && options.against !== undefined) throw new RangeError("--write and --against exclude each other.");

const startedAt = performance.now();
const print = (line: string) => console.error(line);
buildPackage(print);
const programs = await buildPrograms(OWN_BUILD);
const revision = options.against === undefined ? null : await buildRevision(options.against, print);
const programsOfRevision =
	revision === null ? programs : await buildPrograms({ dist: revision.dist, name: revision.name });
print("creating or loading the state: up to a minute the first time");
const state = await stateOf(scale);
const server = await startServer(scale);
try {
	const parts = choose(tasks.flatMap((task) => task({ server, state, scale, warmUps: 0 })));
	const schedule = new Schedule(parts, {
		rounds,
		limitMs: minutes * MINUTE_MS - (performance.now() - startedAt),
		now: () => performance.now(),
	});
	const results = await runParts(parts, {
		schedule,
		programsOf: (name) => (withoutRevision(name) === name ? programs : programsOfRevision),
		moduleOf: withoutRevision,
		profile: options.profile,
		print,
	});
	const most = Math.max(...[...results.values()].flatMap((found) => found.contenders.map((name) => found.count(name))));
	const machine = `${describeMachine()}; medians of at most ${most}${scale === 1 ? "" : `; scale ${scale}`}`;
	const report =
		revision === null
			? formatReport(parts, results, machine)
			: formatComparison(parts, results, revision.name, machine);
	console.log(`${report}\n`);
	if (options.out !== undefined) writeFileSync(options.out, `${report}\n`);
	if (options.write) {
		const block = formatReadmeBlock(results, machine);
		writeFileSync(README, replaceReadmeBlock(readFileSync(README, "utf8"), block));
	}
} finally {
	server.stop();
	revision?.remove();
}

/** Parts with the chosen contenders, or with this package's alone, each beside the other revision's. */
function choose(parts: readonly Part[]): readonly Part[] {
	const only = options.only?.split(",");
	const chosen = parts.flatMap((part) => {
		const contenders = part.contenders.filter(({ name }) => only === undefined || only.includes(name));
		return contenders.length === 0 ? [] : [{ ...part, contenders }];
	});
	return revision === null ? chosen : pairWithRevision(chosen, revision.name);
}
