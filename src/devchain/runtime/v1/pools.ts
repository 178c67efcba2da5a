import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { sharePrice } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { PoolMetadata } from "../phala/pool-metadata.ts";
import { ensure, fail, item } from "./pallet-types.ts";

/** All pools. */
export const stakePools = item("phalaStakePool", "stakePools");

/** A pool, free to be changed and saved. */
export const stakePool = (chain: Chain, pid: bigint): PoolInfo =>
	chain.at(stakePools).get(pid) ?? fail("phalaStakePool", "PoolDoesNotExist");

/** A pool of `who`'s own, free to be changed and saved. */
export function ownPool(chain: Chain, pid: bigint, who: Hex): PoolInfo {
	const pool = stakePool(chain, pid);
	ensure(pool.owner === who, "phalaStakePool", "UnauthorizedPoolOwner");
	return pool;
}

/** Writes a pool back. */
export function savePool(chain: Chain, pool: PoolInfo): void {
	chain.at(stakePools).set(pool.pid, pool);
}

/** U64F64 bits; `null` while there are no shares. */
export const priceOf = (pool: PoolInfo): bigint | null => sharePrice(pool, 1);

/** Whitelists and descriptions. */
export const notes = new PoolMetadata("phalaStakePool", (chain, pid) => stakePool(chain, pid).owner);
