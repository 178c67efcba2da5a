import type { BasePool, PoolProxy, StakePool, Vault, WithdrawInfo } from "../../../../generated/v2/pallets.ts";
import { otherKind } from "../../../errors/not-found.ts";
import type { PoolTotals } from "../../../math/shares.ts";
import type { Item } from "../../../query/storage-value.ts";
import type { PoolKind } from "../../model.ts";
import type { ChainV2 } from "../chain-context.ts";
import { sharesIn } from "./share-nft.ts";

/** What stake pools and vaults have in common. */
export function baseOf(pool: PoolProxy): { readonly kind: PoolKind; readonly base: BasePool } {
	if ("StakePool" in pool) return { kind: "stakePool", base: pool.StakePool.basepool };
	return { kind: "vault", base: pool.Vault.basepool };
}

/** The stake pool in `pool`. Throws `WRONG_POOL_KIND` for a vault. */
export function stakePoolOf(pid: number, pool: PoolProxy): StakePool {
	if ("StakePool" in pool) return pool.StakePool;
	throw otherKind(pid, "vault");
}

/** The vault in `pool`. Throws `WRONG_POOL_KIND` for a stake pool. */
export function vaultOf(pid: number, pool: PoolProxy): Vault {
	if ("Vault" in pool) return pool.Vault;
	throw otherKind(pid, "stakePool");
}

/** A pool's totals in the words of `math`. */
export function totalsOf({ totalValue, totalShares }: BasePool): PoolTotals {
	return { totalStake: totalValue, totalShares };
}

/** The requests of a pool's queue with the items that hold their shares. */
export function queueOf(
	chain: ChainV2,
	{ cid, withdrawQueue }: BasePool,
): { request: WithdrawInfo; shares: Item<bigint> }[] {
	return withdrawQueue.map((request) => ({ request, shares: sharesIn(chain, cid, request.nftId) }));
}
