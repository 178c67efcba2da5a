import { type Run, runOnce, startServer } from "../processes.ts";
import { stateOf } from "../state/cache.ts";
import { markdown, median } from "../table.ts";
import { atMost, type Goal, within } from "./goals.ts";
import { type Bench, inTurn, mustEqual, type Outcome, profileOf } from "./task.ts";

/** Sizes of the state, relative to the usual one. */
const SCALES = [0.25, 0.5, 1, 2];
/** Number of reads of the largest state before measuring. In the others as many pools are read. */
const WARM_UP = 3;
/** Tolerance for linear growth. */
const TOLERANCE = 0.15;

/** Reads all pools one by one, without keeping them, in growing states. */
export async function growth(bench: Bench): Promise<Outcome> {
	const grown = new Map<string, Grown>();
	try {
		for (const factor of SCALES) {
			const scale = bench.scale * factor;
			const { facts } = await stateOf(scale);
			grown.set(String(factor), { facts, server: await startServer(scale) });
		}
		const warmUp = WARM_UP * Math.max(...[...grown.values()].map(({ facts }) => facts.totals.pools));
		const read = async (factor: string, round: number) => {
			const { facts, server } = grown.get(factor) as Grown;
			const profile = profileOf(bench, `growth-${factor}`, "each", round);
			const run = await runOnce(
				bench.programs,
				{ task: "pools", contender: "each", input: { warmUp }, profile },
				server,
			);
			mustEqual(`each, scale ${factor}`, run.found, facts.totals);
			return run;
		};
		const allContenders = { ...bench, only: undefined };
		const runs = await inTurn(allContenders, "growth", [...grown.keys()], read);
		return outcomeOf([...runs].map(([factor, list]) => ({ factor: Number(factor), ...mediansOf(list) })));
	} finally {
		for (const { server } of grown.values()) server.stop();
	}
}

interface Grown {
	readonly facts: Awaited<ReturnType<typeof stateOf>>["facts"];
	readonly server: Awaited<ReturnType<typeof startServer>>;
}

function mediansOf(runs: readonly Run[]) {
	return {
		pools: (runs[0]?.found as { pools: number } | undefined)?.pools ?? 0,
		cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
		peakMb: median(runs.map(({ peakMb }) => peakMb)),
	};
}

function outcomeOf(steps: readonly ({ readonly factor: number } & ReturnType<typeof mediansOf>)[]): Outcome {
	const [least] = steps;
	if (least === undefined) throw new RangeError("No measurements");
	const lines = steps.map(({ factor, pools, cpuMs, peakMb }) => [
		`${factor / least.factor} ×`,
		String(pools),
		cpuMs.toFixed(0),
		`${(cpuMs / least.cpuMs).toFixed(2)}×`,
		peakMb.toFixed(0),
	]);
	const goals: Goal[] = steps
		.slice(1)
		.map(({ factor, cpuMs }) => ({ times: factor / least.factor, grew: cpuMs / least.cpuMs }))
		.map(({ times, grew }) => within(`8. ${times} × the state: CPU`, grew, times, TOLERANCE));
	const most = Math.max(...steps.map(({ peakMb }) => peakMb));
	goals.push(atMost("8. … most memory of all(), of the least state's", most / least.peakMb, 1 + TOLERANCE));
	return {
		title: "Growth: all pools one by one, not kept, with warm code",
		text: markdown(["State", "stake pools", "CPU ms", "of the first", "most memory MB"], lines),
		goals,
	};
}
