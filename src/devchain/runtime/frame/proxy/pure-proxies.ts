import { type Currency, lookup } from "../balances.ts";
import type { Handler } from "../call.ts";
import { ensure } from "../failure.ts";
import { BlockNumber } from "../system.ts";
import { depositFor, Proxies } from "./proxies.ts";
import { type PureOrigin, pureAccount } from "./pure-account.ts";

interface Creation {
	readonly proxyType: string;
	readonly delay: number;
	readonly index: number;
}

/**
 * Accounts without a key, which only proxies act for.
 *
 * @param created - event of a new account, with the name of the account's field
 */
export function pureProxies(currency: Currency, created: { event: string; account: string }) {
	return {
		/** Creates an account with the sender as its only proxy. The sender pays the deposit. */
		create: ((chain, who, { proxyType, delay, index }) => {
			const height = chain.at(BlockNumber).get();
			const origin = { spawner: who, proxyType, index, height, extIndex: chain.extrinsicIndex };
			const account = pureAccount(chain, origin);
			ensure(!chain.at(Proxies).has(account), "proxy", "Duplicate");
			const deposit = depositFor(chain, "proxyDeposit", 1);
			currency.reserve(chain, who, deposit);
			chain.at(Proxies).set(account, [[{ delegate: who, proxyType, delay }], deposit]);
			chain.deposit("proxy", created.event, {
				[created.account]: account,
				who,
				proxyType,
				disambiguationIndex: index,
			});
		}) satisfies Handler<Creation>,
		/** Removes the sender, such an account, for ever; frees the deposit. */
		kill: ((chain, who, { spawner, ...origin }) => {
			const creator = lookup(spawner);
			ensure(who === pureAccount(chain, { ...origin, spawner: creator }), "proxy", "NoPermission");
			const [, deposit] = chain.at(Proxies).get(who);
			chain.at(Proxies).delete(who);
			currency.unreserve(chain, creator, deposit);
		}) satisfies Handler<Omit<PureOrigin, "spawner"> & { spawner: unknown }>,
	};
}
