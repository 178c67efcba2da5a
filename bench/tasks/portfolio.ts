import { runOnce } from "../processes.ts";
import type { Column } from "../report/table.ts";
import { atMost, exactly } from "./goals.ts";
import type { Part, PartContender, Subject } from "./part.ts";
import type { Measured } from "./results.ts";
import { FAR_MS, mustEqual, type Task } from "./task.ts";

const CONTENDERS: readonly PartContender[] = [
	{ name: "floor", seconds: 2 },
	{ name: "ours", seconds: 3, own: true },
	{ name: "papi", seconds: 4 },
	{ name: "dedot", seconds: 4 },
	{ name: "multi", seconds: 6 },
	{ name: "naive", seconds: 8, once: true },
	{ name: "loop", seconds: 30, once: true },
];
/** What every contender finds, as JSON. */
interface Found {
	readonly positions: number;
	/** Shares in waiting requests, decimal. */
	readonly queued: string;
}

/** Latency at which round trips are counted, ms: longer than what contenders compute between two requests. */
const COUNTING_MS = 300;
/** Contenders with too many round trips for it; theirs are counted at {@link FAR_MS}. */
const MANY_TRIPS = new Set(["naive", "loop"]);
/** Most delegations that `loop` reads: more take minutes. */
const LOOP_MOST = 100;

const COLUMNS: readonly Column[] = [
	{ head: "CPU ms", measure: "cpuMs", digits: 1 },
	{ head: "of the floor", measure: "cpuMs", isRelative: true },
	{ head: "wall ms", measure: "wallMs", digits: 1 },
	{ head: `wall ms at ${FAR_MS} ms`, measure: "farMs" },
	{ head: "of the floor", measure: "farMs", isRelative: true },
	{ head: "round trips", measure: "roundTrips" },
	{ head: "requests", measure: "requests" },
];

/** Balances, positions and waiting requests of one account, of three sizes, with cold code, locally and over a network. */
export const portfolio: Task = (bench) =>
	bench.state.facts.delegators.map(({ account, delegations }): Part => {
		let expected: Found | undefined;
		/** Round trips, which are the same in every round, by program. */
		const tripsBy = new Map<string, number>();
		const once = async (subject: Subject, rttMs: number) => {
			await bench.server.setLink({ rttMs });
			const run = await runOnce(
				{ ...subject, task: "portfolio", input: { account }, warmUps: bench.warmUps },
				bench.server,
			);
			await bench.server.setLink({});
			expected ??= run.found as Found;
			mustEqual(subject.contender, run.found, expected);
			mustEqual(subject.contender, expected.positions, delegations);
			return run;
		};
		return {
			id: `portfolio-${delegations}`,
			title: `Portfolio of one account with ${delegations} delegations`,
			contenders: CONTENDERS.filter(({ name }) => name !== "loop" || delegations <= LOOP_MOST),
			columns: COLUMNS,
			run: async (subject): Promise<Measured> => {
				const near = await once(subject, 0);
				const unprofiled = { ...subject, profile: undefined };
				const { wallMs, traffic } = await once(unprofiled, FAR_MS);
				const { requests } = traffic;
				const program = `${subject.programs}/${subject.contender}`;
				const roundTrips =
					tripsBy.get(program) ??
					(MANY_TRIPS.has(subject.contender) ? traffic : (await once(unprofiled, COUNTING_MS)).traffic).roundTrips;
				tripsBy.set(program, roundTrips);
				const waiting = Number(expected?.queued !== "0");
				const { cpuMs, wallMs: nearMs } = near;
				return { title: near.title, measures: { cpuMs, wallMs: nearMs, farMs: wallMs, roundTrips, requests, waiting } };
			},
			goals: (results) => {
				const what = `portfolio of ${delegations} at ${FAR_MS} ms`;
				// Shares of waiting requests are read by the ids in the pools' records, which takes one more round trip.
				const isWaiting = results.median("ours", "waiting") === 1;
				const trips = `… round trips${isWaiting ? ", with waiting requests" : ""}`;
				return [
					...atMost(
						{ row: 3, what: `${what}: wall, of the floor`, basis: "wall" },
						results.ratio("ours", "floor", "farMs"),
						1.1,
					),
					...exactly({ row: 3, what: trips, basis: "count" }, results.median("ours", "roundTrips"), isWaiting ? 3 : 2),
				];
			},
		};
	});
