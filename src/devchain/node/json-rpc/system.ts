import type { Hex } from "../../../codec/hex.ts";
import { decodeAddress } from "../../../codec/ss58.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { invalidParams } from "./parse-params.ts";

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
	const nextIndex: Method = (call) => call.node.pool.nextNonce(parseAccount(call));
	return {
		system_name: () => identity.name,
		system_version: () => identity.version,
		system_chain: () => identity.chain,
		system_chainType: () => "Development",
		system_properties: () => chainProperties(identity),
		system_accountNextIndex: nextIndex,
		account_nextIndex: nextIndex,
	};
}

function parseAccount(call: MethodCall): Hex {
	const address = call.text(0);
	const decoded = decodeAddress(address);
	if (decoded !== null) return decoded.account;
	throw invalidParams(/^[1-9A-HJ-NP-Za-km-z]+$/.test(address) ? "InvalidChecksum" : "BadBase58");
}
