import type { Hex } from "../../../codec/hex.ts";
import { derived, named } from "../phala/accounts.ts";

/** Issuer of every pool's collection, and owner of every item in a queue. */
export const BASE_POOL = named("basepool");

/** Holds a pool's free stake. */
export const poolAccount = (pid: bigint, owner: Hex): Hex => derived("bp/", pid, owner);

/** Holds the stake of a stake pool's workers. */
export const lockAccount = (pid: bigint, owner: Hex): Hex => derived("sl/", pid, owner);

/** Holds a stake pool owner's commission. */
export const ownerRewardAccount = (pid: bigint, owner: Hex): Hex => derived("so/", pid, owner);
