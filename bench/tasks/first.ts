import { type FirstRun, runFirst } from "../processes.ts";
import type { Column } from "../report/table.ts";
import { PREFIXES } from "../wire/prefixes.ts";
import { atMost } from "./goals.ts";
import type { PartContender } from "./part.ts";
import { FAR_MS, mustEqual, type Task } from "./task.ts";

const CONTENDERS: readonly PartContender[] = [
	{ name: "floor", seconds: 1 },
	{ name: "record", seconds: 1 },
	{ name: "ours", seconds: 1.5, own: true },
	{ name: "dedot", seconds: 2.5 },
	{ name: "papi", seconds: 3 },
	{ name: "api", seconds: 4 },
];

const COLUMNS: readonly Column[] = [
	{ head: "import ms", measure: "importMs" },
	{ head: "call → answer ms", measure: "wallMs", digits: 1 },
	{ head: "socket open → answer ms", measure: "openMs", digits: 1 },
	{ head: "of the floor", measure: "openMs", isRelative: true },
	{ head: "CPU ms", measure: "cpuMs", digits: 1 },
	{ head: `open → answer at ${FAR_MS} ms`, measure: "farMs" },
	{ head: "of the floor", measure: "farMs", isRelative: true },
	{ head: "round trips", measure: "roundTrips" },
	{ head: "requests", measure: "requests" },
	{ head: "RSS MB", measure: "rssMb" },
	{ head: "over Node's", measure: "overNodeMb" },
];

/** Measures the way from a fresh process to the first pool. */
export const first: Task = ({ server }) => {
	const input = { pid: 0, prefixes: PREFIXES };
	let expected: FirstRun["found"] | undefined;
	const once = async (programs: string, contender: string, rttMs: number): Promise<FirstRun> => {
		await server.setLink({ rttMs });
		const run = await runFirst(programs, contender, input, server);
		await server.setLink({});
		expected ??= run.found;
		const isWhole = run.found.freeStake !== null;
		mustEqual(contender, run.found, isWhole ? expected : { ...expected, freeStake: null, queuedShares: null });
		return run;
	};
	return [
		{
			id: "first",
			title: "From a fresh process to the first pool",
			contenders: CONTENDERS,
			columns: COLUMNS,
			run: async ({ programs, contender }) => {
				const near = await once(programs, contender, 0);
				const { openMs: farMs, traffic } = await once(programs, contender, FAR_MS);
				const { title, importMs, wallMs, openMs, cpuMs, rssMb, bareMb } = near;
				const { roundTrips, requests } = traffic;
				const overNodeMb = rssMb - bareMb;
				return {
					title,
					measures: { importMs, wallMs, openMs, cpuMs, farMs, roundTrips, requests, rssMb, overNodeMb },
				};
			},
			goals: (results) => [
				...atMost(row("socket open → first pool, of the floor"), results.ratio("ours", "floor", "openMs"), 1.2),
				...atMost(row(`… at ${FAR_MS} ms`), results.ratio("ours", "floor", "farMs"), 1.1),
				...atMost(row("… import, of @polkadot/api's"), results.ratio("ours", "api", "importMs"), 0.25),
			],
		},
	];
};

const row = (what: string) => ({ row: 6, what, basis: "wall" }) as const;
