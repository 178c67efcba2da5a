import type { BasePool } from "../../../../generated/v2/pallets.ts";
import { encodeInteger } from "../../../codec/encode-integer.ts";
import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { nowSeconds } from "../frame/timestamp.ts";
import { burnItem, itemsOf, mintItem, propertyOf, STAKE_INFO, setProperty } from "./nft.ts";
import { emit, fail, item } from "./pallet-types.ts";

const nextNftId = item("phalaBasePool", "nextNftId");

/** Which of a pool's items are meant. */
type Collection = Pick<BasePool, "pid" | "cid">;

/** An item and the shares in it. */
export interface ShareItem {
	readonly id: number;
	readonly shares: bigint;
}

/**
 * Mints an item with shares of a pool and returns its id.
 *
 * Events: those of {@link mintItem}, `phalaBasePool.NftCreated`.
 */
export function mintShares(chain: Chain, { pid, cid }: Collection, owner: Hex, shares: bigint): number {
	const nftId = chain.at(nextNftId).get(cid);
	chain.at(nextNftId).set(cid, nftId + 1);
	mintItem(chain, cid, nftId, owner, encodeShares(shares), nowSeconds(chain));
	emit(chain, "phalaBasePool", "NftCreated", { pid, cid, nftId, owner, shares });
	return nftId;
}

/** Burns an item with the shares in it, see {@link burnItem}. */
export const burnShares = (chain: Chain, { cid }: Collection, id: number, burner?: Hex): void =>
	burnItem(chain, cid, id, burner);

/** Shares in an item. */
export function sharesIn(chain: Chain, { cid }: Collection, id: number): bigint {
	const bytes = propertyOf(chain, cid, id, STAKE_INFO) ?? fail("phalaBasePool", "MissCollectionId");
	return decodeShares(bytes);
}

/** Sets the shares in an item. */
export function setShares(chain: Chain, { cid }: Collection, id: number, shares: bigint): void {
	setProperty(chain, cid, id, STAKE_INFO, encodeShares(shares));
}

/** Items of `owner` with the shares in them, in storage order. */
export const shareItemsOf = (chain: Chain, pool: Collection, owner: Hex): ShareItem[] =>
	itemsOf(chain, owner, pool.cid).map((id) => ({ id, shares: sharesIn(chain, pool, id) }));

/** Shares of `owner` in its own items: all except queued ones. */
export const activeShares = (chain: Chain, pool: Collection, owner: Hex): bigint =>
	sumOf(shareItemsOf(chain, pool, owner));

/** Merges the items of `owner` into one: a single item stays, several are burnt and minted as one. */
export function mergeShares(chain: Chain, pool: Collection, owner: Hex): ShareItem | null {
	const items = shareItemsOf(chain, pool, owner);
	if (items.length <= 1) return items[0] ?? null;
	for (const { id } of items) burnShares(chain, pool, id);
	const shares = sumOf(items);
	return { id: mintShares(chain, pool, owner, shares), shares };
}

/** All shares in `items`. */
export const sumOf = (items: readonly Pick<ShareItem, "shares">[]) =>
	items.reduce((sum, { shares }) => sum + shares, 0n);

const encodeShares = (shares: bigint): Hex => toHex(encodeInteger(shares, 16));

function decodeShares(bytes: Hex): bigint {
	const view = new DataView(fromHex(bytes).buffer);
	return view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n);
}
