/**
 * Follows pools in a separate process. Arguments: `CONTENDER URL INPUT [PROFILE]`. Reports to the parent when it is connected,
 * when it has all pools, and, after the parent added blocks, the changes it received.
 */

import { nextMessage } from "../messages.ts";
import { profiled } from "../profile.ts";
import { toJson } from "../state/facts.ts";
import type { LiveContender, LiveInput } from "./live.ts";

/** Measurement of one follower. */
export interface LiveMeasurement {
	/** Name in the table. */
	readonly title: string;
	/** Time until all pools were reported once, ms. */
	readonly setupMs: number;
	/** CPU time while blocks arrived, user and system, ms. */
	readonly cpuMs: number;
	/** Reports of pools meanwhile, changed or not. */
	readonly emissions: number;
	/** New total values, and when they were reported, ns of the machine's clock. */
	readonly emitted: readonly { readonly totalValue: string; readonly ns: string }[];
	/** Total values as last reported, by pool id. */
	readonly last: readonly (readonly [pid: number, totalValue: string])[];
}

const send = (message: unknown) => process.send?.(JSON.parse(toJson(message)));

process.once("disconnect", () => process.exit(1));
const [, , name = "", url = "", input = "", profile] = process.argv;
const { pids, keys }: LiveInput = JSON.parse(input);
const contender: LiveContender = (await import(new URL(`.//${name}.js`, import.meta.url).href))[name];
const follower = await contender.connect(url, { pids, keys });
globalThis.gc?.();
send("connected");
await nextMessage();

const known = new Map<number, bigint>();
const emitted: { readonly totalValue: bigint; readonly ns: bigint }[] = [];
let emissions = 0;
const start = performance.now();
await new Promise<void>((all, failed) => {
	const following = follower.follow((pid, totalValue) => {
		emissions++;
		const before = known.get(pid);
		if (before === totalValue) return;
		known.set(pid, totalValue);
		if (before !== undefined) emitted.push({ totalValue, ns: process.hrtime.bigint() });
		else if (known.size === pids.length) all();
	});
	following?.catch(failed);
});
const setupMs = performance.now() - start;
send("following");
await nextMessage();

globalThis.gc?.();
const before = emissions;
const cpu = process.cpuUsage();
send("ready");
await (profile ? profiled(profile, nextMessage) : nextMessage());
const { user, system } = process.cpuUsage(cpu);
send({
	title: contender.title,
	setupMs,
	cpuMs: (user + system) / 1000,
	emissions: emissions - before,
	emitted,
	last: [...known],
});
await nextMessage();
await follower.close();
process.exit(0);
