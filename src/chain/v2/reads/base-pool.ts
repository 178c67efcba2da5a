import type { BasePool, PoolProxy, StakePool, Vault, WithdrawInfo } from "../../../../generated/v2/pallets.ts";
import { wrongPoolKind } from "../../../errors/not-found.ts";
import type { PoolTotals } from "../../../math/shares.ts";
import type { StorageValue } from "../../../query/storage-value.ts";
import type { PoolKind } from "../../model/stake-pool.ts";
import type { ChainV2 } from "../chain-context.ts";
import { shareNftShares } from "./share-nft.ts";

/** The common part of stake pools and vaults. */
export function basePool(pool: PoolProxy): { readonly kind: PoolKind; readonly base: BasePool } {
	if ("StakePool" in pool) return { kind: "stakePool", base: pool.StakePool.basepool };
	return { kind: "vault", base: pool.Vault.basepool };
}

/** The stake pool in `pool`. Throws `WRONG_POOL_KIND` for a vault. */
export function asStakePool(pid: number, pool: PoolProxy): StakePool {
	if ("StakePool" in pool) return pool.StakePool;
	throw wrongPoolKind(pid, "vault");
}

/** The vault in `pool`. Throws `WRONG_POOL_KIND` for a stake pool. */
export function asVault(pid: number, pool: PoolProxy): Vault {
	if ("Vault" in pool) return pool.Vault;
	throw wrongPoolKind(pid, "stakePool");
}

/** A pool's totals as `math` takes them. */
export function poolTotals({ totalValue, totalShares }: BasePool): PoolTotals {
	return { totalStake: totalValue, totalShares };
}

/** The requests of a pool's queue with the items that hold their shares. */
export function queuedShares(
	chain: ChainV2,
	{ cid, withdrawQueue }: BasePool,
): { request: WithdrawInfo; shares: StorageValue<bigint> }[] {
	return withdrawQueue.map((request) => ({ request, shares: shareNftShares(chain, cid, request.nftId) }));
}
