import type { Vault } from "../../../../generated/v2/pallets.ts";
import { isDust, isExpired, valueOf as shareValue } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { nowSeconds } from "../frame/timestamp.ts";
import { BASE_POOL } from "./accounts.ts";
import { delegator, vaultLocks } from "./delegating-account.ts";
import { constant } from "./pallet-types.ts";
import { saveVault, stakePool, totalsOf, vault } from "./pools.ts";
import { requestsOf, serveQueue, waitingOf } from "./queue.ts";
import { burnShares, shareItemsOf, sumOf } from "./shares.ts";
import { withdrawStake } from "./stake-pool.ts";
import { wrappedBalance } from "./wrapped-asset.ts";

/**
 * Serves a vault's queue. If a request has waited too long, withdraws all of the vault's shares from every pool and locks
 * the vault until its queue is empty.
 */
export function checkExits(chain: Chain, pid: bigint): void {
	const pool = vault(chain, pid);
	serveQueue(chain, pool.basepool);
	saveVault(chain, pool);
	if (pool.basepool.withdrawQueue.length === 0) chain.at(vaultLocks).delete(pid);
	if (hasToShutDown(chain, pool)) shutDown(chain, pool);
}

/** Whether a request has waited too long and is not covered by queued withdrawals, or has waited very long in any case. */
function hasToShutDown(chain: Chain, { basepool, investPools }: Vault): boolean {
	const { poolAccountId } = basepool;
	const releasing = investPools.map((pid) => {
		const { basepool: invested } = stakePool(chain, pid);
		return shareValue(sumOf(waitingOf(chain, invested, poolAccountId)), totalsOf(invested), 2);
	});
	const budget = releasing.reduce((sum, value) => sum + value, wrappedBalance(chain, poolAccountId));
	const queue = requestsOf(chain, basepool).map(({ shares, startTime }) => ({ shares, startedAt: Number(startTime) }));
	return isExpired(totalsOf(basepool), queue, budget, Number(nowSeconds(chain)), {
		generation: 2,
		gracePeriodSeconds: Number(constant(chain, "phalaStakePoolv2", "gracePeriod")),
		vaultQueuePeriodSeconds: Number(constant(chain, "phalaVault", "vaultQueuePeriod")),
	});
}

/**
 * Withdraws all of the vault's shares from every pool on behalf of its owner. Fails for a vault that is locked, or has
 * only queued shares in a pool. Burns items of dust.
 */
function shutDown(chain: Chain, { basepool, investPools }: Vault): void {
	const { pid: vaultPid, owner, poolAccountId } = basepool;
	for (const pid of investPools) {
		const invested = stakePool(chain, pid).basepool;
		const items = shareItemsOf(chain, invested, poolAccountId);
		for (const { id, shares } of items) if (isDust(shares)) burnShares(chain, invested, id, BASE_POOL);
		const active = items.filter(({ shares }) => !isDust(shares));
		const all = sumOf([...active, ...waitingOf(chain, invested, poolAccountId)]);
		if (!isDust(all)) withdrawStake(chain, delegator(chain, owner, vaultPid), pid, all, vaultPid);
	}
	chain.at(vaultLocks).set(vaultPid, true);
}
