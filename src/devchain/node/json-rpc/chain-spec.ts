import type { Method } from "./method-call.ts";
import { chainProperties, type NodeIdentity } from "./system.ts";

/** `chainSpec_v1_*`: identity of the chain. */
export function chainSpecMethods(identity: NodeIdentity): Record<string, Method> {
	return {
		chainSpec_v1_chainName: () => identity.chain,
		chainSpec_v1_genesisHash: ({ node }) => node.blockTree.genesis.hash,
		chainSpec_v1_properties: () => chainProperties(identity),
	};
}
