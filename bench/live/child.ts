/**
 * One follower of pools in a process of its own: `CONTENDER URL INPUT [PROFILE]` on the command line. Tells the parent
 * when it is connected, when it knows all pools, and, after the parent had blocks made, what it heard of them.
 */

import { profiled } from "../profile.ts";
import { toJson } from "../state/facts.ts";
import type { LiveContender, LiveInput } from "./live.ts";

/** What following took. */
export interface LiveMeasurement {
	/** What the table says the contender is. */
	readonly title: string;
	/** Until all pools were told for the first time, ms. */
	readonly setupMs: number;
	/** Processor time while blocks came, user and system, ms. */
	readonly cpuMs: number;
	/** How often a pool was told meanwhile, changed or not. */
	readonly emissions: number;
	/** New total values, and when they were told, ns of the machine's clock. */
	readonly heard: readonly { readonly totalValue: string; readonly ns: string }[];
}

/** The next message of the parent. */
const word = () => new Promise<void>((go) => process.once("message", () => go()));
const say = (message: unknown) => process.send?.(JSON.parse(toJson(message)));

process.once("disconnect", () => process.exit(1));
const [, , name = "", url = "", input = "", profile] = process.argv;
const { pids, keys }: LiveInput = JSON.parse(input);
const contender: LiveContender = (await import(new URL(`.//${name}.js`, import.meta.url).href))[name];
const follower = await contender.connect(url, { pids, keys });
globalThis.gc?.();
say("connected");
await word();

const known = new Map<number, bigint>();
const heard: { readonly totalValue: bigint; readonly ns: bigint }[] = [];
let emissions = 0;
const start = performance.now();
await new Promise<void>((all, failed) => {
	const following = follower.follow((pid, totalValue) => {
		emissions++;
		const before = known.get(pid);
		if (before === totalValue) return;
		known.set(pid, totalValue);
		if (before !== undefined) heard.push({ totalValue, ns: process.hrtime.bigint() });
		else if (known.size === pids.length) all();
	});
	following?.catch(failed);
});
const setupMs = performance.now() - start;
say("following");
await word();

globalThis.gc?.();
const before = emissions;
const cpu = process.cpuUsage();
say("ready");
await (profile ? profiled(profile, word) : word());
const { user, system } = process.cpuUsage(cpu);
say({ title: contender.title, setupMs, cpuMs: (user + system) / 1000, emissions: emissions - before, heard });
await word();
await follower.close();
process.exit(0);
