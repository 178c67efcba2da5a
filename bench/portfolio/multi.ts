import { add, balances, WRAPPED_ID } from "./portfolio.ts";
import { byQueries, freeIn, inside, priceOf, shareKey, sharesIn, waitingIn, wrappedIn } from "./queries.ts";

/** `@polkadot/api`, all values of a kind in one query. */
export const multi = byQueries("@polkadot/api, multi()", async (queries, account) => {
	const { owned, properties, poolCollections, pools, assetAccount } = queries;
	const [wrapped, free, keys] = await Promise.all([
		assetAccount(WRAPPED_ID, account),
		queries.account(account),
		owned.keys(account),
	]);
	const found = balances(wrappedIn(wrapped), freeIn(free));
	const [shares, pids] = await Promise.all([
		properties.multi(keys.map(({ args: [, collection, nft] }) => shareKey(collection, nft))),
		poolCollections.multi(keys.map(({ args: [, collection] }) => collection)),
	]);
	const records = await pools.multi(pids.map((pid) => inside(pid)));
	for (const [i, record] of records.entries()) add(found, sharesIn(shares[i]), priceOf(record));
	const waiting = records.flatMap((record) => waitingIn(record, account));
	if (waiting.length > 0) for (const queued of await properties.multi(waiting)) found.queued += sharesIn(queued);
	return found;
});
