import type { Chain } from "./chain.ts";
import { defineItem } from "./define-item.ts";

/** Clock of the block, ms. */
export const Now = defineItem<[], bigint>("timestamp", "now");

/** Clock of the block in whole seconds. */
export const nowSeconds = (chain: Chain): bigint => chain.at(Now).get() / 1000n;
