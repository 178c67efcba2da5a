import { PoolMetadata } from "../phala/pool-metadata.ts";
import type { PalletCalls } from "./pallet-types.ts";
import { anyPool } from "./pools.ts";

/** Whitelists and descriptions of stake pools and vaults. */
export const notes = new PoolMetadata("phalaBasePool", (chain, pid) => anyPool(chain, pid).owner);

/** Calls of `PhalaBasePool`. */
export const basePool: PalletCalls<"phalaBasePool"> = notes.calls;
