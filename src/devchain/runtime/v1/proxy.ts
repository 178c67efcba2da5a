import { type ProxyRules, proxyCalls } from "../frame/proxy/proxy.ts";
import { callsOf, type ProxyTypes } from "../frame/proxy/proxy-types.ts";
import { pureProxies } from "../frame/proxy/pure-proxies.ts";
import { COUNCILS, proxyTypes } from "../phala/proxy-types.ts";
import type { PalletCalls } from "./pallet-types.ts";

/** Calls of proxies by type, as rhala 1180 has them. */
export const PROXY_TYPES: ProxyTypes = proxyTypes(
	callsOf(
		...COUNCILS,
		"system",
		"timestamp",
		"session",
		"technicalMembership",
		"utility",
		"identity",
		"vesting.vest",
		"vesting.vestOther",
		"scheduler",
		"proxy",
		"multisig",
	),
	["create", "addWorker", "removeWorker", "startMining", "stopMining", "restartMining", "reclaimPoolWorker"].map(
		(method) => `phalaStakePool.${method}`,
	),
);

/** Calls of `Proxy`. */
export function proxy(rules: Omit<ProxyRules, "types">): PalletCalls<"proxy"> {
	const { create, kill } = pureProxies(rules.currency, { event: "AnonymousCreated", account: "anonymous" });
	return { ...proxyCalls({ ...rules, types: PROXY_TYPES }), anonymous: create, killAnonymous: kill };
}
