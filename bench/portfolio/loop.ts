import { add, balances, WRAPPED_ID } from "./portfolio.ts";
import { byQueries, freeIn, inside, priceOf, shareKey, sharesIn, waitingIn, wrappedIn } from "./queries.ts";

/** Typical for scripts on `@polkadot/api`: three queries per item, one after another. */
export const loop = byQueries("@polkadot/api, awaits in a loop", async (queries, account) => {
	const { owned, properties, poolCollections, pools, assetAccount } = queries;
	const found = balances(wrappedIn(await assetAccount(WRAPPED_ID, account)), freeIn(await queries.account(account)));
	for (const { args } of await owned.keys(account)) {
		const [, collection, nft] = args;
		const shares = await properties(...shareKey(collection, nft));
		const pid = await poolCollections(collection);
		const pool = await pools(inside(pid));
		add(found, sharesIn(shares), priceOf(pool));
		for (const key of waitingIn(pool, account)) found.queued += sharesIn(await properties(...key));
	}
	return found;
});
