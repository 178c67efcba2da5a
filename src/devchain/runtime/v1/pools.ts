import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { sharePrice } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { PoolMetadata } from "../phala/pool-metadata.ts";
import { ensure, fail, item } from "./pallet-types.ts";

/** All pools. */
export const stakePools = item("phalaStakePool", "stakePools");

/** Mutable copy of a pool. */
export const stakePool = (chain: Chain, pid: bigint): PoolInfo =>
	chain.at(stakePools).get(pid) ?? fail("phalaStakePool", "PoolDoesNotExist");

/** Mutable copy of a pool that `who` owns. */
export function ownPool(chain: Chain, pid: bigint, who: Hex): PoolInfo {
	const pool = stakePool(chain, pid);
	ensure(pool.owner === who, "phalaStakePool", "UnauthorizedPoolOwner");
	return pool;
}

/** Saves a pool. */
export function savePool(chain: Chain, pool: PoolInfo): void {
	chain.at(stakePools).set(pool.pid, pool);
}

/** Share price as U64F64 bits; `null` while there are no shares. */
export const priceOf = (pool: PoolInfo): bigint | null => sharePrice(pool, 1);

/** Whitelists and descriptions. */
export const notes = new PoolMetadata("phalaStakePool", (chain, pid) => stakePool(chain, pid).owner);
