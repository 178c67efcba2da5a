import type { Hex } from "../../../../codec/hex.ts";
import type { Currency } from "../balances.ts";
import type { Chain } from "../chain.ts";
import { defineItem } from "../define-item.ts";
import { ensure, fail } from "../failure.ts";
import { proxyTypeIndex } from "./proxy-types.ts";

/** An account that may act for another one. */
export interface ProxyDefinition {
	readonly delegate: Hex;
	readonly proxyType: string;
	/** Blocks between an announcement and its call. */
	readonly delay: number;
}

/** Proxies of an account with the PHA reserved for them. */
export const Proxies = defineItem<[real: Hex], readonly [readonly ProxyDefinition[], bigint]>("proxy", "proxies");

/** Deposit for a list of `count` entries: a base and a part per entry. */
export function depositFor(chain: Chain, of: "proxyDeposit" | "announcementDeposit", count: number): bigint {
	if (count === 0) return 0n;
	return chain.constant<bigint>("proxy", `${of}Base`) + chain.constant<bigint>("proxy", `${of}Factor`) * BigInt(count);
}

/** Reserves or frees the difference between two deposits. */
export function changeDeposit(
	chain: Chain,
	{ reserve, unreserve }: Currency,
	who: Hex,
	from: bigint,
	to: bigint,
): void {
	if (to > from) reserve(chain, who, to - from);
	else unreserve(chain, who, from - to);
}

/** Adds a proxy of `real`, in the order of accounts, types and delays. */
export function addProxy(chain: Chain, currency: Currency, real: Hex, added: ProxyDefinition): void {
	ensure(added.delegate !== real, "proxy", "NoSelfProxy");
	const [list, deposit] = chain.at(Proxies).get(real);
	ensure(!list.some((each) => isEqual(each, added)), "proxy", "Duplicate");
	ensure(list.length < chain.constant<number>("proxy", "maxProxies"), "proxy", "TooMany");
	const rank = ({ proxyType }: ProxyDefinition) => proxyTypeIndex(chain, proxyType);
	const sorted = [...list, added].sort(
		(a, b) =>
			(a.delegate < b.delegate ? -1 : Number(a.delegate > b.delegate)) || rank(a) - rank(b) || a.delay - b.delay,
	);
	const due = depositFor(chain, "proxyDeposit", sorted.length);
	changeDeposit(chain, currency, real, deposit, due);
	chain.at(Proxies).set(real, [sorted, due]);
}

/** Removes a proxy of `real`. */
export function removeProxy(chain: Chain, currency: Currency, real: Hex, removed: ProxyDefinition): void {
	const [list, deposit] = chain.at(Proxies).get(real);
	const rest = list.filter((each) => !isEqual(each, removed));
	ensure(rest.length < list.length, "proxy", "NotFound");
	const due = depositFor(chain, "proxyDeposit", rest.length);
	changeDeposit(chain, currency, real, deposit, due);
	if (rest.length > 0) chain.at(Proxies).set(real, [rest, due]);
	else chain.at(Proxies).delete(real);
}

/** The first proxy that `delegate` is for `real`, of any type or of `type`. Fails if there is none. */
export function findProxy(chain: Chain, real: Hex, delegate: Hex, type: string | null): ProxyDefinition {
	const [list] = chain.at(Proxies).get(real);
	const found = list.find((each) => each.delegate === delegate && (type === null || each.proxyType === type));
	return found ?? fail("proxy", "NotProxy");
}

const isEqual = (a: ProxyDefinition, b: ProxyDefinition): boolean =>
	a.delegate === b.delegate && a.proxyType === b.proxyType && a.delay === b.delay;
