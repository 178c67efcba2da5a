import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Hex } from "../../src/codec/hex.ts";
import type { LiveMeasurement } from "../live/child.ts";
import type { LiveInput } from "../live/live.ts";
import { inProcess, next, type Server } from "../processes.ts";
import type { Column } from "../report/table.ts";
import type { NewValues } from "../server/changing.ts";
import { HandDecoder } from "../wire/hand-decoder.ts";
import { PREFIXES } from "../wire/prefixes.ts";
import { atMost, exactly } from "./goals.ts";
import type { Part, PartContender } from "./part.ts";
import { median } from "./results.ts";
import { type Bench, mustEqual, type Task } from "./task.ts";

const CONTENDERS: readonly PartContender[] = [
	{ name: "floor", seconds: 10 },
	{ name: "ours", seconds: 11, own: true },
	{ name: "dedot", seconds: 12 },
	{ name: "multi", seconds: 14 },
	{ name: "naive", seconds: 20, once: true },
];
const FOLLOWED = 500;
/** Number of blocks, and the time between them: longer than most contenders need for one. */
const USUAL = { blocks: 25, paceMs: 300 };
/** Time for late changes after the last block. */
const REST_MS = 1000;

/** Measurement of one follower. */
interface LiveRun extends LiveMeasurement {
	readonly wallMs: number;
	readonly setupRequests: number;
	readonly cpuPerBlockMs: number;
	/** Time from the announcement of a block to the report of its last change, ms; the median of all blocks. */
	readonly latencyMs: number;
	/** Reports per changed pool. */
	readonly perChange: number;
}

const COLUMNS: readonly Column[] = [
	{ head: "setup ms", measure: "setupMs" },
	{ head: "setup requests", measure: "setupRequests" },
	{ head: "CPU ms per block", measure: "cpuPerBlockMs", digits: 2 },
	{ head: "of the floor", measure: "cpuPerBlockMs", isRelative: true },
	{ head: "latency ms", measure: "latencyMs", digits: 2 },
	{ head: "of the floor", measure: "latencyMs", isRelative: true },
	{ head: "reports per change", measure: "perChange", digits: 1 },
];

/** Follows pools while blocks change a few of them. */
export const live: Task = (bench) => {
	const input = followed(bench);
	return [
		{ row: 4, changing: 1 },
		{ row: 5, changing: 50 },
	].map(({ row, changing }): Part => {
		const what = `${input.pids.length} pools live, ${changing} changed`;
		return {
			id: `live-${changing}`,
			title: `${input.pids.length} pools live, ${changing} changed with every block`,
			contenders: CONTENDERS,
			columns: COLUMNS,
			run: async ({ contender, programs, profile }) => {
				const following = { input, changing, profile, ...USUAL };
				const run = await follow({ programs, server: bench.server, state: bench.state }, contender, following);
				const { title, setupMs, setupRequests, cpuPerBlockMs, latencyMs, perChange } = run;
				return { title, measures: { setupMs, setupRequests, cpuPerBlockMs, latencyMs, perChange } };
			},
			goals: (results) => [
				...atMost(
					{ row, what: `${what}: CPU per block, of the floor`, basis: "cpu" },
					results.ratio("ours", "floor", "cpuPerBlockMs"),
					changing === 1 ? 1.25 : 1.5,
				),
				...atMost(
					{ row, what: "… latency, of the floor", basis: "wall" },
					results.ratio("ours", "floor", "latencyMs"),
					1.5,
				),
				...exactly({ row, what: "… reports per change", basis: "count" }, results.median("ours", "perChange"), 1),
				...exactly(
					{ row, what: "… storage subscriptions to set up", basis: "count" },
					results.median("ours", "setupRequests"),
					1,
				),
			],
		};
	});
};

/** Selects stake pools across the whole map, at most {@link FOLLOWED}. */
export function followed({ state }: Pick<Bench, "state">): LiveInput {
	const keys = [...state.entries.keys()].filter((key) => key.startsWith(PREFIXES.pools));
	const stakePools = keys.filter((key) => state.entries.get(key)?.startsWith("0x00"));
	const step = Math.max(1, Math.floor(stakePools.length / FOLLOWED));
	const chosen = stakePools.filter((_, i) => i % step === 0).slice(0, FOLLOWED);
	const pidOf = (key: string) => Number(Buffer.from(key.slice(-16), "hex").readBigUInt64LE());
	return { keys: chosen, pids: chosen.map(pidOf) };
}

/** Total values of the followed pools in the state, by the keys of their records. */
function totalsOf({ state }: Pick<Bench, "state">, { keys }: LiveInput): readonly (readonly [string, string])[] {
	const decoder = new HandDecoder();
	return keys.map((key) => [key, String(decoder.take(state.entries.get(key as Hex) ?? "0x").pool().totalValue)]);
}

/** Pools to follow, and the blocks to add. */
export interface Following {
	readonly input: LiveInput;
	/** Pools that change with every block. */
	readonly changing: number;
	readonly blocks: number;
	readonly paceMs: number;
	/**
	 * The block that replaces the one before it, whose changes it reverts.
	 *
	 * @defaultValue none
	 */
	readonly replacing?: number | undefined;
	readonly profile?: string | undefined;
}

/** Runs a contender that follows pools while blocks are added. */
export async function follow(
	{ programs, server, state }: Pick<Bench, "state"> & { readonly programs: string; readonly server: Server },
	name: string,
	{ input, changing, blocks, paceMs, replacing, profile }: Following,
): Promise<LiveRun> {
	const { keys } = input;
	const args = [name, server.url, JSON.stringify(input), ...(profile === undefined ? [] : [profile])];
	const run = await inProcess(join(programs, "live/child.js"), args, async (child) => {
		await next(child);
		await server.reset();
		child.send("follow");
		await next(child);
		const { methods } = await server.report();
		child.send("go");
		await next(child);
		const start = performance.now();
		const announced: { ns: bigint; values: NewValues }[] = [];
		for (let block = 0; block < blocks; block++) {
			const values = Array.from({ length: changing }, (_, i): readonly [Hex, string] => [
				keys[(block * 13 + i * 7) % keys.length] as Hex,
				String(10n ** 15n + BigInt(block * changing + i)),
			]);
			announced.push({ ns: await server.change(values, block === replacing), values });
			await pause(paceMs);
		}
		await pause(REST_MS);
		child.send("report");
		const measured = (await next(child)) as LiveMeasurement;
		child.send("end");
		return { ...measured, methods, announced, wallMs: performance.now() - start };
	});
	await server.restore();
	const emitted = new Map(run.emitted.map(({ totalValue, ns }) => [totalValue, BigInt(ns)]));
	const latencies = run.announced.map(({ ns, values }) =>
		Math.max(...values.map(([, value]) => Number((emitted.get(value) ?? ns) - ns) / 1e6)),
	);
	const expected = new Map(totalsOf({ state }, input));
	for (const [i, { values }] of run.announced.entries())
		if (i + 1 !== replacing) for (const [key, value] of values) expected.set(key, value);
	mustEqual(name, new Map(run.last), new Map(input.keys.map((key, i) => [input.pids[i], expected.get(key)])));
	if (replacing === undefined) mustEqual(name, emitted.size, blocks * changing);
	return {
		...run,
		setupRequests: run.methods.state_subscribeStorage ?? 0,
		cpuPerBlockMs: run.cpuMs / blocks,
		latencyMs: median(latencies),
		perChange: run.emissions / (blocks * changing),
	};
}
