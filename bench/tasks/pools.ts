import { type Run, runOnce } from "../processes.ts";
import type { LinkOptions } from "../server/link.ts";
import { medians, multiples, table } from "../table.ts";
import { atLeast, atMost, compared, type Runs } from "./goals.ts";
import { type Bench, FAR_MS, inTurn, mustEqual, type Outcome, profileOf } from "./task.ts";

/** Contenders. The last one takes minutes. */
const NEAR = ["floor", "ours", "whole", "papi", "dedot", "entries", "naive"];
const FAR = ["floor", "ours", "papi", "dedot", "entries"];

const COLUMNS = [
	medians<Run>("CPU ms", ({ cpuMs }) => cpuMs),
	multiples<Run>("of the floor", ({ cpuMs }) => cpuMs),
	medians<Run>("wall ms", ({ wallMs }) => wallMs),
	multiples<Run>("of the floor", ({ wallMs }) => wallMs),
	medians<Run>("memory MB over connected", memory),
	medians<Run>("connected MB", ({ baseMb }) => baseMb),
	medians<Run>("requests", requests),
	medians<Run>("MB both ways", bytes, 1),
];

/** All pools with their workers' sessions and stakes, on one machine. */
export async function pools(bench: Bench): Promise<Outcome> {
	const runs = await all(bench, "pools", NEAR, {});
	const cpu = ({ cpuMs }: Run) => cpuMs;
	const goals = [
		...compared(runs, ["ours", "floor"], cpu, (ratio) => atMost("1. all pools: CPU, of the floor", ratio, 1.5)),
		...compared(runs, ["entries", "ours"], cpu, (ratio) => atLeast("1. … entries(), of it", ratio, 15)),
		...compared(runs, ["papi", "ours"], cpu, (ratio) => atLeast("1. … polkadot-api, of it", ratio, 4)),
		...compared(runs, ["dedot", "ours"], cpu, (ratio) => atLeast("1. … dedot, of it", ratio, 5)),
		...compared(runs, ["ours", "entries"], bytes, (ratio) => atMost("2. … bytes, of entries()", ratio, 0.6)),
		...compared(runs, ["ours", "entries"], requests, (ratio) => atMost("2. … requests, of entries()", ratio, 0.25)),
		...compared(runs, ["ours", "entries"], memory, (ratio) => atMost("3. … memory, of entries()", ratio, 0.2)),
	];
	return { title: "All pools with their workers' sessions and stakes", text: table(runs, COLUMNS), goals };
}

/** The same over a line. */
export async function far(bench: Bench): Promise<Outcome> {
	const runs = await all(bench, "far", FAR, { rttMs: FAR_MS });
	const wall = ({ wallMs }: Run) => wallMs;
	const goals = [
		...compared(runs, ["ours", "floor"], wall, (ratio) => atMost("4. … over the line: wall, of the floor", ratio, 0.5)),
		...compared(runs, ["entries", "ours"], wall, (ratio) => atLeast("4. … entries(), of it", ratio, 10)),
	];
	return { title: `The same over a line of ${FAR_MS} ms there and back`, text: table(runs, COLUMNS), goals };
}

async function all(bench: Bench, task: string, names: readonly string[], line: LinkOptions): Promise<Runs<Run>> {
	const { server, programs, state } = bench;
	await server.setLink(line);
	const read = async (contender: string, round: number) => {
		const profile = profileOf(bench, task, contender, round);
		const run = await runOnce(programs, { task: "pools", contender, profile }, server);
		mustEqual(contender, run.found, state.facts.totals);
		return run;
	};
	const runs = await inTurn(bench, task, names, read, ["naive"]);
	await server.setLink({});
	return runs;
}

function memory({ peakMb, baseMb }: Run): number {
	return peakMb - baseMb;
}

function requests({ traffic }: Run): number {
	return traffic.requests;
}

function bytes({ traffic: { bytesUp, bytesDown } }: Run): number {
	return (bytesUp + bytesDown) / 1e6;
}
