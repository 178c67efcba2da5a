import type { CollectionDetails } from "../../../../generated/v2/pallets.ts";
import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { BASE_POOL } from "./accounts.ts";
import { emit, fail, item } from "./pallet-types.ts";
import { collections, locks, nfts, properties } from "./rmrk-storage.ts";

const classes = item("uniques", "class");
const classAccounts = item("uniques", "classAccount");
const items = item("uniques", "asset");
/** Items by owner. */
const owned = item("uniques", "account");

const utf8 = (text: string): Hex => toHex(new TextEncoder().encode(text));

/** Property with the shares of an item. */
export const STAKE_INFO = utf8("stake-info");
/** Property with the creation time of an item. */
const CREATE_TIME = utf8("createtime");

/**
 * Creates a collection that the base pool issues.
 *
 * Events: `uniques.Created`, `rmrkCore.CollectionCreated`.
 */
export function createCollection(chain: Chain, collection: number, symbol: string): void {
	const issuer = BASE_POOL;
	const details: CollectionDetails = {
		owner: issuer,
		issuer,
		admin: issuer,
		freezer: issuer,
		totalDeposit: 0n,
		freeHolding: false,
		items: 0,
		itemMetadatas: 0,
		attributes: 0,
		isFrozen: false,
	};
	chain.at(classes).set(collection, details);
	chain.at(classAccounts).set(issuer, collection, true);
	chain.at(collections).set(collection, { issuer, metadata: "0x", max: null, symbol: utf8(symbol), nftsCount: 0 });
	emit(chain, "uniques", "Created", { collection, creator: issuer, owner: issuer });
	emit(chain, "rmrkCore", "CollectionCreated", { issuer, collectionId: collection });
}

/**
 * Mints a locked item.
 *
 * Events: `uniques.Issued`, `rmrkCore.NftMinted`, `rmrkCore.PropertySet` for its shares and its creation time.
 *
 * @param stakeInfo - encoded shares
 * @param createdAt - seconds since 1970
 */
export function mintItem(
	chain: Chain,
	collection: number,
	id: number,
	owner: Hex,
	stakeInfo: Hex,
	createdAt: bigint,
): void {
	chain.at(items).set(collection, id, { owner, approved: null, isFrozen: false, deposit: 0n });
	chain.at(owned).set(owner, collection, id, true);
	emit(chain, "uniques", "Issued", { collection, item: id, owner });
	const root = { AccountId: owner };
	chain.at(nfts).set(collection, id, {
		owner: root,
		royalty: null,
		metadata: "0x",
		equipped: null,
		pending: owner !== BASE_POOL,
		transferable: true,
	});
	emit(chain, "rmrkCore", "NftMinted", { owner: root, collectionId: collection, nftId: id });
	count(chain, collection, 1);
	setProperty(chain, collection, id, STAKE_INFO, stakeInfo);
	setProperty(chain, collection, id, CREATE_TIME, utf8(String(createdAt)));
	chain.at(locks).set([collection, id], true);
}

/**
 * Burns an item.
 *
 * Events: `rmrkCore.PropertiesRemoved`, `uniques.Burned`, `rmrkCore.NFTBurned`, `rmrkCore.PropertyRemoved` for its time.
 *
 * @param burner - account in the event `NFTBurned`, by default the owner
 */
export function burnItem(chain: Chain, collection: number, id: number, burner?: Hex): void {
	const owner = ownerOf(chain, collection, id) ?? fail("rmrkCore", "NoAvailableNftId");
	const removed = { collectionId: collection, maybeNftId: id };
	for (const key of [STAKE_INFO, CREATE_TIME]) chain.at(properties).delete(collection, id, key);
	emit(chain, "rmrkCore", "PropertiesRemoved", removed);
	chain.at(items).delete(collection, id);
	chain.at(owned).delete(owner, collection, id);
	emit(chain, "uniques", "Burned", { collection, item: id, owner });
	chain.at(nfts).delete(collection, id);
	chain.at(locks).delete([collection, id]);
	count(chain, collection, -1);
	emit(chain, "rmrkCore", "NFTBurned", { owner: burner ?? owner, collectionId: collection, nftId: id });
	emit(chain, "rmrkCore", "PropertyRemoved", { ...removed, key: CREATE_TIME });
}

/** Owner of an item; `null` if the item does not exist. */
export const ownerOf = (chain: Chain, collection: number, id: number): Hex | null =>
	chain.at(items).get(collection, id)?.owner ?? null;

/** Property of an item; `null` if it is not set. */
export const propertyOf = (chain: Chain, collection: number, id: number, key: Hex): Hex | null =>
	chain.at(properties).get(collection, id, key);

/**
 * Sets a property of an item.
 *
 * Events: `rmrkCore.PropertySet`.
 */
export function setProperty(chain: Chain, collection: number, id: number, key: Hex, value: Hex): void {
	chain.at(properties).set(collection, id, key, value);
	emit(chain, "rmrkCore", "PropertySet", { collectionId: collection, maybeNftId: id, key, value });
}

/** Items of `owner` in a collection, in storage order: ascending by the hash of the id, not by the id. */
export const itemsOf = (chain: Chain, owner: Hex, collection: number): number[] =>
	chain
		.at(owned)
		.keys(owner, collection)
		.map(([, , id]) => id);

function count(chain: Chain, collection: number, by: 1 | -1): void {
	const unique = chain.at(classes).get(collection) ?? fail("uniques", "UnknownCollection");
	chain.at(classes).set(collection, { ...unique, items: unique.items + by });
	const info = chain.at(collections).get(collection) ?? fail("rmrkCore", "CollectionUnknown");
	chain.at(collections).set(collection, { ...info, nftsCount: info.nftsCount + by });
}
