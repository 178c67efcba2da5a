import { add, balances, WRAPPED_ID } from "./portfolio.ts";
import { byQueries, freeIn, inside, priceOf, shareKey, sharesIn, waitingIn, wrappedIn } from "./queries.ts";

/** Typical for applications on `@polkadot/api`: three queries per item, all at once. */
export const naive = byQueries("@polkadot/api, queries per item", async (queries, account) => {
	const { owned, properties, poolCollections, pools, assetAccount } = queries;
	const found = balances(wrappedIn(await assetAccount(WRAPPED_ID, account)), freeIn(await queries.account(account)));
	const keys = await owned.keys(account);
	await Promise.all(
		keys.map(async ({ args: [, collection, nft] }) => {
			const [shares, pid] = await Promise.all([properties(...shareKey(collection, nft)), poolCollections(collection)]);
			const pool = await pools(inside(pid));
			add(found, sharesIn(shares), priceOf(pool));
			const waiting = await Promise.all(waitingIn(pool, account).map((key) => properties(...key)));
			for (const queued of waiting) found.queued += sharesIn(queued);
		}),
	);
	return found;
});
