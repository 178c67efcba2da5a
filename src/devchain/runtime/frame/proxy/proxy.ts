import type { Hex } from "../../../../codec/hex.ts";
import { type Currency, lookup } from "../balances.ts";
import type { Dispatch, Handler } from "../call.ts";
import type { Chain } from "../chain.ts";
import { dispatchResult } from "../dispatch-result.ts";
import { ensure } from "../failure.ts";
import { hashCall } from "../hash-call.ts";
import type { PlainCall } from "../plain-call.ts";
import { BlockNumber } from "../system.ts";
import { announce, removeAnnouncements } from "./announcements.ts";
import { addProxy, findProxy, Proxies, type ProxyDefinition, removeProxy } from "./proxies.ts";
import { filterOf, type ProxyTypes } from "./proxy-types.ts";

/** Dependencies of the proxy calls. */
export interface ProxyRules {
	readonly currency: Currency;
	readonly types: ProxyTypes;
	readonly dispatch: Dispatch;
}

interface Delegation {
	readonly delegate: unknown;
	readonly proxyType: string;
	readonly delay: number;
}

interface Acting {
	readonly real: unknown;
	readonly forceProxyType: string | null;
	readonly call: PlainCall;
}

/** Calls of `Proxy` that both generations have under the same names: accounts that act for others. */
export function proxyCalls({ currency, types, dispatch }: ProxyRules) {
	/** Makes a call for `real`; a failure is only part of the event. */
	const act = (chain: Chain, real: Hex, { proxyType }: ProxyDefinition, call: PlainCall) => {
		const result = dispatchResult(chain, () => dispatch(chain, real, call, filterOf(types, proxyType)));
		chain.deposit("proxy", "ProxyExecuted", { result });
	};
	return {
		proxy: ((chain, who, { real, forceProxyType, call }) => {
			const account = lookup(real);
			const definition = findProxy(chain, account, who, forceProxyType);
			ensure(definition.delay === 0, "proxy", "Unannounced");
			act(chain, account, definition, call);
		}) satisfies Handler<Acting>,
		addProxy: ((chain, delegator, { delegate, proxyType, delay }) => {
			const delegatee = lookup(delegate);
			addProxy(chain, currency, delegator, { delegate: delegatee, proxyType, delay });
			chain.deposit("proxy", "ProxyAdded", { delegator, delegatee, proxyType, delay });
		}) satisfies Handler<Delegation>,
		removeProxy: ((chain, delegator, { delegate, proxyType, delay }) => {
			const delegatee = lookup(delegate);
			removeProxy(chain, currency, delegator, { delegate: delegatee, proxyType, delay });
			chain.deposit("proxy", "ProxyRemoved", { delegator, delegatee, proxyType, delay });
		}) satisfies Handler<Delegation>,
		removeProxies: ((chain, who) => {
			const [, deposit] = chain.at(Proxies).get(who);
			chain.at(Proxies).delete(who);
			currency.unreserve(chain, who, deposit);
		}) satisfies Handler<unknown>,
		announce: ((chain, who, { real, callHash }) => {
			const account = lookup(real);
			findProxy(chain, account, who, null);
			announce(chain, currency, who, account, callHash);
			chain.deposit("proxy", "Announced", { real: account, proxy: who, callHash });
		}) satisfies Handler<{ real: unknown; callHash: Hex }>,
		removeAnnouncement: ((chain, who, { real, callHash }) => {
			const account = lookup(real);
			const found = removeAnnouncements(chain, currency, who, (a) => a.real === account && a.callHash === callHash);
			ensure(found, "proxy", "NotFound");
		}) satisfies Handler<{ real: unknown; callHash: Hex }>,
		rejectAnnouncement: ((chain, who, { delegate, callHash }) => {
			const proxy = lookup(delegate);
			const found = removeAnnouncements(chain, currency, proxy, (a) => a.real === who && a.callHash === callHash);
			ensure(found, "proxy", "NotFound");
		}) satisfies Handler<{ delegate: unknown; callHash: Hex }>,
		/** Anyone may make an announced call after its delay. */
		proxyAnnounced: ((chain, _, { delegate, real, forceProxyType, call }) => {
			const proxy = lookup(delegate);
			const account = lookup(real);
			const definition = findProxy(chain, account, proxy, forceProxyType);
			const callHash = hashCall(chain.layout, call);
			const now = chain.at(BlockNumber).get();
			const found = removeAnnouncements(
				chain,
				currency,
				proxy,
				(a) => a.real === account && a.callHash === callHash && now - a.height >= definition.delay,
			);
			ensure(found, "proxy", "Unannounced");
			act(chain, account, definition, call);
		}) satisfies Handler<Acting & { delegate: unknown }>,
	};
}
