import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Hex } from "../../src/codec/hex.ts";
import type { LiveMeasurement } from "../live/child.ts";
import type { LiveInput } from "../live/live.ts";
import { inProcess, next } from "../processes.ts";
import type { NewValues } from "../server/changing.ts";
import { median, medians, multiples, table } from "../table.ts";
import { PREFIXES } from "../wire/prefixes.ts";
import { atMost, compared, exactly, type Goal } from "./goals.ts";
import { type Bench, inTurn, mustEqual, type Outcome, profileOf } from "./task.ts";

const NAMES = ["floor", "ours", "dedot", "multi", "naive"];
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

const COLUMNS = [
	medians<LiveRun>("setup ms", ({ setupMs }) => setupMs),
	medians<LiveRun>("setup requests", ({ setupRequests }) => setupRequests),
	medians<LiveRun>("CPU ms per block", ({ cpuPerBlockMs }) => cpuPerBlockMs, 2),
	multiples<LiveRun>("of the floor", ({ cpuPerBlockMs }) => cpuPerBlockMs),
	medians<LiveRun>("latency ms", ({ latencyMs }) => latencyMs, 2),
	multiples<LiveRun>("of the floor", ({ latencyMs }) => latencyMs),
	medians<LiveRun>("reports per change", ({ perChange }) => perChange, 1),
];

/** Follows pools while blocks change a few of them. */
export async function live(bench: Bench): Promise<Outcome> {
	const input = followed(bench);
	const texts: string[] = [];
	const goals: Goal[] = [];
	for (const changing of [1, 50]) {
		const task = `${changing} of ${input.pids.length} changing`;
		const run = (name: string, round: number) => {
			const profile = profileOf(bench, `live-${changing}`, name, round);
			return follow(bench, name, { input, changing, profile, ...USUAL });
		};
		const runs = await inTurn(bench, task, NAMES, run, ["naive"]);
		texts.push(`**${changing} changed with every block**\n\n${table(runs, COLUMNS)}`);
		goals.push(
			...compared(runs, ["ours", "floor"], cpuPerBlock, (ratio) =>
				atMost(`6. live, ${task}: CPU per block, of the floor`, ratio, 1.25),
			),
			...compared(runs, ["ours", "floor"], latency, (ratio) => atMost("6. … latency, of the floor", ratio, 1.5)),
		);
		for (const run of runs.get("ours")?.slice(0, 1) ?? []) {
			goals.push(exactly("6. … reports per change", run.perChange, 1));
			goals.push(exactly("6. … storage subscriptions to set up", run.setupRequests, 1));
		}
	}
	return { title: `${input.pids.length} pools live`, text: texts.join("\n\n"), goals };
}

const cpuPerBlock = ({ cpuPerBlockMs }: LiveRun): number => cpuPerBlockMs;
const latency = ({ latencyMs }: LiveRun): number => latencyMs;

/** Selects stake pools across the whole map, at most {@link FOLLOWED}. */
export function followed({ state }: Pick<Bench, "state">): LiveInput {
	const keys = [...state.entries.keys()].filter((key) => key.startsWith(PREFIXES.pools));
	const stakePools = keys.filter((key) => state.entries.get(key)?.startsWith("0x00"));
	const step = Math.max(1, Math.floor(stakePools.length / FOLLOWED));
	const chosen = stakePools.filter((_, i) => i % step === 0).slice(0, FOLLOWED);
	const pidOf = (key: string) => Number(Buffer.from(key.slice(-16), "hex").readBigUInt64LE());
	return { keys: chosen, pids: chosen.map(pidOf) };
}

/** Pools to follow, and the blocks to add. */
export interface Following {
	readonly input: LiveInput;
	/** Pools that change with every block. */
	readonly changing: number;
	readonly blocks: number;
	readonly paceMs: number;
	readonly profile?: string | undefined;
}

/** Runs a contender that follows pools while blocks are added. */
export async function follow(
	{ programs, server }: Pick<Bench, "programs" | "server">,
	name: string,
	{ input, changing, blocks, paceMs, profile }: Following,
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
			announced.push({ ns: await server.change(values), values });
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
	mustEqual(name, emitted.size, blocks * changing);
	return {
		...run,
		setupRequests: run.methods.state_subscribeStorage ?? 0,
		cpuPerBlockMs: run.cpuMs / blocks,
		latencyMs: median(latencies),
		perChange: run.emissions / (blocks * changing),
	};
}
