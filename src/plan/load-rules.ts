import type { Metadata, TypeRegistry } from "@polkadot/types";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Call } from "../chain/operation.ts";
import { type ChainRules, loadChainRules } from "../simulation/chain-rules.ts";
import { decodeByLibrary } from "./decode-by-library.ts";
import type { PlanContext } from "./plan-context.ts";

/**
 * Loads the rules by which the chain executes the calls of plans.
 *
 * @param chain - the plan's runtime
 * @returns `null` while `@polkadot/api` has another runtime
 */
export async function loadRules(
	context: Pick<PlanContext, "api" | "generation" | "network">,
	chain: WritesModule,
): Promise<ChainRules | null> {
	const { generation, network } = context;
	const api = await context.api();
	if (api.runtimeVersion.specVersion.toNumber() !== network.specVersion) return null;
	const runtime = {
		generation,
		registry: api.registry as TypeRegistry,
		metadata: api.runtimeMetadata as Metadata,
		encode: (call: Call) => decodeByLibrary(api, network, chain, chain.codec.encodeCall(call)),
	};
	return loadChainRules(runtime, chain);
}
