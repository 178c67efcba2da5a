import { ApiPromise, WsProvider } from "@polkadot/api";
import { type Contender, PATIENCE_MS } from "../contender.ts";
import { type Portfolio, type PortfolioInput, type Price, STAKE_INFO, sharesOf } from "./portfolio.ts";

/** The part of a storage query of `@polkadot/api` that is used here. */
export interface Query {
	(...args: unknown[]): Promise<unknown>;
	multi(args: readonly unknown[]): Promise<unknown[]>;
	keys(...args: unknown[]): Promise<{ readonly args: readonly [unknown, unknown, unknown] }[]>;
}

/** The queries of a portfolio, connected. */
export interface PortfolioQueries {
	readonly owned: Query;
	readonly properties: Query;
	readonly poolCollections: Query;
	readonly pools: Query;
	readonly assetAccount: Query;
	readonly account: Query;
	disconnect(): Promise<void>;
}

interface Bits {
	toBigInt(): bigint;
}
interface Optional<T> {
	unwrap(): T;
}
interface Base {
	readonly basepool: {
		readonly totalValue: Bits;
		readonly totalShares: Bits;
		readonly cid: unknown;
		readonly withdrawQueue: Iterable<{ readonly user: { toHex(): string }; readonly nftId: unknown }>;
	};
}

/** Creates a contender that reads by queries of `@polkadot/api`. */
export function byQueries(
	title: string,
	read: (queries: PortfolioQueries, account: string) => Promise<Portfolio>,
): Contender<Portfolio, PortfolioInput> {
	return {
		title,
		connect: async (url, { account }) => {
			const queries = await queriesOf(url);
			return { read: () => read(queries, account), close: queries.disconnect };
		},
	};
}

/** Connects `@polkadot/api`. */
async function queriesOf(url: string): Promise<PortfolioQueries> {
	const provider = new WsProvider(url, undefined, undefined, PATIENCE_MS) as never;
	const api = await ApiPromise.create({ provider, noInitWarn: true });
	const query = (pallet: string, item: string) => api.query[pallet]?.[item] as never as Query;
	return {
		owned: query("uniques", "account"),
		properties: query("rmrkCore", "properties"),
		poolCollections: query("phalaBasePool", "poolCollections"),
		pools: query("phalaBasePool", "pools"),
		assetAccount: query("assets", "account"),
		account: query("system", "account"),
		disconnect: () => api.disconnect(),
	};
}

/** The property of an item that holds its shares. */
export const shareKey = (collection: unknown, nft: unknown): readonly unknown[] => [collection, nft, STAKE_INFO];

/** Shares in a property. */
export const sharesIn = (property: unknown): bigint =>
	sharesOf((property as Optional<{ toU8a(isBare: boolean): Uint8Array }>).unwrap().toU8a(true));

/** Unwraps an optional value. */
export const inside = <T>(value: unknown): T => (value as Optional<T>).unwrap();

function basepoolOf(value: unknown): Base["basepool"] {
	const pool = inside<{ isStakePool: boolean; asStakePool: Base; asVault: Base }>(value);
	return (pool.isStakePool ? pool.asStakePool : pool.asVault).basepool;
}

/** Totals that determine the share price. */
export function priceOf(value: unknown): Price {
	const { totalValue, totalShares } = basepoolOf(value);
	return { totalValue: totalValue.toBigInt(), totalShares: totalShares.toBigInt() };
}

/** Keys of the shares in an account's waiting requests in a pool. */
export function waitingIn(value: unknown, account: string): (readonly unknown[])[] {
	const { withdrawQueue, cid } = basepoolOf(value);
	return [...withdrawQueue].flatMap(({ user, nftId }) => (user.toHex() === account ? [shareKey(cid, nftId)] : []));
}

/** W-PHA of an asset account. */
export const wrappedIn = (value: unknown): bigint => inside<{ balance: Bits }>(value).balance.toBigInt();

/** Free PHA of an account. */
export const freeIn = (value: unknown): bigint => (value as { data: { free: Bits } }).data.free.toBigInt();
