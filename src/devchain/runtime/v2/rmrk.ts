import { isPoolCollection } from "./pools.ts";
import { ensure, fail, type PalletCalls } from "./surface.ts";

/** Calls of `RmrkCore`: items of pools cannot be given away, and there are no others. */
export const rmrkCore: PalletCalls<"rmrkCore"> = {
	send: (chain, _, { collectionId }) => {
		ensure(isPoolCollection(chain, collectionId), "rmrkCore", "CollectionUnknown");
		fail("rmrkCore", "FailedTransferHooksPreCheck");
	},
};
