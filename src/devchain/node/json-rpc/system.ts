import { decodeAddress } from "@polkadot/util-crypto";
import { toHex } from "../../../codec/hex.ts";
import { invalidParams, type Method, type MethodCall } from "./method-call.ts";

/** Results of the `system_*` methods. */
export interface NodeIdentity {
	readonly chain: string;
	readonly name: string;
	readonly version: string;
	readonly ss58Format: number;
	readonly tokenDecimals: number;
	readonly tokenSymbol: string;
}

/** Properties of the chain, as in a chain specification. */
export const chainProperties = ({ ss58Format, tokenDecimals, tokenSymbol }: NodeIdentity) => ({
	ss58Format,
	tokenDecimals,
	tokenSymbol,
});

/** `system_*`: identity of the node, and next nonces. */
export function systemMethods(identity: NodeIdentity): Record<string, Method> {
	const nextIndex: Method = (call) => call.node.pool.nextNonce(toHex(parseAccount(call)));
	return {
		system_name: () => identity.name,
		system_version: () => identity.version,
		system_chain: () => identity.chain,
		system_chainType: () => "Development",
		system_properties: () => chainProperties(identity),
		system_health: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
		system_peers: () => [],
		system_localPeerId: () => "12D3KooWDevchain",
		system_localListenAddresses: () => [],
		system_nodeRoles: () => ["Authority"],
		system_syncState: ({ node }) => {
			const number = node.head.header.number;
			return { startingBlock: 0, currentBlock: number, highestBlock: number };
		},
		system_accountNextIndex: nextIndex,
		account_nextIndex: nextIndex,
	};
}

function parseAccount(call: MethodCall): Uint8Array {
	const address = call.param(0);
	if (typeof address !== "string") throw invalidParams("expected an address at position 0");
	try {
		return decodeAddress(address);
	} catch {
		throw invalidParams("expected an ss58 address at position 0");
	}
}
