import type { Hex } from "../../../codec/hex.ts";
import { type StorageValue, storageValue } from "../../../query/storage-value.ts";
import { decodeValue } from "../../storage/decode-error.ts";
import type { ChainV2 } from "../chain-context.ts";

/** `stake-info`, the property of a share item that holds its shares. */
const STAKE_INFO: Hex = "0x7374616b652d696e666f";

/** Shares in one item of a pool's collection; 0 where the chain has no such item. */
export function shareNftShares({ entries }: ChainV2, collection: number, nft: number): StorageValue<bigint> {
	const property = storageValue(entries.rmrkCore.properties, collection, nft, STAKE_INFO);
	return {
		key: property.key,
		from(response) {
			const info = property.from(response);
			if (info === null) return 0n;
			return decodeValue("stake-info", info, (r) => r.u128());
		},
	};
}

/** W-PHA of an account. */
export function wrappedBalance({ entries, constants }: ChainV2, account: Hex): StorageValue<bigint> {
	const balance = storageValue(entries.assets.account, constants.wrappedAsset, account);
	return { key: balance.key, from: (response) => balance.from(response)?.balance ?? 0n };
}

/** Whether the W-PHA asset exists: after an upgrade from generation 1 not before governance creates it. */
export function wrappedAssetExists({ entries, constants }: ChainV2): StorageValue<boolean> {
	const asset = storageValue(entries.assets.asset, constants.wrappedAsset);
	return { key: asset.key, from: (response) => asset.from(response) !== null };
}

/** Least W-PHA of an account; 0 before the asset exists. */
export function wrappedMinimum({ entries, constants }: ChainV2): StorageValue<bigint> {
	const asset = storageValue(entries.assets.asset, constants.wrappedAsset);
	return { key: asset.key, from: (response) => asset.from(response)?.minBalance ?? 0n };
}
