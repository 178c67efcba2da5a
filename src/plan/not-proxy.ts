import type { Addresses } from "../chain/addresses.ts";
import type { Call, RuleFailure } from "../chain/operation.ts";
import type { Proxies, ProxyDefinition } from "../chain/proxies/proxies.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import type { Hex } from "../codec/hex.ts";

/** A call that no proxy of an account may make. */
interface ForbiddenCall {
	readonly real: Hex;
	readonly delegate: Hex;
	/** What `delegate` may do for `real`. */
	readonly definitions: readonly ProxyDefinition[];
	/** `null`: only its hash is known. */
	readonly call: Call | null;
	/** The only type to use. */
	readonly forced: string | null;
}

/** The failure of a call that no proxy may make, with the types that would do. */
export function notProxy(
	{ real, delegate, definitions, call, forced }: ForbiddenCall,
	proxies: Proxies,
	addresses: Addresses,
): RuleFailure {
	const isEnough = forced !== null && call !== null && proxies.permission(forced, call) !== "no";
	return ruleFailure("NOT_PROXY", {
		account: addresses.format(real),
		signer: addresses.format(delegate),
		proxyType: forced,
		expected: isEnough ? [forced] : call === null ? proxies.types : proxies.typesFor(call),
		found: definitions,
	});
}
