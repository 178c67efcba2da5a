import { type ProxyRules, proxyCalls } from "../frame/proxy/proxy.ts";
import { callsOf, type ProxyTypes } from "../frame/proxy/proxy-types.ts";
import { pureProxies } from "../frame/proxy/pure-proxies.ts";
import { proxyTypes } from "../phala/proxy-types.ts";
import type { PalletCalls } from "./pallet-types.ts";

const isTransfer = callsOf("balances", "vesting.vestedTransfer", "indices.transfer");

/**
 * Calls of proxies by type, named as in Khala. `NonTransfer` may withdraw stake, as in the recorded runtime; Khala's own
 * excludes Phala's pallets, as generation 1 does.
 */
export const PROXY_TYPES: ProxyTypes = proxyTypes(
	(call) => !isTransfer(call),
	[
		"create",
		"addWorker",
		"removeWorker",
		"startComputing",
		"stopComputing",
		"restartComputing",
		"reclaimPoolWorker",
	].map((method) => `phalaStakePoolv2.${method}`),
);

/** Calls of `Proxy`. */
export function proxy(rules: Omit<ProxyRules, "types">): PalletCalls<"proxy"> {
	const { create, kill } = pureProxies(rules.currency, { event: "PureCreated", account: "pure" });
	return { ...proxyCalls({ ...rules, types: PROXY_TYPES }), createPure: create, killPure: kill };
}
