import type { Generation } from "../chain/model/network.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { Executive } from "../devchain/runtime/frame/executive.ts";
import { MetadataLayout } from "../devchain/runtime/frame/metadata-layout.ts";
import { polkadotTypes } from "../devchain/runtime/frame/polkadot-types.ts";
import { type ChainRules, createRules, type RulesChain } from "./chain-rules.ts";
import { loadPallets } from "./load-pallets.ts";

/** Rules by which a runtime executes whole blocks. */
export interface SimulationRules extends ChainRules {
	readonly executive: Executive;
}

/** The newest layout: decoding metadata takes longer than a simulation. */
let newest: { readonly metadata: Hex; readonly layout: MetadataLayout } | null = null;

/**
 * Binds the rules of a generation to a runtime.
 *
 * @param metadata - of the runtime
 * @param chain - the same runtime
 */
export async function loadSimulationRules(
	generation: Generation,
	metadata: Hex,
	chain: RulesChain,
): Promise<SimulationRules> {
	const [pallets] = await Promise.all([loadPallets(generation), polkadotTypes.fetch()]);
	if (newest?.metadata !== metadata) newest = { metadata, layout: new MetadataLayout(fromHex(metadata)) };
	const { layout } = newest;
	const version = layout.constant<ConstructorParameters<typeof Executive>[2]>("system", "version");
	const executive = new Executive(layout, pallets, version);
	return { ...createRules(layout, pallets, chain), executive };
}
