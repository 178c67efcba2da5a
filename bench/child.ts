/**
 * One contender, one read, in a process of its own: `CONTENDER URL [PROFILE]` on the command line, the measurement to the parent.
 * Run with `--expose-gc`, so that what connecting left behind is not counted as reading.
 */

import { contenderOf } from "./contenders/index.ts";
import { profiled } from "./profile.ts";
import { type Totals, toJson } from "./state/facts.ts";

/** What one read took. */
export interface Measurement {
	/** What the table says the contender is. */
	readonly title: string;
	/** Processor time, user and system, ms. */
	readonly cpuMs: number;
	readonly wallMs: number;
	/** Resident memory once connected, MB. */
	readonly baseMb: number;
	/** The most resident memory until the end, MB. */
	readonly peakMb: number;
	/** As JSON has it. */
	readonly totals: Totals;
}

process.once("disconnect", () => process.exit(1));
const MB = 2 ** 20;
const [, , name = "", url = "", profile] = process.argv;
const contender = await contenderOf(name);
const reader = await contender.connect(url);
globalThis.gc?.();
const baseMb = process.memoryUsage().rss / MB;
// The parent resets its counters, so that connecting is not counted.
await new Promise<void>((go) => {
	process.once("message", () => go());
	process.send?.("connected");
});
const cpu = process.cpuUsage();
const start = performance.now();
const totals = profile ? await profiled(profile, () => reader.pools()) : await reader.pools();
const wallMs = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const peakMb = process.resourceUsage().maxRSS / 1024;
process.send?.(
	JSON.parse(toJson({ title: contender.title, cpuMs: (user + system) / 1000, wallMs, baseMb, peakMb, totals })),
	async () => {
		await reader.close();
		process.exit(0);
	},
);
