import type { Method } from "./method-call.ts";

/** Peer id of the node key 1, as that of a node started with `--node-key 00…01`. */
const PEER_ID = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";

/** `system_*` about the network: a node that listens in its own process only, and has no peers. */
export function networkMethods(): Record<string, Method> {
	return {
		system_health: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
		system_peers: () => [],
		system_reservedPeers: () => [],
		system_localPeerId: () => PEER_ID,
		system_localListenAddresses: () => [`/memory/1/p2p/${PEER_ID}`],
		system_nodeRoles: () => ["Authority"],
		system_syncState: ({ node }) => {
			const { number } = node.head.header;
			return { startingBlock: 0, currentBlock: number, highestBlock: number };
		},
	};
}
