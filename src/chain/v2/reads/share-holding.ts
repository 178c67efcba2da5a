import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { QueryResponse } from "../../../query/storage-query.ts";
import { storageKeys, sumBy } from "../../../query/storage-value.ts";
import type { ChainV2 } from "../chain-context.ts";
import { queuedShares } from "./base-pool.ts";
import { shareNftShares } from "./share-nft.ts";

/** An NFT: its collection, of a pool or not, and its id there. */
export interface ShareNft {
	readonly collection: number;
	readonly nft: number;
}

/** All NFTs of the account; the response must include the keys of `uniques.account.under(account)`. */
export function readShareNfts({ entries }: ChainV2, response: QueryResponse, account: Hex): readonly ShareNft[] {
	return response.keysUnder(entries.uniques.account.under(account)).map((key) => {
		const [, collection, nft] = entries.uniques.account.args(key);
		return { collection, nft };
	});
}

/** The NFTs and requests of one account in one pool, before their shares are read. */
export interface ShareHolding {
	/** Number of NFTs of the account in the pool, empty ones included; 0: it never had shares, or gave them up. */
	readonly items: number;
	/** Storage keys of the shares. */
	readonly keys: readonly Hex[];
	/** Shares in those NFTs, as sum and one by one, and in the account's queued requests. */
	from(response: QueryResponse): { readonly active: bigint; readonly each: readonly bigint[]; readonly queued: bigint };
}

/** The holding of `account`, which owns the items `owned`, in the pool `base`. */
export function readHolding(chain: ChainV2, base: BasePool, account: Hex, owned: readonly ShareNft[]): ShareHolding {
	const active = owned
		.filter(({ collection }) => collection === base.cid)
		.map(({ collection, nft }) => shareNftShares(chain, collection, nft));
	const queued = queuedShares(chain, base)
		.filter(({ request }) => request.user === account)
		.map(({ shares }) => shares);
	return {
		items: active.length,
		keys: storageKeys([...active, ...queued]),
		from: (response) => ({
			active: sumBy(active, (shares) => shares.from(response)),
			each: active.map((shares) => shares.from(response)),
			queued: sumBy(queued, (shares) => shares.from(response)),
		}),
	};
}
