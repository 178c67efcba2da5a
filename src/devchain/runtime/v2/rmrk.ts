import { ownerOf } from "./nft.ts";
import { ensure, fail, type PalletCalls } from "./pallet-types.ts";

/** Calls of `RmrkCore`: items of pools cannot be transferred, and there are no others. */
export const rmrkCore: PalletCalls<"rmrkCore"> = {
	send: (chain, who, { collectionId, nftId }) => {
		const owner = ownerOf(chain, collectionId, nftId) ?? fail("rmrkCore", "NoAvailableNftId");
		ensure(owner === who, "rmrkCore", "NoPermission");
		fail("rmrkCore", "FailedTransferHooksPreCheck");
	},
};
