import { AccountId, Binary } from "polkadot-api";
import { createWsClient } from "polkadot-api/ws";
import { WebSocket } from "ws";
import type { Contender } from "../contender.ts";
import { add, balances, type Portfolio, type PortfolioInput, STAKE_INFO, sharesOf, WRAPPED_ID } from "./portfolio.ts";

const PREFIX = 30;

/** `polkadot-api`, all values of a kind in one call of its untyped API. */
export const papi: Contender<Portfolio, PortfolioInput> = {
	title: "polkadot-api, getValues()",
	connect: async (url, { account }) => {
		const client = createWsClient(url, { websocketClass: WebSocket as never });
		const queries = client.getUnsafeApi().query as never as Record<string, Record<string, Query>>;
		const query = (pallet: string, item: string): Query => {
			const found = queries[pallet]?.[item];
			if (found === undefined) throw new Error(`no ${pallet}.${item}`);
			return found;
		};
		await query("System", "Number").getValue();
		const address = AccountId(PREFIX).dec(account);
		const stakeInfo = Binary.fromHex(STAKE_INFO as `0x${string}`);
		return {
			read: async () => {
				const [wrapped, free, owned] = await Promise.all([
					query("Assets", "Account").getValue(WRAPPED_ID, address),
					query("System", "Account").getValue(address),
					query("Uniques", "Account").getEntries(address),
				]);
				const found = balances(
					(wrapped as { balance: bigint }).balance,
					(free as { data: { free: bigint } }).data.free,
				);
				const items = owned.map(({ keyArgs: [, collection, nft] }) => [collection, nft] as const);
				const [shares, pids] = await Promise.all([
					query("RmrkCore", "Properties").getValues(items.map((item) => [...item, stakeInfo])),
					query("PhalaBasePool", "PoolCollections").getValues(items.map(([collection]) => [collection])),
				]);
				const records = await query("PhalaBasePool", "Pools").getValues(pids.map((pid) => [pid]));
				const waiting: unknown[][] = [];
				for (const [i, record] of records.entries()) {
					const { cid, total_value: totalValue, total_shares: totalShares, ...rest } = (record as Pool).value.basepool;
					add(found, sharesOf(bytesOf(shares[i] as Bytes)), { totalValue, totalShares });
					for (const { user, nft_id: nft } of rest.withdraw_queue)
						if (user === address) waiting.push([cid, nft, stakeInfo]);
				}
				for (const queued of await query("RmrkCore", "Properties").getValues(waiting))
					found.queued += sharesOf(bytesOf(queued as Bytes));
				return found;
			},
			close: async () => client.destroy(),
		};
	},
};

type Bytes = Uint8Array | { asBytes(): Uint8Array };
interface Query {
	getValue(...args: unknown[]): Promise<unknown>;
	getValues(args: readonly unknown[]): Promise<unknown[]>;
	getEntries(...args: unknown[]): Promise<readonly { readonly keyArgs: readonly [unknown, number, number] }[]>;
}
interface Pool {
	readonly value: {
		readonly basepool: {
			readonly total_value: bigint;
			readonly total_shares: bigint;
			readonly cid: number;
			readonly withdraw_queue: readonly { readonly user: string; readonly nft_id: number }[];
		};
	};
}

const bytesOf = (value: Bytes): Uint8Array => ("asBytes" in value ? value.asBytes() : value);
