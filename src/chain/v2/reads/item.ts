import type { Hex } from "../../../codec/hex.ts";
import { fromHex } from "../../../codec/hex.ts";
import { Reader } from "../../../codec/reader.ts";
import type { Entry, KeyArgs } from "../../entry.ts";
import { decoded } from "../../keys/decoded.ts";
import type { Answer } from "../../read.ts";
import type { BlockRef } from "../../types.ts";
import type { ChainV2 } from "../context.ts";

/** One stored value that a read wants: the key to ask for, and what the answer holds there. */
export interface Item<V> {
	readonly key: Hex;
	of(answer: Answer): V;
}

/** The value of `entry` for these arguments. */
export function item<A extends readonly unknown[], V>(entry: Entry<A, V>, ...args: KeyArgs<A>): Item<V> {
	const key = entry.key(...args);
	return { key, of: (answer) => entry.decode(answer.value(key)) };
}

/** Keys of several items. */
export function keysOf(items: Iterable<Item<unknown>>): Hex[] {
	return Array.from(items, ({ key }) => key);
}

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
			const bytes = fromHex(info);
			return decoded("stake-info", bytes, () => {
				const r = new Reader(bytes);
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

/** The block of an answer, as values name it. */
export function blockOf({ block: { hash, number } }: Answer): BlockRef {
	return { hash, number };
}

/** The chain's time at the block as its pallets see it: whole seconds since the epoch. */
export function nowOf({ block }: Answer): number {
	return Math.floor(block.timestampMs / 1000);
}
