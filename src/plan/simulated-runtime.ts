import type { ChainReads, WritesModule } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { parseMetadata } from "../query/runtime-registry.ts";
import { readBlockRef } from "../query/storage-value.ts";
import { loadSimulationRules, type SimulationRules } from "../simulation/simulation-rules.ts";
import type { PlanContext, PlanSession } from "./plan-context.ts";

/** What a simulation needs of the plan's runtime, and the block that it continues. */
export interface LoadedRuntime {
	readonly reads: ChainReads;
	readonly rules: SimulationRules;
	readonly block: BlockRef;
	/** Time between blocks, ms. */
	readonly blockMs: number;
}

/** The newest rules of a client: metadata is large, and decoding it takes longer than a simulation. */
const loaded = new WeakMap<PlanSession, { readonly specVersion: number; readonly rules: Promise<SimulationRules> }>();
/** Where a runtime does not say it. */
const BLOCK_MS = 12_000;

/** @param at - the block to continue */
export async function loadSimulatedRuntime(
	context: PlanContext,
	runtime: WritesModule,
	at: Hex,
): Promise<LoadedRuntime> {
	const { session } = context;
	const { specVersion } = context.network;
	const known = loaded.get(session);
	const rules = known?.specVersion === specVersion ? known.rules : loadRules(context, runtime, at);
	loaded.set(session, { specVersion, rules });
	rules.catch(() => loaded.delete(session));
	const [reads, block, bound] = await Promise.all([
		context.loadRuntime().then((bound) => bound.loadReads()),
		context.execute(readBlockRef, { at }),
		rules,
	]);
	const period = runtime.codec.constant("Timestamp", "MinimumPeriod");
	return { reads, rules: bound, block, blockMs: 2 * Number(period ?? 0) || BLOCK_MS };
}

async function loadRules(
	{ generation, rpc }: Pick<PlanContext, "generation" | "rpc">,
	runtime: WritesModule,
	at: Hex,
): Promise<SimulationRules> {
	return loadSimulationRules(generation, parseMetadata(await rpc.request("state_getMetadata", [at])), runtime);
}
