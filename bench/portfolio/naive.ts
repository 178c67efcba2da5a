import type { Contender } from "../contender.ts";
import { add, balances, type Portfolio, type PortfolioInput, WRAPPED_ID } from "./portfolio.ts";
import { freeIn, inside, priceOf, queriesOf, shareKey, sharesIn, wrappedIn } from "./queries.ts";

/** What applications on `@polkadot/api` often are: three queries for each item, all at once. */
export const naive: Contender<Portfolio, PortfolioInput> = {
	title: "@polkadot/api, queries per item",
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
				const keys = await owned.keys(account);
				await Promise.all(
					keys.map(async ({ args: [, collection, nft] }) => {
						const [shares, pid] = await Promise.all([
							properties(...shareKey(collection, nft)),
							poolCollections(collection),
						]);
						add(found, sharesIn(shares), priceOf(await pools(inside(pid))));
					}),
				);
				return found;
			},
			close: disconnect,
		};
	},
};
