import { pageSize, READING_PAGE } from "../../scripts/page-size.ts";
import { type FirstRun, runFirst } from "../processes.ts";
import { medians, multiples, table } from "../table.ts";
import { PREFIXES } from "../wire/prefixes.ts";
import { atMost, compared } from "./goals.ts";
import { type Bench, FAR_MS, inTurn, mustEqual, type Outcome } from "./task.ts";

const NAMES = ["floor", "record", "ours", "dedot", "papi", "api"];

/** One contender locally and at the simulated latency. */
interface Both {
	readonly title: string;
	readonly near: FirstRun;
	readonly far: FirstRun;
	readonly cpuMs: number;
	readonly wallMs: number;
}

const COLUMNS = [
	medians<Both>("import ms", ({ near }) => near.importMs),
	medians<Both>("call → answer ms", ({ near }) => near.wallMs, 1),
	medians<Both>("socket open → answer ms", ({ near }) => near.openMs, 1),
	multiples<Both>("of the floor", ({ near }) => near.openMs),
	medians<Both>("CPU ms", ({ near }) => near.cpuMs, 1),
	medians<Both>(`open → answer at ${FAR_MS} ms`, ({ far }) => far.openMs),
	multiples<Both>("of the floor", ({ far }) => far.openMs),
	medians<Both>("round trips", ({ far }) => far.traffic.roundTrips),
	medians<Both>("requests", ({ far }) => far.traffic.requests),
	medians<Both>("RSS MB", ({ near }) => near.rssMb),
	medians<Both>("over Node's", ({ near }) => near.rssMb - near.bareMb),
];

/** Measures the way from a fresh process to the first pool. */
export async function first(bench: Bench): Promise<Outcome> {
	const { server, programs } = bench;
	const input = { pid: 0, prefixes: PREFIXES };
	let expected: FirstRun["found"] | undefined;
	const once = async (contender: string, rttMs: number) => {
		await server.setLink({ rttMs });
		const run = await runFirst(programs, contender, input, server);
		expected ??= run.found;
		const whole = run.found.freeStake !== null;
		mustEqual(contender, run.found, whole ? expected : { ...expected, freeStake: null, queuedShares: null });
		return run;
	};
	const runs = await inTurn<Both>(bench, "first", NAMES, async (contender) => {
		const near = await once(contender, 0);
		const far = await once(contender, FAR_MS);
		return { title: near.title, near, far, cpuMs: near.cpuMs, wallMs: near.wallMs };
	});
	await server.setLink({});
	const { own, packages } = await pageSize(READING_PAGE);
	const goals = [
		...compared(
			runs,
			["ours", "floor"],
			({ near }) => near.openMs,
			(ratio) => atMost("7. first pool: socket open → answer, of the floor", ratio, 1.25),
		),
		...compared(
			runs,
			["ours", "floor"],
			({ far }) => far.openMs,
			(ratio) => atMost("7. … over the line", ratio, 1.25),
		),
		...compared(
			runs,
			["ours", "api"],
			({ near }) => near.importMs,
			(ratio) => atMost("7. … import, of @polkadot/api's", ratio, 0.25),
		),
		atMost("7. … size of a page that only reads, KB gzip", own + packages, 25),
	];
	return { title: "From a fresh process to the first pool", text: table(runs, COLUMNS), goals };
}
