import { type Hex, toHex } from "../../src/codec/hex.ts";
import type { Chain } from "../../src/devchain/runtime/frame/chain.ts";
import { STAKE_INFO } from "../../src/devchain/runtime/v2/nft.ts";
import { item } from "../../src/devchain/runtime/v2/pallet-types.ts";

const items = item("uniques", "asset");
const owned = item("uniques", "account");
const nfts = item("rmrkCore", "nfts");
const properties = item("rmrkCore", "properties");

/** Collections are numbered like the chain's: from here on, a pool each. */
export const collectionOf = (pid: number): number => 10_000 + pid;

/** Writes a share item. */
export function fillItem(chain: Chain, pid: number, id: number, owner: Hex, shares: bigint): void {
	const collection = collectionOf(pid);
	const bytes = new Uint8Array(16);
	const view = new DataView(bytes.buffer);
	view.setBigUint64(0, shares & 0xffff_ffff_ffff_ffffn, true);
	view.setBigUint64(8, shares >> 64n, true);
	chain.at(items).set(collection, id, { owner, approved: null, isFrozen: false, deposit: 0n });
	chain.at(owned).set(owner, collection, id, true);
	chain.at(nfts).set(collection, id, {
		owner: { AccountId: owner },
		royalty: null,
		metadata: "0x",
		equipped: null,
		pending: false,
		transferable: true,
	});
	chain.at(properties).set(collection, id, STAKE_INFO, toHex(bytes));
}
