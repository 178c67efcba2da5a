/**
 * Measures one read of one contender in a separate process. Argument: {@link ChildArguments} as JSON. Sends the measurement to
 * the parent. Run with `--expose-gc`, so that garbage of connecting is not attributed to the reads.
 */

import type { Contender } from "./contender.ts";
import { mostMemory } from "./memory.ts";
import { profiled } from "./profile.ts";
import { toJson } from "./state/facts.ts";

/** What to read, and where. */
export interface ChildArguments {
	/** Folder of the task. */
	readonly task: string;
	readonly contender: string;
	readonly url: string;
	/** Input of the task, if it has any. */
	readonly input?: unknown;
	/** File for a profile, which slows the run. */
	readonly profile?: string | undefined;
	/**
	 * Reads before the measured one.
	 *
	 * @defaultValue 0
	 */
	readonly warmUps?: number;
}

/** Measurement of one read. */
export interface Measurement {
	/** Name in the table. */
	readonly title: string;
	/** CPU time, user and system, ms. */
	readonly cpuMs: number;
	readonly wallMs: number;
	/** Resident memory once connected, MB. */
	readonly baseMb: number;
	/** Peak of resident memory, MB. */
	readonly peakMb: number;
	/** The result, as JSON. */
	readonly found: unknown;
}

process.once("disconnect", () => process.exit(1));
const MB = 2 ** 20;
const { task, contender: name, url, input, profile, warmUps = 0 }: ChildArguments = JSON.parse(process.argv[2] ?? "");
const contender: Contender<unknown, unknown> = (await import(new URL(`.//${task}/${name}.js`, import.meta.url).href))[
	name
];
const reader = await contender.connect(url, input);
for (let read = 0; read < warmUps; read++) await reader.read();
globalThis.gc?.();
const baseMb = process.memoryUsage().rss / MB;
// The parent resets its counters first, so that connecting does not count.
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
