/**
 * One contender, one read, in a process of its own: `TASK CONTENDER URL INPUT [PROFILE]` on the command line, the measurement to
 * the parent. Run with `--expose-gc`, so that what connecting left behind is not counted as reading.
 */

import type { Contender } from "./contender.ts";
import { mostMemory } from "./memory.ts";
import { profiled } from "./profile.ts";
import { toJson } from "./state/facts.ts";

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
	/** What was found, as JSON has it. */
	readonly found: unknown;
}

process.once("disconnect", () => process.exit(1));
const MB = 2 ** 20;
const [, , task = "", name = "", url = "", input = "", profile] = process.argv;
const contender: Contender<unknown, unknown> = (await import(new URL(`.//${task}/${name}.js`, import.meta.url).href))[
	name
];
const reader = await contender.connect(url, JSON.parse(input));
globalThis.gc?.();
const baseMb = process.memoryUsage().rss / MB;
// The parent resets its counters, so that connecting is not counted.
await new Promise<void>((go) => {
	process.once("message", () => go());
	process.send?.("connected");
});
const cpu = process.cpuUsage();
const start = performance.now();
const found = profile ? await profiled(profile, () => reader.read()) : await reader.read();
const wallMs = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const peakMb = mostMemory() / MB;
process.send?.(
	JSON.parse(toJson({ title: contender.title, cpuMs: (user + system) / 1000, wallMs, baseMb, peakMb, found })),
	async () => {
		await reader.close();
		process.exit(0);
	},
);
