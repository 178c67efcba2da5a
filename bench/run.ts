/**
 * Who reads all pools, with their workers' sessions and stakes, at which cost: fresh processes, one after another and
 * in turn, medians. Everybody has to find the same sums.
 *
 *   node --import tsx bench/run.ts [--rounds 5] [--scale 1] [--only floor,ours] [--rtt 60] [--once naive] [--profile DIR]
 */
import { loadavg } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { NAMES } from "./contenders/index.ts";
import { type Run, runOnce, startServer } from "./processes.ts";
import { stateOf } from "./state/cache.ts";
import { table } from "./table.ts";

const { values } = parseArgs({
	options: {
		rounds: { type: "string", default: "5" },
		scale: { type: "string", default: "1" },
		only: { type: "string", default: NAMES.join() },
		rtt: { type: "string", default: "0" },
		down: { type: "string", default: "0" },
		up: { type: "string", default: "0" },
		profile: { type: "string" },
		once: { type: "string", default: "naive" },
	},
});
const scale = Number(values.scale);
const names = values.only.split(",");
const once = new Set(values.once.split(","));

const profileOf = (name: string, round: number): string | undefined =>
	values.profile === undefined ? undefined : join(values.profile, `${name}-${round + 1}.cpuprofile`);

const { facts } = await stateOf(scale);
const server = await startServer(scale);
await server.setLink({ rttMs: Number(values.rtt), downMbit: Number(values.down), upMbit: Number(values.up) });
const runs = new Map<string, Run[]>(names.map((name) => [name, []]));
let failed = false;
for (let round = 0; round < Number(values.rounds); round++) {
	for (const name of names) {
		if (round > 0 && once.has(name)) continue;
		const run = await runOnce(name, server, profileOf(name, round));
		runs.get(name)?.push(run);
		const agrees = isDeepStrictEqual(run.totals, facts.totals);
		failed ||= !agrees;
		const { requests } = run.traffic;
		console.log(
			`round ${round + 1}  ${name.padEnd(8)} ${run.cpuMs.toFixed(0).padStart(7)} ms CPU ${run.wallMs.toFixed(0).padStart(7)} ms` +
				` ${String(requests).padStart(6)} requests  load ${loadavg()[0]?.toFixed(1)}${agrees ? "" : "  FOUND OTHER SUMS"}`,
		);
		if (!agrees) console.log(run.totals, "instead of", facts.totals);
	}
}
server.stop();
console.log(`\n${table(runs)}`);
if (failed) process.exitCode = 1;
