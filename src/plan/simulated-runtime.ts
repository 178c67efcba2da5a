import type { ChainReads, WritesModule } from "../chain/chain-adapter.ts";
import { loadSimulationRules, type SimulationRules } from "../simulation/simulation-rules.ts";
import type { PlanContext } from "./plan-context.ts";

/** What a simulation needs of the plan's runtime. */
export interface LoadedRuntime {
	readonly reads: ChainReads;
	readonly rules: SimulationRules;
	/** Time between blocks, ms. */
	readonly blockMs: number;
}

/** Where a runtime does not say it. */
const BLOCK_MS = 12_000;

/** Loads the code of the plan's runtime. Makes no request. */
export async function loadSimulatedRuntime(
	context: Pick<PlanContext, "generation" | "loadRuntime">,
	runtime: WritesModule,
): Promise<LoadedRuntime> {
	const [reads, rules] = await Promise.all([
		context.loadRuntime().then((bound) => bound.loadReads()),
		loadSimulationRules(context.generation, runtime),
	]);
	const period = runtime.codec.constant("Timestamp", "MinimumPeriod");
	return { reads, rules, blockMs: 2 * Number(period ?? 0) || BLOCK_MS };
}
