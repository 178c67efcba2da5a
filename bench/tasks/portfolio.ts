import { type Run, runOnce } from "../processes.ts";
import { medians, multiples, table } from "../table.ts";
import { atMost, compared, exactly, type Goal } from "./goals.ts";
import { type Bench, FAR_MS, inTurn, mustEqual, type Outcome, profileOf } from "./task.ts";

const NAMES = ["floor", "ours", "papi", "dedot", "multi", "naive", "loop"];
/** Most delegations that `loop` reads: more take minutes. */
const LOOP_MOST = 100;

/** The same read on one machine and over a line. */
interface Both {
	readonly title: string;
	readonly near: Run;
	readonly far: Run;
	readonly cpuMs: number;
	readonly wallMs: number;
}

const COLUMNS = [
	medians<Both>("CPU ms", ({ near }) => near.cpuMs, 1),
	multiples<Both>("of the floor", ({ near }) => near.cpuMs),
	medians<Both>("wall ms", ({ near }) => near.wallMs, 1),
	medians<Both>(`wall ms at ${FAR_MS} ms`, ({ far }) => far.wallMs),
	multiples<Both>("of the floor", ({ far }) => far.wallMs),
	medians<Both>("round trips", ({ far }) => far.traffic.roundTrips),
	medians<Both>("requests", ({ far }) => far.traffic.requests),
];

/** Balances and positions of one account, of three sizes, with cold code. */
export async function portfolio(bench: Bench): Promise<Outcome> {
	const { server, programs, state } = bench;
	const texts: string[] = [];
	const goals: Goal[] = [];
	for (const { account, delegations } of state.facts.delegators) {
		const task = `portfolio of ${delegations}`;
		let expected: unknown;
		const once = async (contender: string, round: number, rttMs: number) => {
			await server.setLink({ rttMs });
			const profile = rttMs === 0 ? profileOf(bench, `portfolio-${delegations}`, contender, round) : undefined;
			const run = await runOnce(programs, { task: "portfolio", contender, input: { account }, profile }, server);
			expected ??= run.found;
			mustEqual(contender, run.found, expected);
			return run;
		};
		const names = delegations > LOOP_MOST ? NAMES.filter((name) => name !== "loop") : NAMES;
		const runs = await inTurn<Both>(
			bench,
			task,
			names,
			async (contender, round) => {
				const near = await once(contender, round, 0);
				const far = await once(contender, round, FAR_MS);
				return { title: near.title, near, far, cpuMs: near.cpuMs, wallMs: far.wallMs };
			},
			["loop"],
		);
		mustEqual("all contenders", (expected as { positions: number }).positions, delegations);
		texts.push(`**${delegations} delegations**\n\n${table(runs, COLUMNS)}`);
		goals.push(
			...compared(
				runs,
				["ours", "floor"],
				({ far }) => far.wallMs,
				(ratio) => atMost(`5. ${task}: wall over the line, of the floor`, ratio, 1.1),
			),
		);
		for (const run of runs.get("ours")?.slice(0, 1) ?? [])
			goals.push(exactly("5. … round trips", run.far.traffic.roundTrips, 2));
	}
	await server.setLink({});
	return { title: "Portfolio of one account", text: texts.join("\n\n"), goals };
}
