import { type Run, runOnce } from "../processes.ts";
import type { Column } from "../report/table.ts";
import type { LinkOptions } from "../server/link.ts";
import { atLeast, atMost, type Basis } from "./goals.ts";
import type { PartContender, Subject } from "./part.ts";
import type { Measured } from "./results.ts";
import { type Bench, FAR_MS, mustEqual, type Task } from "./task.ts";

const NEAR: readonly PartContender[] = [
	{ name: "floor", seconds: 3 },
	{ name: "ours", seconds: 4, own: true },
	{ name: "whole", seconds: 7, own: true },
	{ name: "papi", seconds: 9 },
	{ name: "dedot", seconds: 9 },
	{ name: "entries", seconds: 24 },
	{ name: "naive", seconds: 110, once: true },
];
const FAR: readonly PartContender[] = [
	{ name: "floor", seconds: 5 },
	{ name: "ours", seconds: 4, own: true },
	{ name: "papi", seconds: 9 },
	{ name: "dedot", seconds: 24, once: true },
	{ name: "entries", seconds: 22, once: true },
];

const COLUMNS: readonly Column[] = [
	{ head: "CPU ms", measure: "cpuMs" },
	{ head: "of the floor", measure: "cpuMs", isRelative: true },
	{ head: "wall ms", measure: "wallMs" },
	{ head: "of the floor", measure: "wallMs", isRelative: true },
	{ head: "memory MB over connected", measure: "memoryMb" },
	{ head: "connected MB", measure: "baseMb" },
	{ head: "requests", measure: "requests" },
	{ head: "MB both ways", measure: "trafficMb", digits: 1 },
];

/** All pools with their workers' sessions and stakes, on one machine. */
export const pools: Task = (bench) => [
	{
		id: "pools",
		title: "All pools with their workers' sessions and stakes",
		contenders: NEAR,
		columns: COLUMNS,
		run: (subject) => readAll(bench, subject, {}),
		goals: (results) => [
			...atMost(row("all pools with sessions: CPU, of the floor"), results.ratio("ours", "floor", "cpuMs"), 1.3),
			...atLeast(row("… polkadot-api, of it"), results.ratio("papi", "ours", "cpuMs"), 4),
			...atLeast(row("… dedot, of it"), results.ratio("dedot", "ours", "cpuMs"), 5),
			...atLeast(row("… entries(), of it"), results.ratio("entries", "ours", "cpuMs"), 18),
			...atMost(row("… whole states, of the floor"), results.ratio("whole", "floor", "cpuMs"), 3),
			...atMost(row("… bytes, of entries()", "count"), results.ratio("ours", "entries", "trafficMb"), 0.6),
			...atMost(row("… requests, of entries()", "count"), results.ratio("ours", "entries", "requests"), 0.25),
			...atMost(row("… memory, of entries()", "wall"), results.ratio("ours", "entries", "memoryMb"), 0.2),
		],
	},
];

/** The same over a network. */
export const far: Task = (bench) => [
	{
		id: "far",
		title: `The same with a round trip of ${FAR_MS} ms`,
		contenders: FAR,
		columns: COLUMNS,
		run: (subject) => readAll(bench, subject, { rttMs: FAR_MS }),
		goals: (results) => {
			const name = { row: 2, basis: "wall" } as const;
			const what = `all pools at ${FAR_MS} ms: wall, of the floor`;
			return [
				...atMost({ ...name, what }, results.ratio("ours", "floor", "wallMs"), 0.45),
				...atLeast({ ...name, what: "… entries(), of it" }, results.ratio("entries", "ours", "wallMs"), 10),
			];
		},
	},
];

const row = (what: string, basis: Basis = "cpu") => ({ row: 1, what, basis });

async function readAll({ server, state, warmUps }: Bench, subject: Subject, link: LinkOptions): Promise<Measured> {
	await server.setLink(link);
	const run = await runOnce({ ...subject, task: "pools", warmUps }, server);
	await server.setLink({});
	mustEqual(subject.contender, run.found, state.facts.totals);
	return { title: run.title, measures: measure(run) };
}

/** Costs of a read. */
export function measure({ cpuMs, wallMs, baseMb, peakMb, traffic }: Run) {
	return {
		cpuMs,
		wallMs,
		baseMb,
		memoryMb: peakMb - baseMb,
		requests: traffic.requests,
		trafficMb: (traffic.bytesUp + traffic.bytesDown) / 1e6,
	};
}
