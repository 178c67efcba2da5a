import type { Contender } from "../contender.ts";
import { add, balances, type Portfolio, type PortfolioInput, WRAPPED_ID } from "./portfolio.ts";
import { freeIn, inside, priceOf, queriesOf, shareKey, sharesIn, wrappedIn } from "./queries.ts";

/** What scripts on `@polkadot/api` often are: three queries for each item, one after another. */
export const loop: Contender<Portfolio, PortfolioInput> = {
	title: "@polkadot/api, awaits in a loop",
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
				const found = balances(wrappedIn(await assetAccount(WRAPPED_ID, account)), freeIn(await system(account)));
				for (const { args } of await owned.keys(account)) {
					const [, collection, nft] = args;
					const shares = await properties(...shareKey(collection, nft));
					const pid = await poolCollections(collection);
					add(found, sharesIn(shares), priceOf(await pools(inside(pid))));
				}
				return found;
			},
			close: disconnect,
		};
	},
};
