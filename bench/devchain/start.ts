/** Time of a start with the import of the package, and memory of a chain, over those of Node. Of `dist`, in fresh processes. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { buildPackage } from "../build.ts";
import { quantile, report } from "./measurement.ts";

const RUNS = 7;
const START_GOAL_MS = 600;
const MEMORY_GOAL_MB = 60;
const MB = 1024 * 1024;

interface Started {
	readonly importMs: number;
	readonly totalMs: number;
	readonly cpuMs: number;
	readonly rss: number;
}

buildPackage();
const entry = join(import.meta.dirname, "../../dist/devchain.js");
const plain = await runs("plain-child.mjs");
for (const network of ["empty", "busy"]) {
	const started = await runs("start-child.mjs", entry, network);
	const median = (key: keyof Started) =>
		quantile(
			started.map((run) => run[key]),
			0.5,
		);
	const over = (key: keyof Started) =>
		median(key) -
		quantile(
			plain.map((run) => run[key]),
			0.5,
		);
	const isEmpty = network === "empty";
	report([
		{ what: `start of the ${network} network, import`, value: median("importMs"), unit: "ms" },
		{ what: `start of the ${network} network, import included`, value: median("totalMs"), unit: "ms" },
		{
			what: `start of the ${network} network, CPU time over Node's`,
			value: over("cpuMs"),
			goal: isEmpty ? START_GOAL_MS : undefined,
			unit: "ms",
		},
		{
			what: `memory of the ${network} network over Node's`,
			value: over("rss") / MB,
			goal: isEmpty ? undefined : MEMORY_GOAL_MB,
			unit: "MB",
		},
	]);
}

async function runs(file: string, ...args: string[]): Promise<Started[]> {
	const results: Started[] = [];
	for (let i = 0; i < RUNS; i++) {
		const child = fork(join(import.meta.dirname, file), args, { execArgv: ["--expose-gc"] });
		const [message] = (await once(child, "message")) as [Started];
		results.push(message);
		await once(child, "exit");
	}
	return results;
}
