import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { Answer } from "../../../query/storage-query.ts";
import { keysOf, total } from "../../../query/storage-value.ts";
import type { ChainV2 } from "../chain-context.ts";
import { queueOf } from "./base-pool.ts";
import { sharesIn } from "./share-nft.ts";

/** An item that somebody owns: a place in a collection, of a pool or of anything else. */
export interface OwnedItem {
	readonly collection: number;
	readonly nft: number;
}

/** Items that the account owns, whatever they are; `uniques.account.under(account)` has to be in the answer. */
export function itemsOf({ entries }: ChainV2, answer: Answer, account: Hex): readonly OwnedItem[] {
	return answer.keysUnder(entries.uniques.account.under(account)).map((key) => {
		const [, collection, nft] = entries.uniques.account.args(key);
		return { collection, nft };
	});
}

/** What one account has in one pool, before its shares are read. */
export interface Holding {
	/** Items that it owns there; empty ones count, none: it never had shares, or gave them up. */
	readonly items: number;
	/** Where the shares are. */
	readonly keys: readonly Hex[];
	/** Shares in those items, together and one by one, and in its requests in the queue. */
	of(answer: Answer): { readonly active: bigint; readonly each: readonly bigint[]; readonly queued: bigint };
}

/** The holding of `account`, which owns the items `owned`, in the pool `base`. */
export function holdingOf(chain: ChainV2, base: BasePool, account: Hex, owned: readonly OwnedItem[]): Holding {
	const active = owned
		.filter(({ collection }) => collection === base.cid)
		.map(({ collection, nft }) => sharesIn(chain, collection, nft));
	const queued = queueOf(chain, base)
		.filter(({ request }) => request.user === account)
		.map(({ shares }) => shares);
	return {
		items: active.length,
		keys: keysOf([...active, ...queued]),
		of: (answer) => ({
			active: total(active, (shares) => shares.of(answer)),
			each: active.map((shares) => shares.of(answer)),
			queued: total(queued, (shares) => shares.of(answer)),
		}),
	};
}
