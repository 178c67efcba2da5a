import { PoolNotes } from "../phala/pool-notes.ts";
import { anyPool } from "./pools.ts";
import type { PalletCalls } from "./surface.ts";

/** Whitelists and descriptions, of stake pools and vaults alike. */
export const notes = new PoolNotes("phalaBasePool", (chain, pid) => anyPool(chain, pid).owner);

/** Calls of `PhalaBasePool`. */
export const basePool: PalletCalls<"phalaBasePool"> = notes.calls;
