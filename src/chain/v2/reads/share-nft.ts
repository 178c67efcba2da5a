import type { Hex } from "../../../codec/hex.ts";
import { Reader } from "../../../codec/reader.ts";
import { type Item, item } from "../../../query/storage-value.ts";
import { decoded } from "../../storage/decode-error.ts";
import type { ChainV2 } from "../chain-context.ts";

/** `stake-info`, the property of a share item that holds its shares. */
const STAKE_INFO: Hex = "0x7374616b652d696e666f";

/** Shares in one item of a pool's collection; 0 where the chain has no such item. */
export function sharesIn({ entries }: ChainV2, collection: number, nft: number): Item<bigint> {
	const property = item(entries.rmrkCore.properties, collection, nft, STAKE_INFO);
	return {
		key: property.key,
		of(answer) {
			const info = property.of(answer);
			if (info === null) return 0n;
			return decoded("stake-info", info, () => {
				const r = new Reader(info);
				const shares = r.u128();
				r.end();
				return shares;
			});
		},
	};
}

/** W-PHA of an account. */
export function wrappedOf({ entries, constants }: ChainV2, account: Hex): Item<bigint> {
	const balance = item(entries.assets.account, constants.wrappedAsset, account);
	return { key: balance.key, of: (answer) => balance.of(answer)?.balance ?? 0n };
}

/** Least W-PHA of an account. */
export function minimumOf({ entries, constants }: ChainV2): Item<bigint> {
	const asset = item(entries.assets.asset, constants.wrappedAsset);
	return { key: asset.key, of: (answer) => asset.of(answer)?.minBalance ?? 0n };
}
