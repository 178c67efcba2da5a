import type { BasePool, PoolProxy, StakePool, Vault } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { PoolTotals } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { poolAccount } from "./accounts.ts";
import { createCollection } from "./nft.ts";
import { ensure, fail, item } from "./pallet-types.ts";

const pools = item("phalaBasePool", "pools");
const poolCount = item("phalaBasePool", "poolCount");
const collectionIndex = item("phalaBasePool", "collectionIndex");
const poolCollections = item("phalaBasePool", "poolCollections");

/** The first collection of a chain. */
const FIRST_COLLECTION = 10_000;

/** Fields of both kinds of pool. */
function basePoolOf(proxy: PoolProxy): BasePool {
	return "StakePool" in proxy ? proxy.StakePool.basepool : proxy.Vault.basepool;
}

/** A pool of either kind. */
export function anyPool(chain: Chain, pid: bigint): BasePool {
	return basePoolOf(chain.at(pools).get(pid) ?? fail("phalaBasePool", "PoolDoesNotExist"));
}

/** Mutable copy of a stake pool. */
export function stakePool(chain: Chain, pid: bigint): StakePool {
	const proxy = chain.at(pools).get(pid) ?? fail("phalaBasePool", "PoolDoesNotExist");
	return "StakePool" in proxy ? proxy.StakePool : fail("phalaBasePool", "PoolTypeNotMatch");
}

/** Mutable copy of a stake pool that `who` owns. */
export function ownPool(chain: Chain, pid: bigint, who: Hex): StakePool {
	const pool = stakePool(chain, pid);
	ensure(pool.basepool.owner === who, "phalaStakePoolv2", "UnauthorizedPoolOwner");
	return pool;
}

/** Saves a stake pool. */
export function saveStakePool(chain: Chain, pool: StakePool): void {
	chain.at(pools).set(pool.basepool.pid, { StakePool: pool });
}

/** Mutable copy of a vault. */
export function vault(chain: Chain, pid: bigint): Vault {
	const proxy = chain.at(pools).get(pid) ?? fail("phalaBasePool", "PoolDoesNotExist");
	return "Vault" in proxy ? proxy.Vault : fail("phalaBasePool", "PoolTypeNotMatch");
}

/** Mutable copy of a vault that `who` owns. */
export function ownVault(chain: Chain, pid: bigint, who: Hex): Vault {
	const own = vault(chain, pid);
	ensure(own.basepool.owner === who, "phalaVault", "UnauthorizedPoolOwner");
	return own;
}

/** Saves a vault. */
export function saveVault(chain: Chain, pool: Vault): void {
	chain.at(pools).set(pool.basepool.pid, { Vault: pool });
}

/** Totals of a pool in the format of the share math. */
export const totalsOf = ({ totalShares, totalValue }: BasePool): PoolTotals => ({
	totalShares,
	totalStake: totalValue,
});

/** Creates an empty pool with its collection. The caller stores it as a stake pool or vault. */
export function newBasePool(chain: Chain, owner: Hex, symbol: string): BasePool {
	const pid = chain.at(poolCount).get();
	const cid = Math.max(chain.at(collectionIndex).get(), FIRST_COLLECTION);
	createCollection(chain, cid, `${symbol}-${pid}`);
	chain.at(poolCount).set(pid + 1n);
	chain.at(collectionIndex).set(cid + 1);
	chain.at(poolCollections).set(cid, pid);
	return {
		pid,
		owner,
		totalShares: 0n,
		totalValue: 0n,
		withdrawQueue: [],
		valueSubscribers: [],
		cid,
		poolAccountId: poolAccount(pid, owner),
	};
}
