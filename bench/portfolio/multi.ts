import type { Contender } from "../contender.ts";
import { add, balances, type Portfolio, type PortfolioInput, WRAPPED_ID } from "./portfolio.ts";
import { freeIn, inside, priceOf, queriesOf, shareKey, sharesIn, wrappedIn } from "./queries.ts";

/** `@polkadot/api` used well: everything of a kind in one query. */
export const multi: Contender<Portfolio, PortfolioInput> = {
	title: "@polkadot/api, multi()",
	connect: async (url, { account }) => {
		const {
			owned,
			properties,
			poolCollections,
			pools,
			assetAccount,
			account: system,
			disconnect,
		} = await queriesOf(url);
		return {
			read: async () => {
				const [wrapped, free, keys] = await Promise.all([
					assetAccount(WRAPPED_ID, account),
					system(account),
					owned.keys(account),
				]);
				const found = balances(wrappedIn(wrapped), freeIn(free));
				const [shares, pids] = await Promise.all([
					properties.multi(keys.map(({ args: [, collection, nft] }) => shareKey(collection, nft))),
					poolCollections.multi(keys.map(({ args: [, collection] }) => collection)),
				]);
				const records = await pools.multi(pids.map((pid) => inside(pid)));
				for (const [i, record] of records.entries()) add(found, sharesIn(shares[i]), priceOf(record));
				return found;
			},
			close: disconnect,
		};
	},
};
