import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { QueryResponse } from "../../../query/storage-query.ts";
import { storageKeys, sumBy } from "../../../query/storage-value.ts";
import type { ChainV2 } from "../chain-context.ts";
import { queuedShares } from "./base-pool.ts";
import { shareNftShares } from "./share-nft.ts";

/** An NFT: its collection, of a pool or of anything else, and its id there. */
export interface ShareNft {
	readonly collection: number;
	readonly nft: number;
}

/** Items that the account owns, whatever they are; `uniques.account.under(account)` has to be in the response. */
export function readShareNfts({ entries }: ChainV2, response: QueryResponse, account: Hex): readonly ShareNft[] {
	return response.keysUnder(entries.uniques.account.under(account)).map((key) => {
		const [, collection, nft] = entries.uniques.account.args(key);
		return { collection, nft };
	});
}

/** The NFTs and requests of one account in one pool, before their shares are read. */
export interface ShareHolding {
	/** Items that it owns there; empty ones count, none: it never had shares, or gave them up. */
	readonly items: number;
	/** Where the shares are. */
	readonly keys: readonly Hex[];
	/** Shares in those items, together and one by one, and in its requests in the queue. */
	of(response: QueryResponse): { readonly active: bigint; readonly each: readonly bigint[]; readonly queued: bigint };
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
		of: (response) => ({
			active: sumBy(active, (shares) => shares.from(response)),
			each: active.map((shares) => shares.from(response)),
			queued: sumBy(queued, (shares) => shares.from(response)),
		}),
	};
}
