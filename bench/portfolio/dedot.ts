import { DedotClient, WsProvider } from "dedot";
import type { Contender } from "../contender.ts";
import {
	add,
	balances,
	type Portfolio,
	type PortfolioInput,
	type Price,
	STAKE_INFO,
	sharesOf,
	WRAPPED_ID,
} from "./portfolio.ts";

interface Query {
	(args: unknown): Promise<unknown>;
	multi(args: readonly unknown[]): Promise<unknown[]>;
	pagedKeys(...args: unknown[]): Promise<readonly (readonly [unknown, number, number])[]>;
}

/** `dedot`: everything of a kind in one query. */
export const dedot: Contender<Portfolio, PortfolioInput> = {
	title: "dedot, multi()",
	connect: async (url, { account }) => {
		const client = await DedotClient.new({
			provider: new WsProvider(url),
			rpcVersion: "legacy",
			stalingDetectionTimeout: 0,
		});
		// Without generated types of this chain, its queries come from the metadata alone.
		const queries = client.query as never as Record<string, Record<string, Query>>;
		const query = (pallet: string, item: string): Query => {
			const found = queries[pallet]?.[item];
			if (found === undefined) throw new Error("the metadata lacks an item");
			return found;
		};
		return {
			read: async () => {
				const [wrapped, free, keys] = await Promise.all([
					query("assets", "account")([WRAPPED_ID, account]),
					query("system", "account")(account),
					query("uniques", "account").pagedKeys(account),
				]);
				const found = balances(
					(wrapped as { balance: bigint }).balance,
					(free as { data: { free: bigint } }).data.free,
				);
				const [shares, pids] = await Promise.all([
					query("rmrkCore", "properties").multi(keys.map(([, collection, nft]) => [collection, nft, STAKE_INFO])),
					query("phalaBasePool", "poolCollections").multi(keys.map(([, collection]) => collection)),
				]);
				const records = await query("phalaBasePool", "pools").multi(pids);
				const waiting: unknown[] = [];
				for (const [i, record] of records.entries()) {
					const { basepool } = (record as Pool).value;
					add(found, sharesIn(shares[i]), basepool);
					for (const { user, nftId } of basepool.withdrawQueue)
						if (user.raw === account) waiting.push([basepool.cid, nftId, STAKE_INFO]);
				}
				if (waiting.length === 0) return found;
				for (const queued of await query("rmrkCore", "properties").multi(waiting)) found.queued += sharesIn(queued);
				return found;
			},
			close: () => client.disconnect(),
		};
	},
};

interface Pool {
	readonly value: {
		readonly basepool: Price & {
			readonly cid: number;
			readonly withdrawQueue: readonly { readonly user: { readonly raw: string }; readonly nftId: number }[];
		};
	};
}

function sharesIn(property: unknown): bigint {
	const bytes = property as string | Uint8Array;
	return sharesOf(typeof bytes === "string" ? Buffer.from(bytes.slice(2), "hex") : bytes);
}
