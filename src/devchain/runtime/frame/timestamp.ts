import type { Chain } from "./chain.ts";
import { itemOf } from "./define-item.ts";

/** Clock of the block, ms. */
export const Now = itemOf<[], bigint>("timestamp", "now");

/** Clock of the block in whole seconds. */
export const nowSeconds = (chain: Chain): bigint => chain.at(Now).get() / 1000n;
