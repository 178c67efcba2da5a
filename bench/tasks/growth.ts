import { runOnce, type Server, startServer } from "../processes.ts";
import { type StoredState, stateOf } from "../state/cache.ts";
import { atMost, type Goal } from "./goals.ts";
import type { PartResults } from "./results.ts";
import { mustEqual, type Task } from "./task.ts";

/** Sizes of the state, in eighths of the usual one. */
const SIZES = ["1", "2", "4", "8"];
/** Scale of a state so small, five pools, that its read takes only the time paid once. */
const ONCE_SCALE = 0.00125;
/** Number of reads of the largest state before measuring. In the others as many pools are read. */
const WARM_UP = 3;
/** Tolerance above linear growth. */
const TOLERANCE = 0.15;

interface Grown {
	readonly facts: StoredState["facts"];
	readonly server: Server;
}

/** Reads all pools one by one, without keeping them, in growing states. */
export const growth: Task = ({ scale }) => {
	const grown = new Map<string, Grown>();
	return [
		{
			id: "growth",
			title: "Growth: all pools one by one, not kept, with warm code",
			contenders: ["once", ...SIZES].map((name) => ({ name, seconds: 8, own: true })),
			columns: [
				{ head: "stake pools", measure: "pools" },
				{ head: "CPU ms", measure: "cpuMs" },
				{ head: "µs per pool", measure: "perPoolUs" },
				{ head: "most memory MB", measure: "peakMb" },
			],
			note: "The first row is the time that is paid once. It is taken from the others before they are compared.",
			open: async () => {
				for (const name of ["once", ...SIZES]) {
					const size = name === "once" ? ONCE_SCALE : (scale * Number(name)) / 8;
					const { facts } = await stateOf(size);
					grown.set(name, { facts, server: await startServer(size) });
				}
			},
			run: async ({ contender, programs, profile }) => {
				const { facts, server } = grown.get(contender) as Grown;
				const warmUp = WARM_UP * Math.max(...[...grown.values()].map((one) => one.facts.totals.pools));
				const job = { programs, task: "pools", contender: "each", input: { warmUp }, profile };
				const { found, cpuMs, peakMb } = await runOnce(job, server);
				mustEqual(`each, size ${contender}`, found, facts.totals);
				const { pools } = facts.totals;
				const title = contender === "once" ? "paid once" : `${contender} × the state`;
				return { title, measures: { pools, cpuMs, perPoolUs: (cpuMs * 1000) / pools, peakMb } };
			},
			close: () => {
				for (const { server } of grown.values()) server.stop();
				grown.clear();
			},
			goals: growthGoals,
		},
	];
};

/** Growth of the CPU time without what is paid once: linear, or less where more than that is paid once. The memory does not grow. */
export function growthGoals(results: PartResults): readonly Goal[] {
	const once = results.median("once", "cpuMs");
	const least = results.median("1", "cpuMs");
	if (once === undefined || least === undefined) return [];
	const goals = SIZES.slice(1).flatMap((size) => {
		const cpuMs = results.median(size, "cpuMs");
		const name = { row: 10, what: `${size} × the state: CPU beyond what is paid once`, basis: "cpu" } as const;
		return cpuMs === undefined ? [] : atMost(name, (cpuMs - once) / (least - once), Number(size) * (1 + TOLERANCE));
	});
	const peaks = SIZES.flatMap((name) => results.median(name, "peakMb") ?? []);
	const memory = { row: 10, what: "… most memory of all(), of the least state's", basis: "wall" } as const;
	return [...goals, ...atMost(memory, Math.max(...peaks) / (results.median("1", "peakMb") ?? 0), 1 + TOLERANCE)];
}
