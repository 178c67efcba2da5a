/**
 * A small form of the benchmark for CI: hand-written contenders, bn.js and this package in turn, with warm code, on a small state.
 * Fails if a goal on CPU time is missed by far, so that a busy machine does not fail it, or one on counts at all. Needs a build in
 * `dist`.
 *
 *   node --import tsx bench/check.ts
 */
import { buildPackage, buildPrograms, OWN_BUILD } from "./build.ts";
import { startServer } from "./processes.ts";
import { formatReport, goalsOf } from "./report/report.ts";
import { runParts } from "./rounds.ts";
import { Schedule } from "./schedule.ts";
import { stateOf } from "./state/cache.ts";
import { isMet, widen } from "./tasks/goals.ts";
import { maths } from "./tasks/maths.ts";
import type { Part } from "./tasks/part.ts";
import { plans } from "./tasks/plans.ts";
import { pools } from "./tasks/pools.ts";

const SCALE = 0.02;
const ROUNDS = 3;
/** Reads before the measured one: cold code costs more in a small state than in the usual one. */
const WARM_UPS = 3;
/** How many times as wide the limits of CPU times are as the goals. */
const TOLERANCE = 3;
const PARTS: Readonly<Record<string, readonly string[]>> = {
	pools: ["floor", "ours"],
	maths: ["ours", "kept", "bn"],
	"plans-1": ["check", "preview", "simulate"],
	"plans-2": ["check", "preview", "simulate"],
};

buildPackage();
const programs = await buildPrograms(OWN_BUILD);
const state = await stateOf(SCALE);
const server = await startServer(SCALE);
try {
	const bench = { server, state, scale: SCALE, warmUps: WARM_UPS };
	const parts = [pools, maths, plans].flatMap((task) => task(bench)).flatMap(chosen);
	const schedule = new Schedule(parts, {
		rounds: ROUNDS,
		limitMs: Number.POSITIVE_INFINITY,
		now: () => performance.now(),
	});
	const results = await runParts(parts, { schedule, programsOf: () => programs, print: () => {} });
	const missed = goalsOf(parts, results)
		.filter(({ basis }) => basis !== "wall")
		// Counts are the same on every machine.
		.map((goal) => (goal.basis === "count" ? goal : widen(goal, TOLERANCE)))
		.filter((goal) => !isMet(goal));
	if (missed.length > 0) {
		process.exitCode = 1;
		console.log(formatReport(parts, results, `Scale ${SCALE}`));
		for (const { what, measured, min, max } of missed)
			console.log(`MISSED: ${what}: ${measured.toFixed(2)}, expected ${min.toFixed(2)} to ${max.toFixed(2)}`);
	}
} finally {
	server.stop();
}

function chosen(part: Part): readonly Part[] {
	const names = PARTS[part.id];
	if (names === undefined) return [];
	return [{ ...part, contenders: part.contenders.filter(({ name }) => names.includes(name)) }];
}
