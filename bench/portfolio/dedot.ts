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
				for (const [i, record] of records.entries()) {
					const property = shares[i] as string | Uint8Array;
					const bytes = typeof property === "string" ? Buffer.from(property.slice(2), "hex") : property;
					add(found, sharesOf(bytes), (record as { value: { basepool: Price } }).value.basepool);
				}
				return found;
			},
			close: () => client.disconnect(),
		};
	},
};
