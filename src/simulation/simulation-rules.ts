import type { Generation } from "../chain/model/network.ts";
import { CallExecutive } from "../devchain/runtime/frame/call-executive.ts";
import type { RuntimeName } from "../devchain/runtime/frame/system.ts";
import { type ChainRules, loadChainRules, type RulesChain } from "./chain-rules.ts";

/** Rules by which a runtime executes whole blocks. */
export interface SimulationRules extends ChainRules {
	readonly executive: CallExecutive;
}

/** Loads the rules of a runtime for whole blocks. Needs no library. */
export async function loadSimulationRules(generation: Generation, chain: RulesChain): Promise<SimulationRules> {
	const rules = await loadChainRules(generation, chain);
	const name = rules.layout.constant<RuntimeName>("system", "version");
	return { ...rules, executive: new CallExecutive(rules.layout, rules.pallets, name) };
}
